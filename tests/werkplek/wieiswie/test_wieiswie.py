"""Who works here and who works with us: found by words, with presence and mandaat (issue 4; WERK-15, WERK-22)."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.besluiten.wereld import mandaat
from tests.inwoners.gezin import BEGIN, GEMEENTE, Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.privacy.deling.buren import partner
from tests.regie.zaak import Zaak
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.besluiten import actions as besluiten
from rotonde.catalogus.models import Leefgebied, Organisatie, lijn_van
from rotonde.catalogus.soorten import Partnersoort
from rotonde.kern import wie
from rotonde.kern.models import Medewerker, Team, Teamlid
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Rol
from rotonde.werkplek.vervanging import actions as vervanging
from rotonde.werkplek.vervanging.actions import Afwezig
from rotonde.werkplek.wieiswie import queries

VANDAAG = date(2024, 6, 1)
PAD = "/proef/werk/wie-is-wie/"


def gevonden(woorden: str) -> list[str]:
    return [collega.naam for collega in queries.collegas(woorden)]


@pytest.fixture
def anna(loket: Loket, gezin: Gezin) -> UUID:
    """Anna has a profession and a team."""
    with wie.als(dienst()):
        Medewerker.objects.filter(pk=loket.anna).update(functie="Gezinscoach")
        team = Team.objects.create(gemeente_id=GEMEENTE, code="jeugd", naam="Team Jeugd")
        Teamlid.objects.create(gemeente_id=GEMEENTE, team=team, medewerker_id=loket.anna, periode=periode(BEGIN))
    return loket.anna


def test_found_by_name_profession_and_team(loket: Loket, anna: UUID) -> None:
    with wie.als(aanspreekpunt(loket.bram)):
        assert gevonden("") == ["Anna", "Balie", "Bram"]
        assert gevonden("gezins") == gevonden("jeugd") == gevonden("ANNA jeugd") == ["Anna"]
        assert gevonden("anna timmerman") == []


def test_who_no_longer_works_here_or_only_for_the_council_is_not_in_it(loket: Loket, anna: UUID) -> None:
    medewerker("Raadslid", Rol.RAADSLID)
    with wie.als(aanspreekpunt(loket.bram)):
        assert "Raadslid" not in gevonden("")


def test_who_is_away_says_until_when_and_who_stands_in(loket: Loket, anna: UUID) -> None:
    with wie.als(aanspreekpunt(anna)):
        vervanging.regelen(Afwezig(anna, loket.bram, VANDAAG, VANDAAG + timedelta(days=8)))
        per_naam = {collega.naam: collega for collega in queries.collegas("")}
    invaller = per_naam["Anna"].invaller
    assert invaller is not None
    assert (invaller.naam, invaller.tot_en_met) == ("Bram", VANDAAG + timedelta(days=7))
    assert per_naam["Bram"].aanwezig


def test_what_each_may_grant_follows_from_the_mandaten(loket: Loket, anna: UUID) -> None:
    with wie.als(dienst()):
        besluiten.mandaten_instellen(
            [
                mandaat(
                    "M-1",
                    van=BEGIN,
                    rol=Rol.AANSPREEKPUNT,
                    functie="",
                    max_bedrag=Decimal(100),
                    max_maanden=12,
                    vier_ogen_vanaf=None,
                )
            ]
        )
    with wie.als(aanspreekpunt(loket.bram)):
        per_naam = {collega.naam: collega.mandaten for collega in queries.collegas("")}
    assert per_naam["Balie"] == []
    assert len(per_naam["Anna"]) == 1
    assert "afslag" in per_naam["Anna"][0]


def _partners() -> None:
    with wie.als(dienst()):
        Leefgebied.objects.create(
            gemeente_id=GEMEENTE, code="wonen", lijn=lijn_van(GEMEENTE, "leefgebied", "wonen"), naam="Wonen",
            volgorde=1, geldig=periode(BEGIN), herkomst="thema",
        )  # fmt: skip
        for code, naam, gebieden in (("veste", "De Veste", ["wonen"]), ("buur", "Buurthulp", [])):
            Organisatie.objects.create(
                gemeente_id=GEMEENTE, code=code, lijn=lijn_van(GEMEENTE, "organisatie", code), naam=naam,
                soort="stichting", leefgebieden=gebieden, geldig=periode(BEGIN), bron="test",
            )  # fmt: skip


def test_partners_are_found_by_area_of_life(loket: Loket, anna: UUID) -> None:
    _partners()
    with wie.als(aanspreekpunt(loket.bram)):
        assert [partner.naam for partner in queries.partners("")] == ["Buurthulp", "De Veste"]
        assert [partner.naam for partner in queries.partners("wonen")] == ["De Veste"]
        assert [partner.naam for partner in queries.partners("stichting buurt")] == ["Buurthulp"]


@pytest.fixture
def klant(loket: Loket, anna: UUID) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")


def test_on_the_screen(klant: KeurendeClient) -> None:
    _partners()
    pagina = klant.zie(f"{PAD}?woorden=jeugd").html
    assert "Gezinscoach" in pagina
    assert "Balie" not in pagina.split("s-collegas")[1]
    assert "Geen partner gevonden" in pagina
    assert "De Veste" in klant.zie(PAD).html


def test_from_a_dossier_one_asks_involves_or_shares_with_who_was_found(loket: Loket, zaak: Zaak) -> None:
    anna = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    dossier = f"/proef/werk/regie/dossier/{zaak.dossier}"
    assert f"{PAD}?dossier={zaak.dossier}" in anna.zie(f"{dossier}/").html

    html = anna.zie(f"{PAD}?dossier={zaak.dossier}&woorden=bram").html
    assert f'name="dossier" value="{zaak.dossier}"' in html
    consult, team = f"{dossier}/consult/?gevraagde={loket.bram}", f"{dossier}/team/?medewerker={loket.bram}"
    assert consult in html
    assert team in html
    for pad in (consult, team):
        assert f'<option value="{loket.bram}" selected' in anna.zie(pad).html


def test_who_works_in_no_dossier_is_asked_nothing_there(loket: Loket, zaak: Zaak) -> None:
    anna = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    assert f"gevraagde={loket.balie}" not in anna.zie(f"{PAD}?dossier={zaak.dossier}").html


def test_a_partner_is_shared_with_where_it_can_be(loket: Loket, zaak: Zaak) -> None:
    _partners()
    with wie.als(dienst()):
        deelbaar = partner("veste", Partnersoort.WERKBEDRIJF)
    anna = klant_als(Rol.AANSPREEKPUNT, actor=loket.anna)
    html = anna.zie(f"{PAD}?dossier={zaak.dossier}").html
    assert html.count("Deel iets") == 1
    pad = f"/proef/werk/regie/dossier/{zaak.dossier}/delen/?partner={deelbaar.pk}"
    assert pad in html
    assert f'<option value="{deelbaar.pk}" selected' in anna.zie(pad).html


def test_a_dossier_of_somebody_else_gives_no_way_in_sec_11(loket: Loket, zaak: Zaak) -> None:
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram)
    assert str(zaak.dossier) not in bram.zie(PAD).html
    bram.zie(f"{PAD}?dossier={zaak.dossier}", 404)


def test_the_page_asks_as_often_for_30_as_for_1_af_35(klant: KeurendeClient) -> None:
    aantallen = []
    for erbij in (0, 29):
        for nr in range(erbij):
            medewerker(f"Collega{nr}", Rol.AANSPREEKPUNT)
        klant.zie(PAD)
        with CaptureQueriesContext(connection) as vragen:
            klant.zie(PAD)
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]
