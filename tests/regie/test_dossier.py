"""Opening, handing over and closing: always one Aanspreekpunt, and only who is involved sees anything."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from tests.inwoners.gezin import Gezin, dienst
from tests.regie.zaak import Zaak, geopend, klaar
from tests.toegang.loket import VRAAG, Loket, aanspreekpunt, balie, gemeld, inwoner, opgepakt

from rotonde.kern import betrokkenheid, klok, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Gebeurtenis, Mutatie
from rotonde.kern.wie import Wie
from rotonde.regie import actions, caseload, policies, queries
from rotonde.regie.actions import Opening
from rotonde.regie.models import Aanpak, Doel, Dossier, Inzet, Regie
from rotonde.toegang import actions as toegang
from rotonde.toegang.actions import Oppakking
from rotonde.toegang.models import Melding, MeldingVerhaal
from rotonde.toegang.soorten import MeldingStatus

VANDAAG = date(2024, 6, 1)


def bewaak() -> None:
    """Let the database check now what it would check at commit."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_a_dossier_is_opened_for_the_household_by_who_took_the_melding(loket: Loket, gezin: Gezin) -> None:
    melding, dossier = geopend(loket, gezin.kind)
    bewaak()

    rij = Dossier.objects.get(pk=dossier)
    assert (rij.huishouden_id, rij.melding_id) == (gezin.huishouden, melding)
    assert Melding.objects.get(pk=melding).status == MeldingStatus.DOSSIER
    with wie.als(inwoner(gezin.kind)):
        assert queries.aanspreekpunt_van(dossier) == "Anna"


def test_only_from_ones_own_melding_that_is_being_worked_on(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.openen(melding)
    wacht = gemeld(loket, gezin.buur)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(NietGevonden):
            actions.openen(wacht)
        actions.openen(melding)
        with pytest.raises(KanNuNiet):
            actions.openen(melding)


def test_an_anonymous_melding_opens_nothing(loket: Loket) -> None:
    melding = opgepakt(loket, None)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(KanNuNiet, match="koppel eerst de inwoner"):
        actions.openen(melding)


def test_a_household_has_one_open_dossier(loket: Loket, gezin: Gezin) -> None:
    _, eerste = geopend(loket, gezin.moeder)
    tweede = opgepakt(loket, gezin.vader)

    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet, match="al een open dossier"):
            actions.openen(tweede)
        actions.sluiten(klaar(eerste))
        assert actions.openen(tweede)
    bewaak()


def test_a_service_opens_and_closes_many_at_historic_times(loket: Loket, gezin: Gezin) -> None:
    toen, later = klok.moment(date(2022, 3, 1)), klok.moment(date(2023, 5, 6))
    with wie.als(dienst()):
        meldingen = [
            ontvangst.melding
            for ontvangst in toegang.melden_alle(
                [replace(VRAAG, persoon=persoon, moment=toen) for persoon in (gezin.moeder, gezin.buur)]
            )
        ]
        toegang.oppakken_alle([Oppakking(melding, loket.bram, toen) for melding in meldingen])
        een, ander = actions.openen_bulk([Opening(melding, toen) for melding in meldingen])
        actions.sluiten_bulk([klaar(een, later)])
        bewaak()

        assert Dossier.objects.get(pk=een).gesloten_op == later
        assert Regie.objects.get(dossier=een).periode == DateTimeTZRange(toen, later)
    with wie.als(aanspreekpunt(loket.bram)):
        assert list(Dossier.objects.values_list("id", flat=True)) == [ander]
    with klok.op(klok.moment(date(2022, 6, 1))), wie.als(aanspreekpunt(loket.bram)):
        assert Dossier.objects.count() == 2


