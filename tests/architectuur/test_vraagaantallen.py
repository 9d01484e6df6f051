"""A list asks the database as often for 1 row as for 30: for every list there is a test that says so (AF-35).

Most rooms test their own; what no room tests stands below. A route that shows a list and is not in the table fails.
"""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.keuring.client import KeurendeClient
from tests.keuring.schermen import GEMEENTE, Scherm, ingangen, routes
from tests.klanten import HEERDE, NAMEN, klant_als, maak_gemeente
from tests.toegang.schermen import VRAAG

from rotonde.inwoners.actions import Inschrijving, inschrijven
from rotonde.kern import bsn, inzage, klok, wie
from rotonde.kern.models import Team
from rotonde.kern.soorten import Doel, InzageSoort, Rol, Wet
from rotonde.toegang import actions as toegang
from rotonde.voorzieningen import actions as voorzieningen
from rotonde.voorzieningen.actions import BudgetOpdracht

TESTS = Path(__file__).resolve().parents[1]
HIER = "architectuur/test_vraagaantallen.py"
TOEZICHT = "toezicht/test_lijsten.py"
BEWAREN = "privacy/test_views_bewaren.py"
TOESTEMMING = "regie/toestemmingen/test_views.py"
DELING = "privacy/deling/test_deling.py"
LIJSTPROEF = "test_elke_lijst_vraagt_evenveel_voor_30_rijen_als_voor_1_af_35"
LIJSTEN = {
    "toegang:zoeken": ("toegang/test_views.py", "test_a_search_asks_as_many_questions_for_20_as_for_1_af_35"),
    "toegang:wachtrij": ("toegang/test_views.py", "test_the_page_of_the_queue_asks_as_many_questions_for_30_as_for_1"),
    "toegang:afspraken": (
        "toegang/afspraken/test_views.py",
        "test_the_lists_ask_as_many_questions_for_30_as_for_1_af_35",
    ),
    "regie:caseload": (
        "regie/test_views.py",
        "test_the_caseload_asks_as_many_questions_for_30_as_for_1_and_leaves_a_line_each_priv_37",
    ),
    "besluiten:overzicht": (
        "besluiten/test_views.py",
        "test_the_list_asks_the_database_as_often_for_one_row_as_for_thirty",
    ),
    "voorzieningen:overzicht": (
        "voorzieningen/test_uitvoering.py",
        "test_the_list_asks_the_database_as_often_for_one_row_as_for_thirty",
    ),
    "sturing:monitor": ("sturing/test_monitor.py", "test_the_number_of_queries_does_not_grow_with_the_figures"),
    "portaal:zoeken": ("catalogus/test_queries.py", "test_zoeken_kost_een_vraag_aan_de_database"),
    "portaal:mijn": (HIER, "test_mijn_vraagt_evenveel_voor_30_vragen_als_voor_1_af_35"),
    "privacy:inzage": (HIER, "test_wie_keek_mee_vraagt_evenveel_voor_een_volle_bladzijde_als_voor_1_af_35"),
    "bewaren:overzicht": (BEWAREN, "test_het_overzicht_en_een_lijst_vragen_evenveel_voor_30_als_voor_1_af_35"),
    "bewaren:lijst": (BEWAREN, "test_het_overzicht_en_een_lijst_vragen_evenveel_voor_30_als_voor_1_af_35"),
    "bewaren:blokkades": (BEWAREN, "test_de_blokkades_vragen_evenveel_voor_30_als_voor_1_af_35"),
    "werkplek:beheer": (
        "werkplek/test_beheer.py",
        "test_de_bladzijde_vraagt_evenveel_voor_30_mislukte_taken_als_voor_1_af_35",
    ),
    "toezicht:noodtoegangen": (TOEZICHT, LIJSTPROEF),
    "toezicht:bevindingen": (TOEZICHT, LIJSTPROEF),
    "toezicht:bevinding": (TOEZICHT, LIJSTPROEF),
    "toezicht:incidenten": (TOEZICHT, LIJSTPROEF),
    "toezicht:klachten": (
        "toezicht/klachten/test_klachten.py",
        "test_the_list_asks_as_often_for_20_as_for_1_af_35",
    ),
    "toezicht:besloten": (TOEZICHT, LIJSTPROEF),
    "toezicht:rechten": (TOEZICHT, LIJSTPROEF),
    "toezicht:vertrouwelijk": (TOEZICHT, LIJSTPROEF),
    "toezicht:berichten": (TOEZICHT, LIJSTPROEF),
    "werkplek:wieiswie": ("werkplek/wieiswie/test_wieiswie.py", "test_the_page_asks_as_often_for_30_as_for_1_af_35"),
    "werkplek:vervangingen": (
        "werkplek/vervanging/test_vervanging.py",
        "test_the_list_asks_as_often_for_30_as_for_1_af_35",
    ),
    "toegang:ervaringen": (
        "toegang/ervaringen/test_ervaringen.py",
        "test_the_page_asks_as_often_for_many_teams_as_for_1_af_35",
    ),
    "regie:acties": ("regie/acties/test_acties.py", "test_the_list_asks_as_often_for_30_as_for_1_af_35"),
    "regie:opschaling": (
        "regie/opschaling/test_opschaling.py",
        "test_the_page_asks_as_often_for_many_steps_as_for_1_af_35",
    ),
    "regie:consulten": (
        "regie/consult/test_consult.py",
        "test_both_lists_ask_as_often_for_30_as_for_1_af_35",
    ),
    "regie:aanzetten": ("regie/aanzet/test_aanzet.py", "test_the_page_asks_as_often_for_20_as_for_1_af_35"),
    "regie:meldcodes": ("regie/meldcode/test_meldcode.py", "test_the_page_asks_as_often_for_20_as_for_1_af_35"),
    "regie:meldcode": ("regie/meldcode/test_meldcode.py", "test_the_page_asks_as_often_for_20_as_for_1_af_35"),
    "regie:kenmerken": ("regie/kenmerken/test_kenmerken.py", "test_the_page_asks_as_often_for_20_as_for_1_af_35"),
    "regie:overleggen": ("regie/overleg/test_overleg.py", "test_the_page_asks_as_often_for_20_as_for_1_af_35"),
    "regie:nazorg_overzicht": (
        "regie/nazorg/test_nazorg.py",
        "test_de_lijst_vraagt_evenveel_voor_30_als_voor_1_af_35",
    ),
    "privacy:gedeeld": (DELING, "test_the_pages_ask_as_often_for_20_as_for_1_af_35"),
    "regie:delingen": (DELING, "test_the_pages_ask_as_often_for_20_as_for_1_af_35"),
    "werkplek:partner_eigen": (
        "toegang/partners/test_partners.py",
        "test_the_page_asks_as_often_for_20_as_for_1_af_35",
    ),
    "werkplek:partner": (DELING, "test_the_pages_ask_as_often_for_20_as_for_1_af_35"),
    "privacy:toestemmingen": (TOESTEMMING, "test_mijn_lijst_vraagt_evenveel_voor_30_als_voor_1_af_35"),
    "regie:toestemmingen": (TOESTEMMING, "test_de_lijst_van_een_dossier_vraagt_evenveel_voor_30_als_voor_1_af_35"),
    "rechten:avg_lijst": ("privacy/test_avg.py", "test_de_lijst_vraagt_evenveel_voor_4_verzoeken_als_voor_1_af_35"),
    "rechten:datalekken": ("privacy/test_datalek.py", "test_de_lijst_vraagt_evenveel_voor_30_lekken_als_voor_1_af_35"),
    "rechten:datalek": ("privacy/test_datalek.py", "test_een_lek_vraagt_evenveel_voor_30_kijkers_als_voor_1_af_35"),
    "voorzieningen:budget": (HIER, "test_budget_vraagt_evenveel_voor_30_potten_als_voor_1_af_35"),
    "aanmelden:sessies": ("werkplek/test_sessies.py", "test_de_lijst_vraagt_evenveel_voor_30_sessies_als_voor_1_af_35"),
    "werkplek:tijdlijn": (
        "werkplek/tijdlijn/test_views.py",
        "test_de_tijdlijn_vraagt_evenveel_voor_100_gebeurtenissen_als_voor_1_af_35",
    ),
    "werkplek:dossierzoeken": (
        "werkplek/dossierzoeken/test_views.py",
        "test_het_zoeken_vraagt_evenveel_voor_20_treffers_als_voor_1_af_35",
    ),
    "werkplek:verdeling": (
        "werkplek/verdeling/test_views.py",
        "test_de_verdeling_vraagt_evenveel_voor_30_collegas_als_voor_1_af_35",
    ),
    "werkplek:vandaag": (HIER, "test_vandaag_vraagt_evenveel_voor_30_vragen_als_voor_1_af_35"),
}
# Pages of one thing, forms, handlings and files. A new route is entered here or above.
GEEN_LIJST = {
    "toegang:bevestigen",
    "toegang:bevestiging",
    "portaal:bevestiging",
    "regie:delen",
    "regie:deling_stoppen",
    "regie:deling_brief",
    "regie:deling_bevestigen",
    "regie:deling_beantwoorden",
    "toegang:verwijzen",
    "toegang:ondersteunen",
    "werkplek:partner_deling",
    "werkplek:partner_bevestigen",
    "werkplek:partner_antwoorden",
    "werkplek:partner_aanzet",
    "regie:aanzet_overnemen",
    "regie:aanzet_terugleggen",
    "api:gezond",
    "regie:actie",
    "regie:actie_afronden",
    "regie:afschalen",
    "regie:consult",
    "regie:consult_antwoord",
    "regie:consult_intrekken",
    "portaal:klacht",
    "portaal:klacht_intrekken",
    "toezicht:klacht",
    "toezicht:klacht_afdoen",
    "toezicht:klacht_bevestigen",
    "toezicht:klacht_intrekken",
    "toezicht:klacht_oppakken",
    "toezicht:klacht_nieuw",
    "toezicht:klacht_verdagen",
    "regie:kenmerk",
    "regie:meldcode_beginnen",
    "regie:meldcode_inlichten",
    "regie:meldcode_stap",
    "regie:meldcode_uitstellen",
    "regie:kenmerk_beeindigen",
    "regie:opschalen",
    "regie:overleg",
    "regie:overleg_afzeggen",
    "regie:overleg_vastleggen",
    "regie:team",
    "regie:team_los",
    "regie:veiligheidsplan",
    "werkplek:vervanging",
    "werkplek:vervanging_beeindigen",
    "besluiten:voorstellen",
    "besluiten:voorstel",
    "besluiten:besluit",
    "besluiten:beschikking",
    "portaal:thuis",
    "portaal:vraag",
    "portaal:ervaring",
    "portaal:brief",
    "privacy:avg_vragen",
    "privacy:avg_bestand",
    "privacy:besluit",
    "privacy:correctie",
    "privacy:kind_vragen",
    "privacy:toestemming_intrekken",
    "aanmelden:concept",
    "aanmelden:concept_weg",
    "aanmelden:opnieuw",
    "aanmelden:sessie",
    "aanmelden:sessies_beeindigen",
    "bewaren:akkoord",
    "bewaren:opheffen",
    "bewaren:opstellen",
    "toegang:melder",
    "werkplek:taak_opnieuw",
    "werkplek:taak_vervallen",
    "rechten:avg_nieuw",
    "rechten:avg",
    "rechten:avg_identiteit",
    "rechten:avg_verlengen",
    "rechten:avg_vrijgeven",
    "rechten:avg_bestand",
    "rechten:avg_stap",
    "rechten:besluit",
    "rechten:ontvanger",
    "rechten:ontvanger_brief",
    "rechten:datalek_nieuw",
    "rechten:datalek_stap",
    "rechten:geraakt",
    "rechten:verwerkingen",
    "regie:openen",
    "regie:dossier",
    "regie:aanpak",
    "regie:doel",
    "regie:doel_wijzigen",
    "regie:inzet",
    "regie:akkoord",
    "regie:evaluatie",
    "regie:nazorg",
    "regie:aanpak_pdf",
    "regie:overdragen",
    "regie:sluiten",
    "regie:verheldering",
    "regie:verheldering_afronden",
    "regie:gezondheid",
    "regie:toestemming",
    "regie:toestemming_intrekken",
    "sturing:monitor_jaar",
    "sturing:definitie",
    "toegang:contactmoment",
    "toegang:contact_melden",
    "toegang:melden",
    "toegang:melding",
    "toegang:oppakken",
    "toegang:koppelen",
    "toegang:overdragen",
    "toegang:teruggeven",
    "toegang:afhandelen",
    "toegang:afspraak",
    "toegang:afspraak_maken",
    "toegang:veilig_contact",
    "toegang:afspraak_verzetten",
    "toegang:afspraak_afzeggen",
    "toegang:afspraak_afronden",
    "toegang:afspraak_agenda",
    "toezicht:overzicht",
    "toezicht:nood",
    "toezicht:nood_open",
    "toezicht:gelezen",
    "toezicht:noodtoegang",
    "toezicht:naam",
    "toezicht:incident",
    "toezicht:besluiten",
    "toezicht:besloten_dossier",
    "toezicht:benoemen",
    "toezicht:intrekken",
    "toezicht:opheffen",
    "toezicht:rechten_van",
    "toezicht:log",
    "toezicht:vrijgeven",
    "voorzieningen:van_besluit",
    "voorzieningen:voorziening",
    "voorzieningen:starten",
    "voorzieningen:betalen",
    "werkplek:personeel_levering",
    "vorm:huisstijl",
    "vorm:stijlpagina",
    "vorm:stijlpagina_deur",
    "aanmelden:werk",
    "aanmelden:mijn",
    "aanmelden:af",
}


