"""First the line, then the data: when the inzagelog takes no line, no screen shows anybody (PRIV-37)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.http import HttpResponse
from tests.besluiten import schermen as besluiten
from tests.databank import Proefbank
from tests.keuring.client import KeurendeClient
from tests.keuring.schermen import GEMEENTE, Scherm, ingangen, routes
from tests.klanten import HEERDE, NAMEN, klant_als, maak_gemeente
from tests.privacy import schermen as privacy
from tests.regie import taferelen as regie

from rotonde.kern.models import Inzage
from rotonde.kern.soorten import Rol
from rotonde.privacy import bewaring
from rotonde.privacy.models import Avgbesluit

SLUG = NAMEN[HEERDE][1]
# What each screen tells about somebody. The resident of regie is Geke, the one of besluiten Anna.
TOONT = {
    "regie:caseload": "Geke",
    "regie:openen": "Geke",
    "regie:dossier": "Weer zelf koken",
    "regie:verheldering": "Ik durf de trap niet meer op",
    "regie:gezondheid": "Geke",
    "regie:doel": "Geke",
    "regie:doel_wijzigen": "Weer zelf koken",
    "regie:inzet": "Weer zelf koken",
    "werkplek:dossierzoeken": "koken</mark>",
    "werkplek:tijdlijn": "Er is een doel gesteld",
    "regie:delingen": "Geke",
    "regie:delen": "Geke",
    "regie:deling_stoppen": "beschermd wonen",
    "regie:deling_bevestigen": "beschermd wonen",
    "regie:deling_beantwoorden": "beschermd wonen",
    "privacy:gedeeld": "beschermd wonen",
    "werkplek:partner": "beschermd wonen",
    "werkplek:partner_deling": "Geke",
    "werkplek:partner_eigen": "Geke",
    "werkplek:partner_antwoorden": "beschermd wonen",
    "werkplek:partner_aanzet": "beschermd wonen",
    "regie:aanzetten": "Geke",
    "regie:aanzet_overnemen": "Geke",
    "regie:aanzet_terugleggen": "Geke",
    "regie:toestemmingen": "Geke",
    "regie:toestemming": "Geke",
    "regie:toestemming_intrekken": "de huisarts",
    "privacy:toestemmingen": "de huisarts",
    "privacy:toestemming_intrekken": "de huisarts",
    "regie:evaluatie": "Weer zelf koken",
    "regie:nazorg_overzicht": "Geke",
    "regie:nazorg": "Geke",
    "regie:opschaling": "Er is ruzie.",
    "regie:consulten": "valangst",
    "regie:consult": "Geke",
    "regie:consult_antwoord": "valangst",
    "regie:consult_intrekken": "valangst",
    "regie:meldcodes": "Geke",
    "regie:meldcode": "Blauwe plekken",
    "regie:meldcode_beginnen": "Geke",
    "regie:kenmerken": "Geke",
    "regie:kenmerk": "Geke",
    "regie:kenmerk_beeindigen": "Geke",
    "regie:overleggen": "Hoe het thuis gaat",
    "regie:overleg_vastleggen": "Hoe het thuis gaat",
    "regie:veiligheidsplan": "Een tante belt.",
    "regie:acties": "Geke",
    "regie:actie": "Geke",
    "regie:actie_afronden": "huisarts bellen",
    "regie:aanpak_pdf": "%PDF",
    "besluiten:overzicht": "Anna de Vries",
    "besluiten:voorstellen": "Anna de Vries",
    "besluiten:voorstel": "U durft de post niet meer",
    "besluiten:besluit": "U durft de post niet meer",
    "besluiten:beschikking": "%PDF",
    "voorzieningen:overzicht": "Anna de Vries",
    "voorzieningen:van_besluit": "Anna de Vries",
    "voorzieningen:voorziening": "Anna de Vries",
    "toegang:melding": "Sinds de operatie",
    "toegang:zoeken": "Geke",
    "toegang:afspraken": "Geke",
    "toegang:afspraak_maken": "Geke",
    "toegang:veilig_contact": "Geke",
    "toezicht:klacht": "Tineke",
    "toezicht:klacht_verdagen": "Verdaag de klacht",
    "toezicht:klacht_afdoen": "Geef antwoord op de klacht",
    "toegang:afspraak": "Geke",
    "portaal:mijn": "administratie",
    "portaal:brief": "%PDF",
    "privacy:inzage": "Aanspreekpunt van Gemeente",
    "rechten:avg": "Geke",
    "rechten:besluit": "%PDF",
    "rechten:ontvanger_brief": "%PDF",
    "privacy:besluit": "%PDF",
}
# Forms within a dossier, which ask for a person and name none; handlings; and what is about nobody.
TOONT_NIEMAND = {
    "aanmelden:af", "aanmelden:mijn", "aanmelden:werk", "portaal:thuis", "portaal:vraag",
    "toegang:verwijzen", "toegang:ondersteunen", "werkplek:partner_bevestigen", "regie:deling_brief",
    "portaal:zoeken", "portaal:ervaring", "toegang:ervaringen",
    "regie:aanpak", "regie:akkoord", "regie:overdragen", "regie:sluiten", "sturing:definitie",
    "regie:verheldering_afronden", "regie:team", "regie:team_los",
    "regie:meldcode_stap", "regie:meldcode_inlichten", "regie:meldcode_uitstellen",
    "regie:opschalen", "regie:afschalen", "regie:overleg", "regie:overleg_afzeggen",
    "sturing:monitor", "sturing:monitor_jaar", "toegang:afhandelen", "toegang:contactmoment", "toegang:koppelen",
    "toegang:afspraak_afronden", "toegang:afspraak_afzeggen", "toegang:afspraak_agenda", "toegang:afspraak_verzetten",
    "toegang:melder", "toegang:melden", "toegang:oppakken", "toegang:teruggeven", "toegang:wachtrij",
    "toegang:contact_melden", "toegang:overdragen",
    "voorzieningen:betalen", "voorzieningen:budget", "voorzieningen:starten", "vorm:huisstijl",
    "vorm:stijlpagina", "vorm:stijlpagina_deur",
    "werkplek:vandaag", "werkplek:verdeling", "werkplek:vervangingen", "werkplek:wieiswie", "werkplek:vervanging",
    "werkplek:vervanging_beeindigen",
    "toezicht:bevinding", "toezicht:bevindingen", "toezicht:benoemen", "toezicht:berichten", "toezicht:besloten",
    "portaal:klacht", "portaal:klacht_intrekken", "toezicht:klachten", "toezicht:klacht_nieuw",
    "toezicht:klacht_oppakken", "toezicht:klacht_bevestigen", "toezicht:klacht_intrekken",
    "toezicht:besloten_dossier", "toezicht:besluiten", "toezicht:gelezen", "toezicht:incident", "toezicht:incidenten",
    "toezicht:intrekken", "toezicht:log", "toezicht:naam", "toezicht:nood", "toezicht:nood_open",
    "toezicht:noodtoegang", "toezicht:noodtoegangen", "toezicht:opheffen", "toezicht:overzicht", "toezicht:rechten",
    "toezicht:rechten_van", "toezicht:vertrouwelijk", "toezicht:vrijgeven",
    "aanmelden:concept", "aanmelden:concept_weg", "aanmelden:opnieuw", "aanmelden:sessie", "bewaren:akkoord",
    "aanmelden:sessies", "aanmelden:sessies_beeindigen", "werkplek:personeel_levering",
    "bewaren:blokkades", "bewaren:lijst", "bewaren:opheffen", "bewaren:opstellen", "bewaren:overzicht",
    "privacy:correctie", "privacy:kind_vragen", "rechten:avg_stap", "rechten:ontvanger",
    "privacy:avg_vragen", "rechten:avg_identiteit", "rechten:avg_lijst", "rechten:avg_nieuw", "rechten:avg_verlengen",
    "rechten:avg_vrijgeven", "rechten:datalek", "rechten:datalek_nieuw", "rechten:datalek_stap",
    "rechten:datalekken", "rechten:geraakt", "rechten:verwerkingen", "werkplek:beheer", "werkplek:taak_opnieuw",
    "werkplek:taak_vervallen",
    # Letters: that their line comes first is tried in tests/toegang/bevestiging.
    "toegang:bevestigen", "toegang:bevestiging", "portaal:bevestiging",
    # Files of a request: that their line comes first is tried in tests/privacy/test_avg.py.
    "privacy:avg_bestand", "rechten:avg_bestand",
}  # fmt: skip
BEWOONSTER: dict[str, UUID] = {}


def _besluit(naam: str = "") -> Callable[[], dict[str, Any]]:
    """A besluit that was made known; returned under the name that the route gives it."""

    def zoek() -> dict[str, Any]:
        stad = besluiten.wereld()
        BEWOONSTER["persoon"] = stad.persoon.id
        besluit = stad.besluit().id
        return {naam: besluit} if naam else {}

    return zoek


def _afgewezen() -> dict[str, Any]:
    """A request of somebody who reads the letter."""
    gevonden = privacy.besluit_genomen()
    with bewaring.als_dienst(HEERDE):
        BEWOONSTER["persoon"] = Avgbesluit.objects.get(pk=gevonden["besluit"]).aan
    return gevonden


def _bewoonster() -> UUID:
    return BEWOONSTER["persoon"]


def _iemand() -> dict[str, Any]:
    """Somebody to look for; the address of the page says nothing about whom."""
    regie.opgepakt()
    return {}


# What is sent to the pages that show somebody to a form only.
GEVRAAGD = {
    "toegang:zoeken": {"achternaam": "Voorbeeld", "geboortedatum": "1951-02-03"},
    "werkplek:dossierzoeken": {"woorden": "koken"},
}
# Screens that the table of all screens sees without anybody on them, and files.
MET_IEMAND = [
    Scherm("toegang:melding", Rol.AANSPREEKPUNT, regie.opgepakt, actor=regie.houder),
    Scherm("toegang:zoeken", Rol.BALIE, _iemand),
    Scherm("werkplek:dossierzoeken", Rol.AANSPREEKPUNT, regie.lijst, actor=regie.houder),
    Scherm("besluiten:beschikking", Rol.AANSPREEKPUNT, _besluit("besluit_id"), actor=besluiten.consulent),
    Scherm("regie:aanpak_pdf", Rol.AANSPREEKPUNT, regie.op_papier, actor=regie.houder),
    Scherm("portaal:mijn", Rol.INWONER, _besluit(), actor=_bewoonster),
    Scherm("portaal:brief", Rol.INWONER, _besluit("besluit"), actor=_bewoonster),
    Scherm("privacy:inzage", Rol.INWONER, _besluit(), actor=_bewoonster),
    Scherm("privacy:besluit", Rol.INWONER, _afgewezen, actor=_bewoonster),
    Scherm("rechten:besluit", Rol.KWALITEIT, privacy.besluit_genomen),
    Scherm("rechten:ontvanger_brief", Rol.KWALITEIT, privacy.ontvangersbrief),
]
SCHERMEN = {scherm.route: scherm for scherm in [*ingangen(), *MET_IEMAND] if isinstance(scherm, Scherm)}


@contextmanager
def recht_ingetrokken(eigenaar: psycopg.Connection) -> Iterator[None]:
    """The web role may write no line."""
    eigenaar.execute("REVOKE INSERT ON kern_inzage FROM rotonde_web")
    eigenaar.commit()
    yield
    eigenaar.execute("GRANT INSERT ON kern_inzage TO rotonde_web")
    eigenaar.commit()


@contextmanager
def op_slot(eigenaar: psycopg.Connection) -> Iterator[None]:
    """Somebody else holds the log: it can be read, and a line waits until PostgreSQL gives up."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '500ms'")
    eigenaar.execute("LOCK TABLE kern_inzage IN EXCLUSIVE MODE")
    yield
    eigenaar.rollback()
    with connection.cursor() as cursor:
        cursor.execute("RESET statement_timeout")