def test_after_a_warm_transfer_only_the_new_one_sees_it_priv_13(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=VANDAAG)
        bewaak()

        assert [m.objects.count() for m in (Dossier, Regie, Aanpak, Doel, Inzet, MeldingVerhaal)] == [0] * 6
        with pytest.raises(NietGevonden):
            queries.dossier(zaak.dossier)
        with pytest.raises(NietGevonden):
            actions.sluiten(klaar(zaak.dossier))
    with wie.als(aanspreekpunt(loket.bram)):
        assert queries.dossier(zaak.dossier).aanspreekpunt == "Bram"
        assert MeldingVerhaal.objects.count() == 1
    with wie.als(inwoner(gezin.moeder)):
        assert queries.aanspreekpunt_van(zaak.dossier) == "Bram"


@pytest.mark.parametrize(("dagen", "nieuws"), [(0, True), (6, True), (7, False)])
def test_who_receives_a_dossier_reads_so_for_five_werkdagen(
    loket: Loket, zaak: Zaak, gezin: Gezin, dagen: int, nieuws: bool
) -> None:
    geopend(loket, gezin.buur)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=VANDAAG)
        assert [regel.overgedragen_op for regel in caseload.van(loket.anna, {})] == [None]
    with klok.op(klok.nu() + timedelta(days=dagen)), wie.als(aanspreekpunt(loket.bram)):
        (regel,) = caseload.van(loket.bram, {})
    assert (regel.overgedragen_op is not None) == nieuws


def test_a_dossier_can_come_back_on_the_same_day(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=VANDAAG)
    with klok.op(klok.nu() + timedelta(hours=1)), wie.als(aanspreekpunt(loket.bram)):
        actions.overdragen(zaak.dossier, aan=loket.anna, gesproken_op=VANDAAG)
        bewaak()
    with klok.op(klok.nu() + timedelta(hours=2)), wie.als(aanspreekpunt(loket.anna)):
        assert queries.dossier(zaak.dossier).aanspreekpunt == "Anna"


def test_a_transfer_needs_a_talk_another_colleague_and_the_right_rol(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="na het gesprek"):
            actions.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=VANDAAG + timedelta(days=1))
        with pytest.raises(Ongeldig, match="Op die dag was dit dossier er nog niet"):
            actions.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=VANDAAG - timedelta(days=1))
        with pytest.raises(Ongeldig, match="geen Aanspreekpunt"):
            actions.overdragen(zaak.dossier, aan=loket.balie, gesproken_op=VANDAAG)
        with pytest.raises(KanNuNiet, match="is al het Aanspreekpunt"):
            actions.overdragen(zaak.dossier, aan=loket.anna, gesproken_op=VANDAAG)


