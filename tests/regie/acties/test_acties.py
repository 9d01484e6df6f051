"""Who does what by when in a dossier, and the plan for the step to eighteen (issue 4)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import Zaak, doel, geopend, klaar
from tests.toegang.loket import Loket, aanspreekpunt

from rotonde.inwoners.models import Persoon
from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import Rol, Wet
from rotonde.regie import actions as regie
from rotonde.regie.acties import actions, queries
from rotonde.regie.acties.actions import Toezegging
from rotonde.regie.acties.naar_achttien import WAT, plannen
from rotonde.regie.acties.soorten import Actiesoort, Afloop
from rotonde.regie.actions import DoelInhoud, Opstelling
from rotonde.regie.jobs import naar_18
from rotonde.regie.models import Actiepunt
from rotonde.regie.team import actions as team
from rotonde.regie.team.actions import Betrekking
from rotonde.regie.team.soorten import Teamrol
from rotonde.regie.verheldering import actions as verheldering
from rotonde.regie.verheldering.actions import Gesprek, Inhoud
from rotonde.regie.verheldering.soorten import Plek

VANDAAG = date(2024, 6, 1)
LIJST = "/proef/werk/regie/acties/"


def toegezegd(loket: Loket, zaak: Zaak, **anders: Any) -> UUID:
    """Anna does something in a week."""
    velden = {"medewerker": loket.anna, "wat": "De huisarts bellen", "uiterlijk": VANDAAG + timedelta(days=7)}
    with wie.als(aanspreekpunt(loket.anna)):
        return actions.afspreken(Toezegging(zaak.dossier, **{**velden, **anders}))


@pytest.fixture
def bram(loket: Loket, zaak: Zaak) -> UUID:
    """Bram works along."""
    with wie.als(aanspreekpunt(loket.anna)):
        team.betrekken(Betrekking(zaak.dossier, loket.bram, Teamrol.WMO, VANDAAG))
    return loket.bram


def test_the_team_agrees_on_acties_and_each_finds_the_own(loket: Loket, zaak: Zaak, bram: UUID) -> None:
    eigen = toegezegd(loket, zaak)
    with wie.als(aanspreekpunt(bram)):
        punt = actions.afspreken(Toezegging(zaak.dossier, bram, "Het formulier", VANDAAG))
        assert [regel.punt.id for regel in queries.van_mij(bram)] == [punt]
        assert [een.id for een in queries.van_dossier(zaak.dossier)] == [punt, eigen]
    with wie.als(aanspreekpunt(loket.anna)):
        assert queries.aantal_van_mij(loket.anna) == 1


def test_who_does_not_work_in_it_agrees_on_nothing_and_gets_nothing(loket: Loket, zaak: Zaak) -> None:
    with wie.als(aanspreekpunt(loket.bram)), pytest.raises(NietGevonden):
        actions.afspreken(Toezegging(zaak.dossier, loket.bram, "Bellen", VANDAAG))
    with pytest.raises(Ongeldig, match="werkt niet in dit dossier"):
        toegezegd(loket, zaak, medewerker=loket.bram)


def test_the_owner_or_the_aanspreekpunt_ends_it(loket: Loket, zaak: Zaak, bram: UUID) -> None:
    van_anna, van_bram = toegezegd(loket, zaak), toegezegd(loket, zaak, medewerker=bram)
    with wie.als(aanspreekpunt(bram)):
        with pytest.raises(GeenBevoegdheid):
            actions.afronden(zaak.dossier, van_anna, Afloop.GEDAAN)
        actions.afronden(zaak.dossier, van_bram, Afloop.GEDAAN, "Het ligt op de post.")
        assert [(een.id, een.af_op) for een in queries.van_dossier(zaak.dossier)] == [
            (van_anna, None),
            (van_bram, VANDAAG),
        ]
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet, match="De actie is af, dus haar afronden kan nu niet"):
            actions.afronden(zaak.dossier, van_bram, Afloop.VERVALLEN)
        actions.doorgeven(zaak.dossier, van_anna, aan=bram)
        assert queries.aantal_van_mij(loket.anna) == 0


def test_it_passes_on_only_to_who_works_there(loket: Loket, zaak: Zaak) -> None:
    punt = toegezegd(loket, zaak)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(Ongeldig, match="kies iemand uit het team"):
        actions.doorgeven(zaak.dossier, punt, aan=loket.bram)


def test_with_the_dossier_go_its_acties(loket: Loket, zaak: Zaak) -> None:
    punt = toegezegd(loket, zaak)
    with wie.als(aanspreekpunt(loket.anna)):
        regie.overdragen(zaak.dossier, aan=loket.bram, gesproken_op=VANDAAG)
    with wie.als(aanspreekpunt(loket.bram)):
        assert [regel.punt.id for regel in queries.van_mij(loket.bram)] == [punt]


def test_a_dossier_closes_when_nothing_is_left_to_do(loket: Loket, zaak: Zaak) -> None:
    punt = toegezegd(loket, zaak)
    with wie.als(aanspreekpunt(loket.anna)):
        with pytest.raises(KanNuNiet, match="nog acties open"):
            regie.sluiten(klaar(zaak.dossier))
        actions.afronden(zaak.dossier, punt, Afloop.VERVALLEN)
        regie.sluiten(klaar(zaak.dossier))


@pytest.mark.parametrize("dagen", [-1, 800])
def test_a_day_that_does_not_fit_says_what_does(loket: Loket, zaak: Zaak, dagen: int) -> None:
    with pytest.raises(Ongeldig, match="vandaag of later klaar, binnen twee jaar"):
        toegezegd(loket, zaak, uiterlijk=VANDAAG + timedelta(days=dagen))


def test_it_is_about_somebody_of_the_household(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    assert toegezegd(loket, zaak, persoon=gezin.kind)
    with pytest.raises(Ongeldig, match="hoort niet bij het huishouden"):
        toegezegd(loket, zaak, persoon=gezin.buur)


def test_an_id_of_another_dossier_is_not_there_sec_11(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    punt = toegezegd(loket, zaak)
    _, ander = geopend(loket, gezin.buur)
    with wie.als(aanspreekpunt(loket.anna)), pytest.raises(NietGevonden):
        actions.afronden(ander, punt, Afloop.GEDAAN)


def test_the_database_knows_open_and_ended_and_nothing_between(loket: Loket, zaak: Zaak) -> None:
    punt = toegezegd(loket, zaak)
    for half in ({"afloop": Afloop.GEDAAN}, {"af_op": VANDAAG}, {"uitkomst": "klaar"}):
        with wie.als(dienst()), pytest.raises(IntegrityError, match="open_of_af"), transaction.atomic():
            Actiepunt.objects.filter(pk=punt).update(**half)


# The child of the household is born on 8 July 2012: sixteen and a half on 8 January 2029.
JONG = date(2029, 1, 8)


@pytest.fixture
def met_kind(loket: Loket, zaak: Zaak, gezin: Gezin) -> Zaak:
    """A doel stands in the Aanpak for the child as well."""
    with wie.als(aanspreekpunt(loket.anna)):
        regie.doel_stellen(zaak.aanpak, doel(gezin.kind))
    return zaak


def op(dag: date) -> int:
    """Plan on that day, as the service does; how many."""
    with klok.op(klok.moment(dag)), wie.als(dienst()):
        return plannen()


def test_from_sixteen_and_a_half_there_is_an_actie_once(met_kind: Zaak, loket: Loket, gezin: Gezin) -> None:
    assert [op(JONG - timedelta(days=1)), op(JONG), op(JONG)] == [0, 1, 0]
    with klok.op(klok.moment(JONG)), wie.als(aanspreekpunt(loket.anna)):
        (punt,) = queries.van_dossier(met_kind.dossier)
    assert (punt.wat, punt.persoon, punt.medewerker) == (WAT, gezin.kind, loket.anna)
    assert punt.uiterlijk == JONG + timedelta(weeks=6)


def test_until_the_day_before_eighteen_and_never_later(met_kind: Zaak) -> None:
    achttien = date(2030, 7, 8)
    assert op(achttien) == 0
    assert op(achttien - timedelta(days=1)) == 1
    with wie.als(dienst()):
        assert Actiepunt.objects.get().uiterlijk == achttien - timedelta(days=1)


def test_who_was_born_on_a_day_that_is_not_there_begins_the_day_after(met_kind: Zaak, gezin: Gezin) -> None:
    with wie.als(dienst()):
        # Half a year after the sixteenth birthday there is no 31st.
        Persoon.objects.filter(pk=gezin.kind).update(geboortedatum=date(2012, 8, 31))
    assert [op(date(2029, 2, 28)), op(date(2029, 3, 1))] == [0, 1]


def test_nobody_without_a_doel_or_in_a_closed_dossier(loket: Loket, zaak: Zaak, gezin: Gezin) -> None:
    assert op(JONG) == 0
    with wie.als(aanspreekpunt(loket.anna)):
        regie.doel_stellen(zaak.aanpak, doel(gezin.kind))
        regie.sluiten(klaar(zaak.dossier))
    assert op(JONG) == 0


def test_who_was_only_talked_about_yet_gets_it_too_and_who_has_a_doel_as_well_once(
    loket: Loket, zaak: Zaak, gezin: Gezin
) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        verheldering.vraag_verhelderen(zaak.dossier, gezin.kind, Inhoud(Gesprek(VANDAAG, Plek.KANTOOR), {}, []))
        verheldering.vraag_verhelderen(zaak.dossier, gezin.moeder, Inhoud(Gesprek(VANDAAG, Plek.KANTOOR), {}, []))
    assert op(JONG) == 1
    with wie.als(aanspreekpunt(loket.anna)):
        regie.doel_stellen(zaak.aanpak, doel(gezin.kind))
    assert op(JONG) == 0


def test_a_new_dossier_of_the_same_child_gets_its_own(met_kind: Zaak, loket: Loket, gezin: Gezin) -> None:
    op(JONG)
    with wie.als(dienst()):
        punt = Actiepunt.objects.get()
    with klok.op(klok.moment(JONG + timedelta(days=30))), wie.als(aanspreekpunt(loket.anna)):
        actions.afronden(met_kind.dossier, punt.pk, Afloop.GEDAAN)
        regie.sluiten(klaar(met_kind.dossier))
        _, dossier = geopend(loket, gezin.moeder)
    with klok.op(klok.moment(JONG + timedelta(days=31))), wie.als(aanspreekpunt(loket.anna)):
        aanpak = regie.aanpak_opstellen(Opstelling(dossier, Wet.JEUGDWET))
        regie.doel_stellen(aanpak, DoelInhoud(gezin.kind, "wonen", "zelf wonen", 3, 7, Wet.JEUGDWET))
    assert op(JONG + timedelta(days=31)) == 1


def test_the_job_twice_plans_once_rel_10(met_kind: Zaak) -> None:
    with klok.op(klok.moment(JONG)):
        naar_18(0)
        naar_18(0)
    with wie.als(dienst()):
        assert Actiepunt.objects.filter(soort=Actiesoort.NAAR_18).count() == 1
        punt = Actiepunt.objects.get()
        with pytest.raises(IntegrityError, match="een_naar_18"), transaction.atomic():
            Actiepunt.objects.create(
                gemeente_id=GEMEENTE, dossier_id=punt.dossier_id, medewerker_id=punt.medewerker_id,
                persoon_id=punt.persoon_id, soort=Actiesoort.NAAR_18, wat=WAT, uiterlijk=JONG, wet=Wet.WMO,
            )  # fmt: skip


@pytest.fixture
def anna(loket: Loket, zaak: Zaak) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def _regels() -> int:
    with wie.als(dienst()):
        return Inzage.objects.filter(gegevensgroep="acties").count()


def test_on_the_screen_from_agreeing_to_ending(anna: KeurendeClient, loket: Loket, zaak: Zaak, bram: UUID) -> None:
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}/"
    velden = {"wat": "De huisarts bellen", "medewerker": str(loket.anna), "uiterlijk": "2024-05-01"}
    fout = anna.post(f"{dossier}acties/", velden)
    assert (fout.status_code, "vandaag of later klaar" in fout.content.decode()) == (422, True)
    anna.post(f"{dossier}acties/", {**velden, "uiterlijk": "2024-06-08"})
    with wie.als(dienst()):
        pad = f"{dossier}acties/{Actiepunt.objects.get().pk}/"
    eerder = _regels()
    lijst = anna.zie(LIJST).html
    assert "De huisarts bellen" in lijst
    assert "Aukje" in lijst
    assert _regels() == eerder + 1

    fout = anna.post(pad, {"afloop": "doorgeven"})
    assert (fout.status_code, "Kies wie de actie gaat doen" in fout.content.decode()) == (422, True)
    anna.post(pad, {"afloop": "doorgeven", "aan": str(bram)})
    assert "U hebt niets openstaan" in anna.zie(LIJST).html
    anna.post(pad, {"afloop": "gedaan", "uitkomst": "Zij komt langs."})
    assert "het is gedaan. Zij komt langs." in " ".join(anna.zie(dossier).html.split())


def test_what_is_late_shows_red(anna: KeurendeClient, loket: Loket, zaak: Zaak) -> None:
    toegezegd(loket, zaak, uiterlijk=VANDAAG)
    assert "Te laat" not in anna.zie(LIJST).html
    with klok.op(klok.moment(VANDAAG + timedelta(days=1))):
        anna = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
        assert "Te laat" in anna.zie(LIJST).html


def test_the_list_asks_as_often_for_30_as_for_1_af_35(anna: KeurendeClient, loket: Loket, zaak: Zaak) -> None:
    aantallen = []
    for erbij in (1, 29):
        for nr in range(erbij):
            toegezegd(loket, zaak, wat=f"Bellen {nr}")
        anna.zie(LIJST)
        with CaptureQueriesContext(connection) as vragen:
            anna.zie(LIJST)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
