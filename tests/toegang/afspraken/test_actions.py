"""The verbs of afspraken: nobody is at two places, and each change is possible or says what is."""

from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst, vraagt
from tests.toegang.afspraken.agendablad import MAANDAG, WAAROVER, gemaakt, om, plan, plek, rij
from tests.toegang.loket import Loket, aanspreekpunt, balie, gemeld, inwoner, medewerker, opgepakt

from rotonde.kern import klok, wie
from rotonde.kern.betrokkenheid import BENOEMD
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Beslotenheid, Betrokkenheid, Gebeurtenis, Medewerker, nieuw_id
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol, Wet
from rotonde.toegang import actions
from rotonde.toegang.actions import Afronding, Afzegging, Verzetting
from rotonde.toegang.afspraken import tijden
from rotonde.toegang.afspraken.policies import OVERGANGEN
from rotonde.toegang.models import Afspraak
from rotonde.toegang.soorten import AfspraakSoort, AfspraakStatus, RedenAfzegging

KAN_NIET = RedenAfzegging.INWONER


def test_the_desk_makes_an_afspraak_for_an_aanspreekpunt(loket: Loket, gezin: Gezin) -> None:
    afspraak = rij(gemaakt(loket, gezin))

    assert (afspraak.persoon_id, afspraak.medewerker_id) == (gezin.moeder, loket.anna)
    assert (afspraak.begin, afspraak.einde) == (om(10), om(10, 30))
    assert (afspraak.status, afspraak.volgnummer, afspraak.gemaakt_door) == (AfspraakStatus.GEPLAND, 0, loket.balie)
    with wie.als(dienst()):
        feit = Gebeurtenis.objects.get(soort="toegang.afspraak_gemaakt")
    assert (feit.object_id, feit.betrokkene, feit.gegevens) == (afspraak.pk, gezin.moeder, {"volgnummer": 0})


@pytest.mark.parametrize(
    "rol", [Rol.PROCESREGISSEUR, Rol.PROFESSIONAL, Rol.PARTNER, Rol.BACKOFFICE, Rol.KWALITEIT, Rol.BELEID]
)
def test_other_rollen_make_none_sec_10(loket: Loket, gezin: Gezin, rol: Rol) -> None:
    with wie.als(vraagt(rol, actor=loket.anna)), pytest.raises(GeenBevoegdheid):
        actions.afspraak_maken(plan(loket, gezin))


def test_only_with_a_colleague_who_has_the_rol_today(loket: Loket, gezin: Gezin) -> None:
    with wie.als(dienst()):
        toetser = medewerker("Toetser", Rol.KWALITEIT)
    with wie.als(balie(loket)):
        for niemand in (toetser, nieuw_id()):
            with pytest.raises(Ongeldig, match="kies iemand van de balie"):
                actions.afspraak_maken(plan(loket, gezin, medewerker=niemand))
        actions.afspraak_maken(plan(loket, gezin, medewerker=loket.balie))


def test_a_medewerker_is_at_one_place_at_a_time(loket: Loket, gezin: Gezin) -> None:
    gemaakt(loket, gezin)

    with pytest.raises(KanNuNiet, match=r"medewerker heeft op maandag 3 juni 2024 van 10\.00 tot 10\.30 uur al"):
        gemaakt(loket, gezin, persoon=gezin.buur, begin=om(10, 15))
    gemaakt(loket, gezin, persoon=gezin.buur, begin=om(10, 30))
    gemaakt(loket, gezin, persoon=gezin.vader, begin=om(10), medewerker=loket.bram)


def test_a_resident_is_at_one_place_at_a_time(loket: Loket, gezin: Gezin) -> None:
    gemaakt(loket, gezin)

    with pytest.raises(KanNuNiet, match="Deze inwoner heeft op maandag 3 juni 2024"):
        gemaakt(loket, gezin, medewerker=loket.bram, begin=om(9, 45))
    gemaakt(loket, gezin, medewerker=loket.bram, begin=om(9, 30))


def test_what_is_called_off_takes_no_time(loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin)
    with wie.als(balie(loket)):
        actions.afspraak_afzeggen(Afzegging(afspraak, KAN_NIET))

    gemaakt(loket, gezin)

    assert (rij(afspraak).status, rij(afspraak).reden_afzegging) == (AfspraakStatus.AFGEZEGD, KAN_NIET)