def test_closing_ends_involvement_at_once_and_the_resident_keeps_sight_priv_13(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.sluiten(klaar(zaak.dossier))
        bewaak()

        assert [m.objects.count() for m in (Dossier, Regie, Aanpak, Doel, Inzet, MeldingVerhaal)] == [0] * 6
    with wie.als(inwoner(gezin.moeder)):
        assert Dossier.objects.get().gesloten_op is not None
        assert Doel.objects.count() == 1


def test_a_role_opens_no_dossier_and_involvement_does_priv_12(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    cases: list[tuple[Wie, list[int]]] = [
        (aanspreekpunt(loket.anna), [1, 1, 1, 1, 1]),
        (inwoner(gezin.moeder), [1, 1, 1, 1, 1]),
        (dienst(), [1, 1, 1, 1, 1]),
        (aanspreekpunt(loket.bram), [0] * 5),
        (balie(loket), [0] * 5),
        (inwoner(gezin.vader), [0] * 5),
        (dienst("1509"), [0] * 5),
    ]
    for vrager, aantallen in cases:
        with wie.als(vrager):
            assert [m.objects.count() for m in (Dossier, Regie, Aanpak, Doel, Inzet)] == aantallen, vrager


def test_what_is_announced_holds_no_words(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(dienst()):
        regels = list(Gebeurtenis.objects.filter(dossier=zaak.dossier).order_by("id"))
    assert [regel.soort for regel in regels] == [
        "regie.dossier_geopend", "regie.aanpak_opgesteld", "regie.doel_gesteld", "regie.inzet_gekozen",
    ]  # fmt: skip
    assert [regel.gegevens for regel in regels] == [{}, {"versie": 1}, {}, {"soort": "maatwerk", "afslag": 2}]
    assert {regel.betrokkene for regel in regels} == {gezin.moeder, None}


def _nog_een(zaak: Zaak, loket: Loket) -> None:
    regie = Regie.objects.get(dossier=zaak.dossier)
    regie.pk = zaak.doel
    regie.medewerker_id = loket.bram
    Regie.objects.bulk_create([regie])


def _geen_meer(zaak: Zaak, loket: Loket) -> None:
    regie = Regie.objects.get(dossier=zaak.dossier)
    regie.periode = DateTimeTZRange(regie.periode.lower, klok.nu() + timedelta(hours=1))
    regie.save()


def _later_begonnen(zaak: Zaak, loket: Loket) -> None:
    Regie.objects.update(periode=DateTimeTZRange(klok.nu() + timedelta(hours=1), None))


def _gesloten_met_houder(zaak: Zaak, loket: Loket) -> None:
    Dossier.objects.update(gesloten_op=klok.nu() + timedelta(hours=1))


@pytest.mark.parametrize("ingreep", [_nog_een, _geen_meer, _later_begonnen, _gesloten_met_houder])
def test_the_database_refuses_two_and_zero_aanspreekpunten(
    loket: Loket, zaak: Zaak, ingreep: Callable[[Zaak, Loket], None]
) -> None:
    bewaak()

    def ingrijpen() -> None:
        with transaction.atomic():
            ingreep(zaak, loket)
            bewaak()

    with wie.als(dienst()), pytest.raises(IntegrityError):
        ingrijpen()


def _zonder_regie(gezin: Gezin, melding: UUID) -> None:
    los = Dossier(gemeente_id="0246", melding_id=melding, geopend_op=klok.nu(), wet="wmo")
    los.huishouden_id = queries.huishoudens_op([(gezin.buur, VANDAAG)])[gezin.buur, VANDAAG]
    with transaction.atomic():
        Dossier.objects.bulk_create([los])
        bewaak()


def test_a_dossier_without_aanspreekpunt_is_refused_at_commit(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.buur)
    with wie.als(dienst()), pytest.raises(IntegrityError, match="niet op elk moment precies een Aanspreekpunt"):
        _zonder_regie(gezin, melding)


def test_the_check_at_commit_leaves_the_context_as_it_was(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.bram)):
        bewaak()
        with connection.cursor() as cursor:
            cursor.execute("SELECT kern_ctx('rol'), kern_actor()")
            assert cursor.fetchone() == ("aanspreekpunt", loket.bram)
        assert Dossier.objects.count() == 0


def test_the_backoffice_does_not_open_dossiers_sec_10(loket: Loket, gezin: Gezin) -> None:
    melding = opgepakt(loket, gezin.moeder)
    with wie.als(balie(loket)), pytest.raises(GeenBevoegdheid):
        actions.openen(melding)


def test_a_dossier_that_opens_to_the_asker_meanwhile_is_not_half_closed_rel_09(
    loket: Loket, zaak: Zaak, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between locking, which found nothing, and looking, somebody else let the asker in."""
    echt = policies.check_betrokken

    def kijk(dossiers: Iterable[UUID]) -> None:
        with wie.als(dienst()):
            betrokkenheid.begin([Band(loket.bram, "dossier", zaak.dossier, "proef")])
        echt(dossiers)

    monkeypatch.setattr(policies, "check_betrokken", kijk)
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.sluiten(klaar(zaak.dossier))
    with wie.als(dienst()):
        assert Mutatie.objects.filter(tabel="regie_regie", soort="U").count() == 0