# What a list may ask in all, and for what it shows; the rest is session, context, rol and log.
HOOGSTENS, HOOGSTENS_GEGEVENS = 12, 8
# Two pages that are no list of one thing: what every bewaarregel holds ready, and the state of every part.
OVERZICHTEN = {"bewaren:overzicht", "werkplek:beheer"}
# A request in service has a transaction of its own and remembers the gemeente: these come of testing inside another.
VAN_HET_TESTEN = re.compile(r"SAVEPOINT|set_config\('rotonde.gemeente', ''|FROM \"kern_gemeente\"")
ROND_HET_WERK = re.compile(
    r"django_session|set_config|SELECT 1 AS \"a\" FROM \"kern_rolperiode\"|INSERT INTO kern_inzage"
)


@pytest.mark.django_db
@pytest.mark.parametrize("route", sorted(set(LIJSTEN) - OVERZICHTEN))
def test_een_lijst_vraagt_hoogstens_12_keer_en_8_keer_om_wat_zij_toont(route: str) -> None:
    """Session, context, rol and log included, as AF-31 asks of a page of rows."""
    scherm = next(ingang for ingang in ingangen() if ingang.route == route)
    assert isinstance(scherm, Scherm)
    maak_gemeente(HEERDE)
    pad = scherm.pad(NAMEN[HEERDE][1])
    klant = klant_als(scherm.rol, actor=scherm.actor() if scherm.actor else None)
    with CaptureQueriesContext(connection) as gevraagd:
        klant.zie(pad)

    vragen = [vraag["sql"] for vraag in gevraagd if not VAN_HET_TESTEN.search(vraag["sql"])]
    gegevens = [vraag for vraag in vragen if not ROND_HET_WERK.search(vraag)]
    assert len(vragen) <= HOOGSTENS, "\n".join(vragen)
    assert len(gegevens) <= HOOGSTENS_GEGEVENS, "\n".join(gegevens)