def test_nobody_meets_the_own_circle_as_a_medewerker_priv_20(loket: Loket, gezin: Gezin) -> None:
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=loket.anna).update(persoon_id=gezin.vader)

    with pytest.raises(GeenBevoegdheid, match="eigen kring"):
        gemaakt(loket, gezin)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(NietGevonden):
        actions.afspraak_maken(plan(loket, gezin, medewerker=loket.bram))
    gemaakt(loket, gezin, medewerker=loket.bram)


def test_about_what_is_besloten_only_with_who_is_named_priv_21(loket: Loket, gezin: Gezin) -> None:
    dossier = nieuw_id()
    with wie.als(dienst()):
        Beslotenheid.objects.create(
            gemeente_id=GEMEENTE, dossier_id=dossier, object_soort="persoon", object_id=gezin.moeder, van=klok.nu()
        )
        Betrokkenheid.objects.create(
            gemeente_id=GEMEENTE, wie_id=loket.anna, object_soort="dossier", object_id=dossier, als=BENOEMD,
            periode=periode(date(2024, 1, 1)),
        )  # fmt: skip

    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="besloten"):
            actions.afspraak_maken(plan(loket, gezin, medewerker=loket.bram))
        actions.afspraak_maken(plan(loket, gezin))
    with wie.als(balie(loket)):
        assert not Afspraak.objects.exists()
        with pytest.raises(NietGevonden):
            actions.afspraak_maken(plan(loket, gezin, begin=om(14)))


def test_who_is_not_there_is_not_found_sec_11(loket: Loket, gezin: Gezin) -> None:
    with pytest.raises(NietGevonden):
        gemaakt(loket, gezin, persoon=nieuw_id())


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"begin": om(10, dag=date(2024, 5, 31))}, "later dan nu"),
        ({"begin": om(10, dag=date(2025, 6, 10))}, "binnen een jaar"),
        ({"minuten": 0}, "hoogstens 4 uur"),
        ({"minuten": -30}, "hoogstens 4 uur"),
        ({"minuten": 241}, "hoogstens 4 uur"),
        ({"soort": AfspraakSoort.SPREEKUUR}, "op welke plek"),
        ({"soort": AfspraakSoort.SPREEKUUR, "locatie": "nergens"}, "op welke plek"),
        ({"locatie": "bieb"}, "Alleen bij een spreekuur"),
    ],
)
def test_what_cannot_be_says_what_to_do(loket: Loket, gezin: Gezin, anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Ongeldig, match=zin):
        gemaakt(loket, gezin, **anders)


def test_four_hours_and_a_spreekuur_can(loket: Loket, gezin: Gezin) -> None:
    gemaakt(loket, gezin, minuten=240)
    afspraak = gemaakt(
        loket, gezin, begin=om(15), soort=AfspraakSoort.SPREEKUUR, locatie=plek("bieb", "Bibliotheek Proefdorp")
    )

    assert rij(afspraak).locatie == "bieb"


