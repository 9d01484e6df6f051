"""Colleagues work along in a dossier for a time: it opens to them, and closes again (issue 4)."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import KANARIE, Zaak, doel, klaar
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.kern import beslotenheid, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, Ongeldig
from rotonde.kern.models import Betrokkenheid, Gebeurtenis, Medewerker
from rotonde.kern.periode import NOOIT, periode
from rotonde.kern.soorten import Rol, Wet
from rotonde.regie import actions as regie
from rotonde.regie import caseload, queries
from rotonde.regie.acties import actions as acties
from rotonde.regie.acties.actions import Toezegging
from rotonde.regie.models import Actiepunt, Dossier, Teamgenoot
from rotonde.regie.team import actions
from rotonde.regie.team import queries as team
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.soorten import Teamrol

VANDAAG = date(2024, 6, 1)


def betrokken(loket: Loket, zaak: Zaak, van: date = VANDAAG, tot: date | None = None) -> UUID:
    """Anna lets Bram work along."""
    with wie.als(aanspreekpunt(loket.anna)):
        return actions.betrekken(Betrekking(zaak.dossier, loket.bram, Teamrol.SCHULD, van, tot))


def ziet(medewerker_id: UUID, dag: date = VANDAAG) -> int:
    with klok.op(klok.moment(dag)), wie.als(aanspreekpunt(medewerker_id)):
        return Dossier.objects.count()


def test_who_works_along_sees_the_dossier_and_writes_no_aanpak_priv_12(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    assert ziet(loket.bram) == 0
    betrokken(loket, zaak)
    with wie.als(aanspreekpunt(loket.bram)):
        assert not queries.dossier(zaak.dossier).ik_houd
        assert [(lid.naam, lid.als, lid.nu) for lid in team.van_dossier(zaak.dossier)] == [
            ("Bram", Teamrol.SCHULD, True)
        ]
        with pytest.raises(GeenBevoegdheid):
            regie.doel_stellen(zaak.aanpak, doel(gezin.moeder))
        assert list(caseload.van(loket.bram, {})) == []


def test_only_in_its_own_days_priv_12(loket: Loket, zaak: Zaak) -> None:
    betrokken(loket, zaak, VANDAAG + timedelta(days=2), VANDAAG + timedelta(days=4))
    dagen = [ziet(loket.bram, VANDAAG + timedelta(days=dag)) for dag in range(6)]
    assert dagen == [0, 0, 1, 1, 0, 0]


def test_let_go_the_dossier_is_shut_at_once_priv_13(loket: Loket, zaak: Zaak) -> None:
    teamgenoot = betrokken(loket, zaak)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.loslaten(zaak.dossier, teamgenoot)
        assert team.van_dossier(zaak.dossier) == []
        with pytest.raises(KanNuNiet, match="al niet meer mee"):
            actions.loslaten(zaak.dossier, teamgenoot)
    assert ziet(loket.bram) == 0


def test_one_leaves_by_oneself_and_nobody_sends_away_a_colleague(loket: Loket, zaak: Zaak) -> None:
    teamgenoot = betrokken(loket, zaak)
    clara = medewerker("Clara", Rol.AANSPREEKPUNT)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.betrekken(Betrekking(zaak.dossier, clara, Teamrol.GEZIN, VANDAAG))
    with wie.als(aanspreekpunt(clara)), pytest.raises(GeenBevoegdheid):
        actions.loslaten(zaak.dossier, teamgenoot)
    with wie.als(aanspreekpunt(loket.bram)):
        actions.loslaten(zaak.dossier, teamgenoot)
    assert (ziet(loket.bram), ziet(clara)) == (0, 1)


def test_called_off_before_it_began_it_never_opens(loket: Loket, zaak: Zaak) -> None:
    teamgenoot = betrokken(loket, zaak, VANDAAG + timedelta(days=2))
    with wie.als(aanspreekpunt(loket.anna)):
        actions.loslaten(zaak.dossier, teamgenoot)
        assert Teamgenoot.objects.get(pk=teamgenoot).periode == NOOIT
    with wie.als(dienst()):
        band = Betrokkenheid.objects.get(wie_id=loket.bram, object_id=zaak.dossier)
    assert band.periode == NOOIT
    assert ziet(loket.bram, VANDAAG + timedelta(days=3)) == 0


@pytest.mark.parametrize("later", [0, 5])
def test_closing_ends_the_team_also_who_was_to_begin_later_priv_13(loket: Loket, zaak: Zaak, later: int) -> None:
    teamgenoot = betrokken(loket, zaak, VANDAAG + timedelta(days=later))
    with wie.als(aanspreekpunt(loket.anna)):
        regie.sluiten(klaar(zaak.dossier))
    assert {ziet(loket.bram, VANDAAG + timedelta(days=dag)) for dag in (0, 1, 6)} == {0}
    with wie.als(dienst()):
        rij = Teamgenoot.objects.get(pk=teamgenoot)
        assert rij.periode == NOOIT if later else rij.periode.upper == VANDAAG


def test_who_takes_the_dossier_over_is_not_in_the_team_any_more_and_later_leaves_it_whole_priv_13(
    loket: Loket, zaak: Zaak
) -> None:
    betrokken(loket, zaak)
    with wie.als(aanspreekpunt(loket.anna)):
        regie.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=VANDAAG)
    with wie.als(aanspreekpunt(loket.bram)):
        assert queries.dossier(zaak.dossier).ik_houd
        assert team.van_dossier(zaak.dossier) == []
        regie.overdragen(zaak.dossier, aan=loket.anna, gesproken_op=VANDAAG)
    assert (ziet(loket.bram), ziet(loket.anna)) == (0, 1)


def test_what_was_still_to_be_done_goes_to_the_aanspreekpunt(loket: Loket, zaak: Zaak) -> None:
    teamgenoot = betrokken(loket, zaak)
    with wie.als(aanspreekpunt(loket.anna)):
        punt = acties.afspreken(Toezegging(zaak.dossier, loket.bram, "De schulden op een rij", VANDAAG))
        actions.loslaten(zaak.dossier, teamgenoot)
        assert Actiepunt.objects.get(pk=punt).medewerker_id == loket.anna


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"van": VANDAAG - timedelta(days=1)}, "vandaag of later"),
        ({"van": VANDAAG + timedelta(days=400)}, "binnen een jaar"),
        ({"tot": VANDAAG}, "laatste dag ligt voor de eerste"),
        ({"als": Teamrol.PROCESREGIE}, "werkt hier niet als procesregisseur"),
    ],
)
def test_what_does_not_fit_says_what_does(loket: Loket, zaak: Zaak, anders: dict[str, object], zin: str) -> None:
    betrekking = replace(Betrekking(zaak.dossier, loket.bram, Teamrol.WMO, VANDAAG), **anders)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match=zin):
        actions.betrekken(betrekking)


def test_who_cannot_work_along_is_refused_priv_20_priv_21(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    def probeer(wie_mee: UUID) -> None:
        actions.betrekken(Betrekking(zaak.dossier, wie_mee, Teamrol.WMO, VANDAAG))

    with wie.als(dienst()):
        verwant = medewerker("Vera", Rol.AANSPREEKPUNT)
        Medewerker.objects.filter(pk=verwant).update(persoon_id=gezin.vader)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="al het Aanspreekpunt"):
            probeer(loket.anna)
        with pytest.raises(Ongeldig, match="werkt hier niet als"):
            probeer(loket.balie)
        with pytest.raises(GeenBevoegdheid, match="eigen kring"):
            probeer(verwant)
        probeer(loket.bram)
        with pytest.raises(KanNuNiet, match="werkt dan al mee"):
            probeer(loket.bram)
    clara = medewerker("Clara", Rol.AANSPREEKPUNT)
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(GeenBevoegdheid):
        probeer(clara)
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [])
        beslotenheid.benoem(zaak.dossier, [loket.anna])
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match="besloten"):
        probeer(clara)


def test_the_database_keeps_one_place_per_colleague(loket: Loket, zaak: Zaak) -> None:
    betrokken(loket, zaak)
    with wie.als(dienst()), pytest.raises(IntegrityError, match="een_keer"), transaction.atomic():
        Teamgenoot.objects.create(
            gemeente_id=GEMEENTE, dossier_id=zaak.dossier, medewerker_id=loket.bram, als=Teamrol.WMO,
            periode=periode(VANDAAG + timedelta(days=9)), wet=Wet.WMO,
        )  # fmt: skip


def test_on_the_screen_from_working_along_to_stopping(loket: Loket, zaak: Zaak) -> None:
    anna, bram = (klant_als(Rol.AANSPREEKPUNT, actor=wie_) for wie_ in (loket.anna, loket.bram))
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    assert bram.get(dossier).status_code == 404
    velden = {"medewerker": str(loket.bram), "als": "schuld", "van": f"{VANDAAG}", "tot_en_met": "2024-05-01"}
    fout = anna.post(f"{dossier}team/", velden)
    assert (fout.status_code, "laatste dag ligt voor" in fout.content.decode()) == (422, True)
    anna.post(f"{dossier}team/", {**velden, "tot_en_met": ""})

    pagina = bram.zie(dossier).html
    assert KANARIE in pagina
    assert "Bram, schulddienstverlener" in " ".join(pagina.split())
    with wie.als(dienst()):
        pad = f"{dossier}team/{Teamgenoot.objects.get().pk}/"
        assert Gebeurtenis.objects.filter(soort="regie.collega_betrokken", dossier=zaak.dossier).count() == 1
    assert "Bram werkt mee vanaf 1 juni 2024" in bram.zie(pad).html
    bram.post(pad)
    assert bram.get(dossier).status_code == 404
    assert "schulddienstverlener" not in anna.zie(dossier).html


def test_the_dossier_asks_as_often_with_20_in_the_team_and_20_acties_as_with_1_af_35(loket: Loket, zaak: Zaak) -> None:
    anna: KeurendeClient = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    aantallen = []
    for erbij in (1, 19):
        for nr in range(erbij):
            collega = medewerker(f"Collega{erbij}-{nr}", Rol.AANSPREEKPUNT)
            with wie.als(aanspreekpunt(loket.anna)):
                actions.betrekken(Betrekking(zaak.dossier, collega, Teamrol.GEZIN, VANDAAG))
                acties.afspreken(Toezegging(zaak.dossier, collega, "Bellen", VANDAAG))
        anna.zie(dossier)
        with CaptureQueriesContext(connection) as vragen:
            anna.zie(dossier)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