def test_elke_lijst_heeft_een_proef_met_1_en_30_rijen_af_35() -> None:
    zonder = routes(GEMEENTE) - set(LIJSTEN) - GEEN_LIJST

    assert sorted(zonder) == []


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_de_genoemde_proef_bestaat_af_35(lijst: str) -> None:
    bestand, naam = LIJSTEN[lijst]

    assert f"def {naam}(" in (TESTS / bestand).read_text(encoding="utf-8")


@pytest.fixture
def persoon(db: None) -> UUID:
    maak_gemeente(HEERDE)
    nummer = next(islice(bsn.testnummers(), 60_000, None))
    with wie.als(_dienst()):
        Team.objects.create(gemeente_id=HEERDE, code="toegang", naam="Toegang", wachtrij=True)
        return inschrijven(Inschrijving(nummer, "Geke", "Voorbeeld", date(1951, 2, 3)))


def _dienst() -> wie.Wie:
    return wie.dienst(gemeente=HEERDE, wet=Wet.WMO, doel=Doel.TOEGANG, grond="test")


def _zie(klant: KeurendeClient, pad: str) -> tuple[str, int]:
    """The page, and how many questions it asked."""
    with CaptureQueriesContext(connection) as vragen:
        html = klant.zie(pad).html
    return html, len(vragen)


