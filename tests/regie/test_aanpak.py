"""The one Aanpak: versions, doelen, inzet, and what was agreed stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import BEGIN, Gezin, dienst
from tests.regie.zaak import INZET, Zaak, doel, geopend
from tests.toegang.loket import Loket, aanspreekpunt, inwoner

from rotonde.catalogus.models import Product
from rotonde.kern import klok, wie
from rotonde.kern.fouten import KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Afslag, Wet
from rotonde.regie import actions, queries
from rotonde.regie.actions import AanpakGeheel, Akkoord, DoelGeheel, Opstelling
from rotonde.regie.models import Aanpak, Doel, Dossier, Inzet, Regie
from rotonde.regie.soorten import Ladder

REDEN = "mevrouw wil eerst met haar dochter overleggen"


def test_an_aanpak_has_doelen_with_scores_and_inzet_with_an_afslag(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        aanpak = queries.dossier(zaak.dossier).aanpak

    assert aanpak is not None
    (het_doel,) = aanpak.doelen
    (inzet,) = het_doel.inzetten
    assert (aanpak.versie, aanpak.vastgesteld_op) == (1, None)
    assert (het_doel.startscore, het_doel.streefscore, het_doel.wet) == (4, 7, Wet.WMO)
    assert (inzet.soort, inzet.afslag, inzet.product_code) == (Ladder.MAATWERK, Afslag.HULP, "hulp")


@pytest.mark.parametrize("reden", ["", REDEN])
def test_it_is_fixed_with_akkoord_or_with_the_reason_without(loket: Loket, zaak: Zaak, reden: str) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak, reden))
        rij = Aanpak.objects.get()

    assert rij.vastgesteld_op is not None
    assert (rij.akkoord_op is None, rij.reden_zonder_akkoord) == (bool(reden), reden)


def test_what_is_fixed_does_not_change_and_goes_on_in_a_new_version(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    opnieuw = Opstelling(zaak.dossier, Wet.WMO)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet, match="in de maak"):
            actions.aanpak_opstellen(opnieuw)
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak))
        for verandering in (
            lambda: actions.doel_stellen(zaak.aanpak, doel(gezin.vader)),
            lambda: actions.inzet_kiezen(zaak.doel, INZET),
            lambda: actions.akkoord_vastleggen(Akkoord(zaak.aanpak)),
        ):
            with pytest.raises(KanNuNiet, match="ligt vast"):
                verandering()
        tweede = actions.aanpak_opstellen(opnieuw)
        actions.doel_stellen(tweede, doel(gezin.moeder, "geld"))
        nieuw, oud = queries.dossier(zaak.dossier).aanpakken

    assert [(a.versie, [d.leefgebied for d in a.doelen]) for a in (nieuw, oud)] == [
        (2, ["wonen", "geld"]),
        (1, ["wonen"]),
    ]
    assert nieuw.doelen[0].inzetten[0].id != oud.doelen[0].inzetten[0].id == zaak.inzet


def test_an_aanpak_without_doel_is_nothing_to_agree_on(loket: Loket, gezin: Gezin) -> None:
    _, dossier = geopend(loket, gezin.moeder)
    with wie.als(aanspreekpunt(loket.anna)):
        aanpak = actions.aanpak_opstellen(Opstelling(dossier, Wet.WMO))
        with pytest.raises(KanNuNiet, match="nog geen doel"):
            actions.akkoord_vastleggen(Akkoord(aanpak))


@pytest.mark.parametrize(("start", "streef"), [(0, 5), (5, 11), (6, 6), (7, 3)])
def test_scores_run_from_1_to_10_and_the_target_is_better(
    loket: Loket, zaak: Zaak, gezin: Gezin, start: int, streef: int
) -> None:
    met = replace(doel(gezin.moeder), startscore=start, streefscore=streef)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match="scores kloppen niet"):
        actions.doel_stellen(zaak.aanpak, met)
    with wie.als(dienst()), pytest.raises(IntegrityError, match="doel_"), transaction.atomic():
        Doel.objects.filter(pk=zaak.doel).update(startscore=start, streefscore=streef, revisie=9)


def test_a_heavier_rung_says_why_the_lighter_did_not_do(loket: Loket, zaak: Zaak) -> None:
    zonder = replace(INZET, reden_zwaarder=" ")
    eigen = {"soort": Ladder.EIGEN_KRACHT, "afslag": Afslag.ONDERSTEUNING, "product_code": "", "reden_zwaarder": ""}
    licht = replace(INZET, **eigen)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="lichtere oplossing"):
            actions.inzet_kiezen(zaak.doel, zonder)
        with pytest.raises(Ongeldig, match="afslag 1"):
            actions.inzet_kiezen(zaak.doel, replace(licht, afslag=Afslag.ZORG))
        assert actions.inzet_kiezen(zaak.doel, licht)
    with wie.als(dienst()), pytest.raises(IntegrityError, match="inzet_reden_zwaarder"), transaction.atomic():
        Inzet.objects.filter(pk=zaak.inzet).update(reden_zwaarder="", revisie=9)


def test_a_doel_is_for_who_belongs_to_the_household(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    samen = [(zaak.aanpak, doel(gezin.kind)), (zaak.aanpak, doel(gezin.buur))]
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(Ongeldig, match="hoort niet bij het huishouden"):
            actions.doelen_stellen(samen)
        assert actions.doelen_stellen(samen[:1])


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"product_code": ""}, "Kies bij maatwerk een product"),
        ({"product_code": "weg"}, "staat nu niet in de catalogus"),
        ({"product_code": "beschermd"}, "niet die van het product"),
        ({"wet": Wet.WGS}, "niet die van het product"),
        ({"soort": Ladder.VOORLIGGEND, "product_code": "jeugdhulp"}, "niet die van het product"),
    ],
)
def test_a_product_is_one_of_the_catalogus_with_its_own_wet_and_afslag(
    loket: Loket, zaak: Zaak, anders: dict[str, Any], zin: str
) -> None:
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match=zin):
        actions.inzetten_kiezen([(zaak.doel, INZET), (zaak.doel, replace(INZET, **anders))])
    with wie.als(dienst()):
        assert Inzet.objects.count() == 1


def test_a_product_that_ended_yesterday_is_not_chosen_today(loket: Loket, zaak: Zaak) -> None:
    with wie.als(dienst()):
        Product.objects.filter(code="hulp").update(geldig=periode(BEGIN, klok.vandaag()))
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match="staat nu niet in de catalogus"):
        actions.inzet_kiezen(zaak.doel, INZET)


def test_the_database_wants_a_product_with_maatwerk(zaak: Zaak) -> None:
    with wie.als(dienst()), pytest.raises(IntegrityError, match="inzet_maatwerk_noemt"), transaction.atomic():
        Inzet.objects.filter(pk=zaak.inzet).update(product_code="", revisie=9)


def test_many_at_once_ask_no_more_than_one(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    """The members of all households and the products are looked up once, however many rows come along."""
    aantallen = []
    for hoeveel in (1, 30):
        with wie.als(dienst()), CaptureQueriesContext(connection) as vragen:
            gesteld = actions.doelen_stellen([(zaak.aanpak, doel(gezin.moeder))] * hoeveel)
            actions.inzetten_kiezen([(een, INZET) for een in gesteld])
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


def test_only_the_aanspreekpunt_writes_in_an_aanpak(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    with wie.als(aanspreekpunt(loket.bram)):
        with pytest.raises(NietGevonden):
            actions.doel_stellen(zaak.aanpak, doel(gezin.moeder))
        with pytest.raises(NietGevonden):
            actions.inzet_kiezen(zaak.doel, INZET)
        with pytest.raises(NietGevonden):
            actions.aanpak_opstellen(Opstelling(zaak.dossier, Wet.WMO))


def test_a_resident_sees_own_doelen_and_not_those_of_a_housemate_priv_27(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        ander = actions.doel_stellen(zaak.aanpak, doel(gezin.vader))
        actions.inzet_kiezen(ander, INZET)
        assert (Doel.objects.count(), Inzet.objects.count()) == (2, 2)
    with wie.als(inwoner(gezin.moeder)):
        assert [d.pk for d in Doel.objects.all()] == [zaak.doel]
        assert [i.pk for i in Inzet.objects.all()] == [zaak.inzet]


def test_whole_aanpakken_are_made_in_bulk_through_the_same_verbs_af_10(
    loket: Loket, gezin: Gezin, producten: None
) -> None:
    toen = klok.moment(date(2023, 2, 1))
    dossiers = [geopend(loket, persoon)[1] for persoon in (gezin.moeder, gezin.buur)]
    with wie.als(dienst()):
        een, ander = actions.aanpak_bulk([
            AanpakGeheel(Opstelling(dossiers[0], Wet.WMO, toen), [DoelGeheel(doel(gezin.moeder), [INZET, INZET])]),
            AanpakGeheel(
                Opstelling(dossiers[1], Wet.JEUGDWET, toen),
                [DoelGeheel(doel(gezin.buur), [INZET]), DoelGeheel(doel(gezin.buur, "geld"), [])],
                reden_zonder_akkoord=REDEN,
            ),
        ])  # fmt: skip

        assert [Inzet.objects.get(pk=i).doel_id for i in een.inzetten] == een.doelen * 2
        assert (len(ander.doelen), len(ander.inzetten)) == (2, 1)
        rijen = {rij.dossier_id: rij for rij in Aanpak.objects.all()}
    assert (rijen[dossiers[0]].akkoord_op, rijen[dossiers[1]].akkoord_op) == (toen, None)
    assert [rijen[d].wet for d in dossiers] == [Wet.WMO, Wet.JEUGDWET]


_INGREPEN: dict[str, Callable[[Zaak], object]] = {
    "aanpak": lambda zaak: Aanpak.objects.filter(pk=zaak.aanpak).update(vastgesteld_op=None, akkoord_op=None),
    "doel": lambda zaak: Doel.objects.filter(pk=zaak.doel).update(omschrijving="iets anders", revisie=9),
    "doel erbij": lambda zaak: Doel.objects.bulk_create([_nieuw(Doel.objects.get(pk=zaak.doel))]),
    "inzet": lambda zaak: Inzet.objects.filter(pk=zaak.inzet).update(afslag=Afslag.ZORG, revisie=9),
    "inzet erbij": lambda zaak: Inzet.objects.bulk_create([_nieuw(Inzet.objects.get(pk=zaak.inzet))]),
}


def _nieuw(rij: Any) -> Any:
    rij.pk = rij.dossier_id
    return rij


@pytest.mark.parametrize("ingreep", _INGREPEN)
def test_the_database_refuses_a_change_to_what_was_agreed(loket: Loket, zaak: Zaak, ingreep: str) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        with transaction.atomic():
            _INGREPEN[ingreep](zaak)
            transaction.set_rollback(True)
        actions.akkoord_vastleggen(Akkoord(zaak.aanpak))
    with wie.als(dienst()), pytest.raises(IntegrityError, match="ligt vast"), transaction.atomic():
        _INGREPEN[ingreep](zaak)


@pytest.mark.parametrize("model", [Dossier, Regie, Aanpak, Doel, Inzet])
def test_every_item_says_under_which_wet_it_was_collected_priv_02(model: type[Dossier]) -> None:
    assert not model._meta.get_field("wet").null
