"""A session while it runs: the warning, going on, proof once more, and text that survives (SEC-02, SEC-04, REL-11)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, OIJ, klant_als, maak_gemeente, maak_medewerker, meld_klant_aan

from rotonde.kern import bevoegdheden, klok, opmaak
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.soorten import ActorSoort, Rol

pytestmark = pytest.mark.django_db
CONTACT = "/heerde/werk/toegang/contact/"
MINUUT = timedelta(minutes=1)
EXPORTS = {"rechten:geraakt", "rechten:avg_bestand", "privacy:avg_bestand"}


@pytest.fixture
def begin() -> datetime:
    return klok.nu()


def _balie() -> tuple[KeurendeClient, Aanmelding]:
    mila = Aanmelding(HEERDE, maak_medewerker(Rol.BALIE), ActorSoort.MEDEWERKER, Rol.BALIE, "Mila de Wit")
    klant = KeurendeClient()
    meld_klant_aan(klant, mila)
    return klant, mila


def test_de_pagina_weet_hoe_lang_de_sessie_nog_duurt_sec_02(begin: datetime) -> None:
    with klok.op(begin):
        klant, _ = _balie()
        stand = klant.get("/heerde/sessie/").json()

        assert stand == {"over": 1800, "waarschuw": 120, "minuten": 30, "verlengbaar": True}
        assert 'role="alertdialog"' in klant.zie("/heerde/werk/").html
    with klok.op(begin):
        assert klant_als(Rol.INWONER).get("/heerde/sessie/").json()["over"] == 900


def test_kijken_hoe_lang_nog_verlengt_niet_en_zeggen_dat_men_er_is_wel_sec_02(begin: datetime) -> None:
    with klok.op(begin):
        klant, _ = _balie()
    with klok.op(begin + 29 * MINUUT):
        assert klant.get("/heerde/sessie/").json()["over"] == 60
        assert klant.get("/heerde/sessie/").json()["over"] == 60

        assert klant.post("/heerde/sessie/").json()["over"] == 1800


def test_tegen_het_einde_van_twaalf_uur_helpt_verlengen_niet_meer_sec_04(begin: datetime) -> None:
    with klok.op(begin):
        klant, _ = _balie()
    for stap in range(1, 25):
        with klok.op(begin + stap * 29 * MINUUT):
            klant.post("/heerde/sessie/")

    with klok.op(begin + timedelta(hours=11, minutes=59)):
        stand = klant.post("/heerde/sessie/").json()

    assert stand["over"] == 60
    assert stand["verlengbaar"] is False


def test_van_rol_of_gemeente_wisselen_verlengt_de_langste_duur_niet_sec_04(begin: datetime) -> None:
    with klok.op(begin):
        medewerker = maak_medewerker(Rol.BALIE, Rol.AANSPREEKPUNT)
        klant = klant_als(Rol.BALIE, actor=medewerker)
    with klok.op(begin + 20 * MINUUT):
        klant.post("/heerde/aanmelden/werk/", {"rol": "aanspreekpunt"})
    for stap in range(2, 36):
        with klok.op(begin + stap * 20 * MINUUT):
            klant.zie("/heerde/werk/")

    with klok.op(begin + timedelta(hours=12, seconds=1)):
        assert klant.get("/heerde/werk/").status_code == 302


def test_een_stille_sessie_eindigt_ook_via_een_andere_gemeente_sec_04(begin: datetime) -> None:
    with klok.op(begin):
        klant, _ = _balie()
        maak_gemeente(OIJ)
    with klok.op(begin + 31 * MINUUT):
        klant.get("/oude-ijsselstreek/werk/")

    with klok.op(begin + 5 * MINUUT):
        assert klant.get("/heerde/werk/").status_code == 302


def test_wat_na_het_einde_verstuurd_wordt_staat_er_na_aanmelden_weer_sec_02_rel_11(begin: datetime) -> None:
    getypt = {"kanaal": "balie", "onderwerp": "Nieuwe rolstoel", "duur": "kort"}
    with klok.op(begin):
        klant, mila = _balie()
    with klok.op(begin + 31 * MINUUT):
        antwoord = klant.post(CONTACT, getypt)
        assert antwoord["Location"].startswith("/heerde/aanmelden/werk/?volgende=")

        meld_klant_aan(klant, mila)
        pagina = klant.zie(CONTACT).html

        assert 'value="Nieuwe rolstoel"' in pagina
        assert "Dit had u al ingevuld" in pagina
        assert f"We bewaren het voor u tot {opmaak.datumtijd(begin + 31 * MINUUT + timedelta(days=2))}." in pagina
        ander, _ = _balie()
        assert "Nieuwe rolstoel" not in ander.zie(CONTACT).html


def test_wat_een_andere_site_laat_versturen_wordt_niet_bewaard_sec_09(begin: datetime) -> None:
    with klok.op(begin):
        klant, mila = _balie()
    with klok.op(begin + 31 * MINUUT):
        klant.post(CONTACT, {"onderwerp": "van elders"}, headers={"Sec-Fetch-Site": "cross-site"})

        meld_klant_aan(klant, mila)
        assert "van elders" not in klant.zie(CONTACT).html


def test_tijdens_het_typen_wordt_bewaard_en_begin_opnieuw_wist_het_rel_11() -> None:
    klant, _ = _balie()

    assert klant.post(f"/heerde/concept/?pad={CONTACT}", {"onderwerp": "half af"}).status_code == 204
    assert 'value="half af"' in klant.zie(CONTACT).html

    assert klant.post("/heerde/concept/weg/", {"volgende": CONTACT})["Location"] == CONTACT
    assert "half af" not in klant.zie(CONTACT).html


def test_een_concept_bij_een_pagina_van_elders_wordt_geweigerd_sec_11() -> None:
    klant, _ = _balie()

    assert klant.post("/heerde/concept/?pad=/oude-ijsselstreek/werk/", {"a": "b"}).status_code == 409


@pytest.fixture
def gevoelig(monkeypatch: pytest.MonkeyPatch) -> str:
    """A route that asks for fresh proof."""
    regels = dict(bevoegdheden.tabel())
    sleutel = ("route", "toegang:contactmoment")
    regels[sleutel] = replace(regels[sleutel], opnieuw=True)
    monkeypatch.setattr(bevoegdheden, "tabel", lambda: regels)
    return CONTACT


def test_met_vers_bewijs_gaat_een_gevoelige_route_open_sec_04(begin: datetime, gevoelig: str) -> None:
    with klok.op(begin):
        klant, _ = _balie()
    with klok.op(begin + 14 * MINUUT):
        klant.zie(gevoelig)


def test_met_oud_bewijs_vraagt_een_gevoelige_route_wie_men_is_en_bewaart_wat_er_stond_sec_04(
    begin: datetime, gevoelig: str, settings: Settings
) -> None:
    with klok.op(begin):
        klant, _ = _balie()
    with klok.op(begin + 16 * MINUUT):
        antwoord = klant.post(gevoelig, {"onderwerp": "nog niet verstuurd"})
        assert antwoord["Location"].startswith("/heerde/aanmelden/opnieuw/?volgende=")
        assert "Laat zien dat u het bent" in klant.zie(antwoord["Location"]).html
        assert klant.post(antwoord["Location"]).status_code == 200
        assert klant.get(gevoelig).status_code == 302

        settings.ROTONDE_DEMO = True
        verder = klant.post(antwoord["Location"])

        assert verder["Location"] == gevoelig
        assert "nog niet verstuurd" in klant.zie(gevoelig).html


def test_wat_het_zwaarst_weegt_vraagt_vers_bewijs_sec_04() -> None:
    """Reviewed by hand: the routes that ask for it. A mandaat is used where a besluit is taken."""
    vraagt = {regel.naam for regel in bevoegdheden.tabel().values() if regel.opnieuw}

    assert {"besluiten:voorstel", "toezicht:nood", *EXPORTS} <= vraagt
    assert all(("route", naam) in bevoegdheden.tabel() for naam in vraagt)