def _meld(persoon: UUID, aantal: int) -> None:
    with wie.als(_dienst()):
        toegang.melden_alle([replace(VRAAG, persoon=persoon)] * aantal)


def test_mijn_vraagt_evenveel_voor_30_vragen_als_voor_1_af_35(persoon: UUID) -> None:
    klant = klant_als(Rol.INWONER, actor=persoon)
    gezien = []
    for erbij in (1, 29):
        _meld(persoon, erbij)
        html, vragen = _zie(klant, "/heerde/mijn/")
        gezien.append((html.count(VRAAG.onderwerp), vragen))

    assert gezien == [(1, gezien[0][1]), (30, gezien[0][1])]


def test_vandaag_vraagt_evenveel_voor_30_vragen_als_voor_1_af_35(persoon: UUID) -> None:
    klant = klant_als(Rol.AANSPREEKPUNT)
    gezien = []
    for erbij, tekst in ((1, "vraag wacht"), (29, "vragen wachten")):
        _meld(persoon, erbij)
        html, vragen = _zie(klant, "/heerde/werk/")
        assert tekst in html
        gezien.append(vragen)

    assert gezien[0] == gezien[1]


def test_wie_keek_mee_vraagt_evenveel_voor_een_volle_bladzijde_als_voor_1_af_35(persoon: UUID) -> None:
    klant = klant_als(Rol.INWONER, actor=persoon)
    gezien = []
    for erbij in (1, 29):
        with wie.als(_dienst()):
            for _ in range(erbij):
                inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep="naam")
        html, vragen = _zie(klant, "/heerde/mijn/inzage/")
        gezien.append((html.count('<th scope="row">'), vragen))

    assert gezien[1][0] > gezien[0][0] > 0
    assert gezien[0][1] == gezien[1][1]


def test_budget_vraagt_evenveel_voor_30_potten_als_voor_1_af_35(persoon: UUID) -> None:
    klant = klant_als(Rol.BELEID)
    gezien = []
    for reeks in (range(1), range(1, 30)):
        potten = [
            BudgetOpdracht(klok.vandaag().year, f"pot-{nummer}", Wet.WMO, (f"groep-{nummer}",), Decimal(100), "test")
            for nummer in reeks
        ]
        with wie.als(_dienst()):
            voorzieningen.budgetten_instellen(potten)
        html, vragen = _zie(klant, "/heerde/werk/voorzieningen/budget/")
        gezien.append((html.count('<th scope="row">'), vragen))

    assert gezien[1][0] >= 30 > gezien[0][0] > 0
    assert gezien[0][1] == gezien[1][1]