def _bezoeker(route: str) -> tuple[KeurendeClient, str]:
    scherm = SCHERMEN[route]
    maak_gemeente(HEERDE)
    pad = scherm.pad(SLUG)
    klant = klant_als(scherm.rol, actor=scherm.actor() if scherm.actor else None)
    # The answer of a bug is what a visitor gets; the client would raise it here instead.
    klant.raise_request_exception = False
    return klant, pad


def _vraag(klant: KeurendeClient, route: str, pad: str) -> HttpResponse:
    return klant.post(pad, GEVRAAGD[route]) if route in GEVRAAGD else klant.get(pad)


def _regels(bank: Proefbank) -> int:
    with bank.verbinding("reservekopie") as alziend:
        (aantal,) = alziend.execute(f"SELECT count(*) FROM {Inzage._meta.db_table}").fetchone()
    return int(aantal)


@pytest.mark.committen
@pytest.mark.parametrize("route", TOONT)
def test_geen_regel_geen_byte_over_iemand_priv_37(
    route: str, als_eigenaar: psycopg.Connection, proefbank: Proefbank
) -> None:
    klant, pad = _bezoeker(route)
    voor = _regels(proefbank)

    for sluit in (recht_ingetrokken, op_slot):
        with sluit(als_eigenaar):
            dicht = _vraag(klant, route, pad)
        inhoud = dicht.content.decode("latin-1")
        # A log that is locked is a database that does not answer: come back later.
        assert dicht.status_code in {500, 503}, sluit.__name__
        assert dicht["Content-Type"].startswith("text/html")
        assert [woord for woord in {*TOONT.values(), "Voorbeeld", "de Vries", "999990"} if woord in inhoud] == []
    assert _regels(proefbank) == voor

    open_ = _vraag(klant, route, pad)
    assert open_.status_code == 200
    assert TOONT[route] in open_.content.decode("latin-1")
    assert _regels(proefbank) > voor


def test_elke_route_toont_iemand_of_niemand_priv_37() -> None:
    """A new route says which; one that shows somebody is tried above."""
    assert sorted(routes(GEMEENTE) ^ (set(TOONT) | TOONT_NIEMAND)) == []
    assert set(TOONT) & TOONT_NIEMAND == set()