def test_from_a_melding_only_by_its_owner_and_with_who_asked(loket: Loket, gezin: Gezin) -> None:
    eigen, wachtend = opgepakt(loket, gezin.moeder), gemeld(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(NietGevonden):
            actions.afspraak_maken(plan(loket, gezin, melding=wachtend))
        with pytest.raises(Ongeldig, match="andere inwoner"):
            actions.afspraak_maken(plan(loket, gezin, persoon=gezin.buur, melding=eigen))
        afspraak = actions.afspraak_maken(plan(loket, gezin, melding=eigen))
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.afspraak_maken(plan(loket, gezin, begin=om(14), melding=eigen))

    assert rij(afspraak).melding_id == eigen


def test_moving_frees_the_old_time_and_counts_up(loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin)
    with wie.als(balie(loket)):
        actions.afspraak_verzetten(Verzetting(afspraak, om(10, 15), 30))
        actions.afspraak_verzetten(Verzetting(afspraak, om(14), 60))
    gemaakt(loket, gezin)

    assert (rij(afspraak).begin, rij(afspraak).einde, rij(afspraak).volgnummer) == (om(14), om(15), 2)
    with wie.als(balie(loket)), pytest.raises(KanNuNiet, match="al een afspraak"):
        actions.afspraak_verzetten(Verzetting(afspraak, om(10), 30))
    with wie.als(balie(loket)), pytest.raises(Ongeldig, match="later dan nu"):
        actions.afspraak_verzetten(Verzetting(afspraak, om(10, dag=date(2024, 5, 31)), 30))


def test_a_colleague_changes_nothing_and_the_desk_and_who_made_it_can_sec_11(loket: Loket, gezin: Gezin) -> None:
    van_anna = gemaakt(loket, gezin)
    with wie.als(aanspreekpunt(loket.bram)):
        for doe in (
            lambda: actions.afspraak_verzetten(Verzetting(van_anna, om(14), 30)),
            lambda: actions.afspraak_afzeggen(Afzegging(van_anna, KAN_NIET)),
            lambda: actions.afspraak_afronden(Afronding(van_anna, AfspraakStatus.GEHOUDEN)),
        ):
            with pytest.raises(NietGevonden):
                doe()
        voor_anna = actions.afspraak_maken(plan(loket, gezin, begin=om(15)))
        actions.afspraak_verzetten(Verzetting(voor_anna, om(16), 30))
    with wie.als(aanspreekpunt(loket.anna)):
        actions.afspraak_verzetten(Verzetting(voor_anna, om(15), 30))
    with wie.als(balie(loket)):
        actions.afspraak_afzeggen(Afzegging(voor_anna, KAN_NIET))


def test_before_it_begins_it_is_moved_or_called_off_and_after_that_it_is_held_or_not(
    loket: Loket, gezin: Gezin
) -> None:
    afspraak = gemaakt(loket, gezin)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(KanNuNiet, match="nog niet begonnen"):
        actions.afspraak_afronden(Afronding(afspraak, AfspraakStatus.GEHOUDEN))

    with klok.op(om(10)), wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet, match="al begonnen"):
            actions.afspraak_verzetten(Verzetting(afspraak, om(14), 30))
        with pytest.raises(KanNuNiet, match="al begonnen"):
            actions.afspraak_afzeggen(Afzegging(afspraak, KAN_NIET))
        for geen_uitkomst in (AfspraakStatus.GEPLAND, AfspraakStatus.AFGEZEGD):
            with pytest.raises(Ongeldig):
                actions.afspraak_afronden(Afronding(afspraak, geen_uitkomst))
        actions.afspraak_afronden(Afronding(afspraak, AfspraakStatus.NIET_GEKOMEN))
        actions.afspraak_afronden(Afronding(afspraak, AfspraakStatus.GEHOUDEN))

    assert rij(afspraak).status == AfspraakStatus.GEHOUDEN


@pytest.mark.parametrize(("van", "naar"), list(product(AfspraakStatus, repeat=2)))
def test_each_status_becomes_what_the_table_says_and_otherwise_says_what_can(
    loket: Loket, gezin: Gezin, van: AfspraakStatus, naar: AfspraakStatus
) -> None:
    afspraak = gemaakt(loket, gezin)
    with wie.als(dienst()):
        reden = KAN_NIET if van == AfspraakStatus.AFGEZEGD else ""
        Afspraak.objects.filter(pk=afspraak).update(status=van, reden_afzegging=reden)
    begonnen = naar in {AfspraakStatus.GEHOUDEN, AfspraakStatus.NIET_GEKOMEN}

    def doe() -> None:
        with klok.op(om(10 if begonnen else 9)), wie.als(balie(loket)):
            match naar:
                case AfspraakStatus.GEPLAND:
                    actions.afspraak_verzetten(Verzetting(afspraak, om(14), 30))
                case AfspraakStatus.AFGEZEGD:
                    actions.afspraak_afzeggen(Afzegging(afspraak, KAN_NIET))
                case uitkomst:
                    actions.afspraak_afronden(Afronding(afspraak, uitkomst))

    if naar in OVERGANGEN[van]:
        doe()
        assert rij(afspraak).status == naar
    else:
        kan = "|".join(str(status.label) for status in OVERGANGEN[van]) or "nieuwe afspraak"
        with pytest.raises(KanNuNiet, match=kan):
            doe()


