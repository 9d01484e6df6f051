"""The backoffice carries out what was granted: it sees the besluit and nothing of the dossier around it (PRIV-12)."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.besluiten.wereld import Wereld
from tests.klanten import klant_als
from tests.voorzieningen.hulp import START, gestart, regel

from rotonde.besluiten import actions as besluiten
from rotonde.besluiten import queries as besluiten_queries
from rotonde.besluiten.models import Aanvraag, Beschikking, Besluit, Motivering
from rotonde.besluiten.soorten import BesluitSoort
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Betrokkenheid, Inzage, Medewerker, Team, Teamlid
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol
from rotonde.regie.models import Aanpak, Dossier, Inzet
from rotonde.regie.models import Doel as AanpakDoel
from rotonde.toegang.models import MeldingVerhaal
from rotonde.voorzieningen import actions, queries, werkvoorraad
from rotonde.voorzieningen.actions import BetaalRegel, StartRegel
from rotonde.voorzieningen.models import Betaling, Voorziening

WERK = "/heerde/werk/voorzieningen/"


@pytest.fixture
def fatima(wereld: Wereld) -> Medewerker:
    """A medewerker of the backoffice, in the team that carries out."""
    with wereld.als_dienst():
        return _in_team(wereld, "Fatima El Idrissi", "backoffice", uitvoering=True)


def _in_team(wereld: Wereld, naam: str, code: str, *, uitvoering: bool) -> Medewerker:
    medewerker = wereld.medewerker(naam, "Medewerker backoffice", Rol.BACKOFFICE)
    team = Team.objects.create(gemeente_id=wereld.code, code=code, naam=code, uitvoering=uitvoering)
    Teamlid.objects.create(
        gemeente_id=wereld.code, team=team, medewerker=medewerker, periode=periode(START.replace(day=1, month=1))
    )
    return medewerker


def test_the_team_sees_an_announced_besluit_and_its_letter_priv_12(wereld: Wereld, fatima: Medewerker) -> None:
    besluit = wereld.besluit()

    with wereld.als(fatima, Rol.BACKOFFICE):
        assert besluiten_queries.besluit(besluit.id).voorstel.volume == Decimal(2)
        assert besluiten_queries.beschikking(besluit.id).pdf
        assert [rij.id for rij in werkvoorraad.werkvoorraad().toe_te_wijzen] == [besluit.id]
        assert werkvoorraad.aantal_toe_te_wijzen() == 1


def test_before_the_announcement_there_is_nothing_to_carry_out_awb_3_40(wereld: Wereld, fatima: Medewerker) -> None:
    besluit = wereld.besluit(bekend=False)

    with wereld.als(fatima, Rol.BACKOFFICE), pytest.raises(NietGevonden):
        besluiten_queries.besluit(besluit.id)


def test_a_refusal_is_not_for_the_team(wereld: Wereld, fatima: Medewerker) -> None:
    with wereld.als(wereld.consulent):
        besluit = besluiten.besluiten(wereld.voorstel(0, soort=BesluitSoort.AFWIJZEN).id)
        besluiten.bekendmaken(besluit.id)

    with wereld.als(fatima, Rol.BACKOFFICE):
        assert not Besluit.objects.exists()


def test_nothing_of_the_dossier_opens_for_who_carries_out_priv_12(wereld: Wereld, fatima: Medewerker) -> None:
    wereld.besluit()
    gesloten = (Dossier, Aanpak, AanpakDoel, Inzet, Motivering, Aanvraag, MeldingVerhaal)

    with wereld.als(fatima, Rol.BACKOFFICE):
        assert {model.__name__: model.objects.count() for model in gesloten} == {m.__name__: 0 for m in gesloten}
        assert (Besluit.objects.count(), Beschikking.objects.count()) == (1, 1)
    with wereld.als(wereld.consulent):
        assert (AanpakDoel.objects.count(), Motivering.objects.count()) == (1, 1)


def test_another_team_sees_nothing(wereld: Wereld, fatima: Medewerker) -> None:
    with wereld.als_dienst():
        ander = _in_team(wereld, "Joost Bakker", "beleid", uitvoering=False)
    wereld.besluit()

    with wereld.als(ander, Rol.BACKOFFICE):
        assert not Besluit.objects.exists()
    with wereld.als(fatima, Rol.BACKOFFICE):
        assert Besluit.objects.exists()


def test_the_team_carries_out_from_toewijzing_to_payment(wereld: Wereld, fatima: Medewerker) -> None:
    besluit = wereld.besluit()

    with wereld.op(START), wereld.als(fatima, Rol.BACKOFFICE):
        voorziening = actions.toewijzen(regel(wereld, besluit))
        assert [rij.id for rij in werkvoorraad.werkvoorraad().te_starten] == [voorziening.id]
        actions.starten(StartRegel(voorziening.id, START))
        actions.betalen(BetaalRegel(voorziening.id, START, Decimal(250)))
        werk = werkvoorraad.werkvoorraad()
        assert (werk.toe_te_wijzen, werk.te_starten, [rij.id for rij in werk.lopend]) == ([], [], [voorziening.id])
        assert queries.betaald(voorziening.id) == 250
    with wereld.als(wereld.consulent):
        assert (Voorziening.objects.count(), Betaling.objects.count()) == (1, 1)


def test_one_insert_for_many_besluiten(wereld: Wereld, fatima: Medewerker) -> None:
    with wereld.als(wereld.consulent):
        genomen = besluiten.besluiten_bulk([wereld.voorstel().id for _ in range(3)])
        besluiten.bekendmaken_bulk([besluit.id for besluit in genomen])

    with wereld.als_dienst():
        banden = Betrokkenheid.objects.filter(als="uitvoering")
        assert banden.filter(object_soort="besluit").count() == banden.filter(object_soort="voorstel").count() == 3


def test_the_list_asks_the_database_as_often_for_one_row_as_for_thirty(wereld: Wereld, fatima: Medewerker) -> None:
    klant = klant_als(Rol.BACKOFFICE, actor=fatima.id)
    gezien = []
    for erbij in (1, 29):
        with wereld.als(wereld.consulent):
            genomen = besluiten.besluiten_bulk([wereld.voorstel().id for _ in range(erbij)])
            besluiten.bekendmaken_bulk([besluit.id for besluit in genomen])
        with CaptureQueriesContext(connection) as vragen:
            html = klant.get(WERK).content.decode()
        gezien.append((html.count('<th scope="row">'), len(vragen)))

    assert gezien == [(1, gezien[0][1]), (30, gezien[0][1])]


def test_the_list_writes_a_line_for_each_resident_it_shows_priv_37(wereld: Wereld, fatima: Medewerker) -> None:
    wereld.besluit()

    with wereld.als(fatima, Rol.BACKOFFICE):
        werkvoorraad.werkvoorraad()
    with wereld.als_dienst():
        regels = Inzage.objects.filter(actor=fatima.id)
        assert list(regels.values_list("betrokkene", flat=True)) == [wereld.persoon.id]


def test_the_backoffice_finds_its_work_on_screen(wereld: Wereld, fatima: Medewerker) -> None:
    besluit = wereld.besluit()
    klant = klant_als(Rol.BACKOFFICE, actor=fatima.id)

    assert "besluit om toe te wijzen" in klant.get("/heerde/werk/").content.decode()
    assert wereld.persoon.naam in klant.get(WERK).content.decode()
    pagina = klant.get(f"/heerde/werk/besluiten/{besluit.id}/").content.decode()
    assert "Brief openen" in pagina
    assert "U durft de post niet meer te openen" not in pagina
    assert klant.get(f"{WERK}besluit/{besluit.id}/").status_code == 200
    assert klant.get(f"/heerde/werk/besluiten/voorstel/{besluit.voorstel_id}/").status_code == 403


def test_what_runs_stands_in_the_list_of_the_aanspreekpunt_too(wereld: Wereld) -> None:
    voorziening = gestart(wereld)

    with wereld.op(START):
        pagina = klant_als(Rol.AANSPREEKPUNT, actor=wereld.consulent.id).get(WERK).content.decode()

    assert f"{WERK}{voorziening.id}/" in pagina
    assert "Alles is toegewezen" in pagina