def test_many_at_once_are_made_or_none_af_10(loket: Loket, gezin: Gezin) -> None:
    goed, ook = plan(loket, gezin), plan(loket, gezin, begin=om(11))
    with wie.als(balie(loket)):
        with pytest.raises(KanNuNiet, match="medewerker heeft dan al"):
            actions.afspraken_maken([goed, plan(loket, gezin, persoon=gezin.buur, begin=om(10, 15))])
        assert not Afspraak.objects.exists()
        ids = actions.afspraken_maken([goed, ook])
        actions.afspraken_verzetten([Verzetting(ids[0], om(14), 30), Verzetting(ids[1], om(15), 30)])
        actions.afspraken_afzeggen([Afzegging(id_, KAN_NIET) for id_ in ids])

    assert [rij(id_).begin for id_ in ids] == [om(14), om(15)]
    assert {rij(id_).volgnummer for id_ in ids} == {2}


@pytest.mark.parametrize(
    ("persoon", "collega", "anders", "naam"),
    [
        ("buur", "anna", {}, "afspraak_medewerker_een_plek"),
        ("moeder", "bram", {}, "afspraak_persoon_een_plek"),
        ("buur", "bram", {"minuten": 241}, "afspraak_duur"),
        ("buur", "bram", {"minuten": 0}, "afspraak_duur"),
        ("buur", "bram", {"soort": AfspraakSoort.SPREEKUUR}, "afspraak_plek_bij_spreekuur"),
        ("buur", "bram", {"locatie": "bieb"}, "afspraak_plek_bij_spreekuur"),
        ("buur", "bram", {"status": AfspraakStatus.AFGEZEGD}, "afspraak_afgezegd_met_reden"),
        ("buur", "bram", {"reden_afzegging": KAN_NIET}, "afspraak_afgezegd_met_reden"),
    ],
)
def test_the_database_itself_holds_it_rel_09(
    loket: Loket, gezin: Gezin, persoon: str, collega: str, anders: dict[str, Any], naam: str
) -> None:
    gemaakt(loket, gezin)

    with wie.als(dienst()), pytest.raises(IntegrityError, match=naam), transaction.atomic():
        _schrijf(persoon_id=getattr(gezin, persoon), medewerker_id=getattr(loket, collega), **anders)
    with wie.als(dienst()):
        _schrijf(persoon_id=gezin.buur, medewerker_id=loket.bram, minuten=240)


def _schrijf(*, minuten: int = 30, **velden: Any) -> None:
    """Past every verb."""
    rest = {"soort": AfspraakSoort.BALIE, "onderwerp": "test", "wet": Wet.WMO, "gemaakt_door": UUID(int=1), **velden}
    Afspraak.objects.bulk_create([Afspraak(gemeente_id=GEMEENTE, periode=tijden.bereik(om(10), minuten), **rest)])


def test_a_resident_reads_the_own_afspraken_and_no_others_sec_12(loket: Loket, gezin: Gezin) -> None:
    eigen, _ = gemaakt(loket, gezin), gemaakt(loket, gezin, persoon=gezin.buur, begin=om(11))

    with wie.als(inwoner(gezin.moeder)):
        assert [afspraak.pk for afspraak in Afspraak.objects.all()] == [eigen]
    with wie.als(vraagt(Rol.BELEID)):
        assert not Afspraak.objects.exists()
    with wie.als(vraagt(Rol.BALIE, gemeente="1509")):
        assert not Afspraak.objects.exists()


def test_the_subject_stands_in_no_gebeurtenis_priv_14(loket: Loket, gezin: Gezin) -> None:
    afspraak = gemaakt(loket, gezin)
    with wie.als(balie(loket)):
        actions.afspraak_verzetten(Verzetting(afspraak, om(14, dag=MAANDAG + timedelta(days=1)), 30))

    with wie.als(dienst()):
        gebeurd = list(Gebeurtenis.objects.filter(object_id=afspraak).values_list("gegevens", flat=True))
    assert len(gebeurd) == 2
    assert WAAROVER in rij(afspraak).onderwerp
    assert WAAROVER not in str(gebeurd)
