"""Looking for words in dossiers: by Dutch stem, in one's own only, with a line before a word shows."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.inwoners.gezin import Gezin, dienst
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als
from tests.regie.zaak import INZET, KANARIE, Zaak, klaar
from tests.toegang.loket import Loket, aanspreekpunt, medewerker

from rotonde.kern import beslotenheid, betrokkenheid, bevoegdheden, wie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.models import Inzage
from rotonde.kern.soorten import Rol, Wet
from rotonde.regie import actions
from rotonde.regie.actions import DoelInhoud
from rotonde.toegang.models import Melder
from rotonde.werkplek.dossierzoeken.bronnen import BRONNEN

PAD = "/proef/werk/dossiers/zoeken/"


@pytest.fixture
def anna(loket: Loket) -> KeurendeClient:
    return klant_als(Rol.AANSPREEKPUNT, actor=loket.anna, naam="Anna")


def _zoek(klant: KeurendeClient, woorden: str, blad: int = 1) -> str:
    antwoord = klant.post(f"{PAD}?pagina={blad}", {"woorden": woorden})
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def _doel(zaak: Zaak, loket: Loket, persoon: UUID, tekst: str) -> None:
    with wie.als(aanspreekpunt(loket.anna)):
        actions.doel_stellen(zaak.aanpak, DoelInhoud(persoon, "wonen", tekst, 4, 7, Wet.WMO))


def test_een_woord_wordt_in_een_andere_vorm_gevonden_met_het_dossier_en_het_stuk(
    anna: KeurendeClient, zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    _doel(zaak, loket, gezin.vader, "de rekeningen van de woning weer zelf betalen")

    pagina = _zoek(anna, "rekening")

    assert '<mark class="utrecht-mark">rekeningen</mark> van de woning' in pagina
    assert f"/proef/werk/regie/dossier/{zaak.dossier}/" in pagina
    assert "Dossier van Aukje" in pagina
    assert "Doel, over Joris" in pagina
    assert "Niets gevonden" in _zoek(anna, "rekenmachine")


def test_het_verhaal_en_de_inzet_worden_ook_doorzocht(anna: KeurendeClient, zaak: Zaak) -> None:
    verhaal, inzet = _zoek(anna, "kwetterkanarie"), _zoek(anna, f'"{INZET.reden_zwaarder[:16]}"')

    assert "Het verhaal van de vraag, over Aukje" in verhaal
    assert "Inzet, over Aukje" in inzet


def test_wat_beter_past_staat_bovenaan(anna: KeurendeClient, zaak: Zaak, loket: Loket, gezin: Gezin) -> None:
    _doel(zaak, loket, gezin.kind, "schulden, en ook dit en dat en nog veel meer waarover wij spraken")
    _doel(zaak, loket, gezin.vader, "schulden aflossen, geen schuld erbij, van schulden af")

    pagina = _zoek(anna, "schuld")

    assert pagina.index("over Joris") < pagina.index("over Zoë")


def test_wat_iemand_schreef_wordt_geen_opmaak(anna: KeurendeClient, zaak: Zaak, loket: Loket, gezin: Gezin) -> None:
    _doel(zaak, loket, gezin.vader, "<b>vette</b> & fietsen")

    pagina = _zoek(anna, "fietsen")

    assert "vette" in pagina
    assert "&amp; <mark" in pagina
    assert "<b>" not in pagina


def test_een_ander_vindt_niets_en_wie_betrokken_is_wel_priv_12(zaak: Zaak, loket: Loket) -> None:
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")
    assert "Niets gevonden" in _zoek(bram, KANARIE)

    with wie.als(dienst()):
        betrokkenheid.begin([Band(loket.bram, "dossier", zaak.dossier, "meedenker")])
    assert "Dossier van Aukje" in _zoek(bram, KANARIE)


def test_na_het_sluiten_vindt_men_niets_meer_priv_13(anna: KeurendeClient, zaak: Zaak) -> None:
    assert "Dossier van Aukje" in _zoek(anna, KANARIE)
    with wie.als(dienst()):
        actions.sluiten(klaar(zaak.dossier))
    assert "Niets gevonden" in _zoek(anna, KANARIE)


def test_in_een_besloten_dossier_vindt_alleen_wie_benoemd_is_priv_21(
    anna: KeurendeClient, zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    with wie.als(dienst()):
        beslotenheid.sluit(zaak.dossier, [("melding", zaak.melding), ("persoon", gezin.moeder)])
        beslotenheid.benoem(zaak.dossier, [loket.bram])

    assert "Niets gevonden" in _zoek(anna, KANARIE)
    bram = klant_als(Rol.AANSPREEKPUNT, actor=loket.bram, naam="Bram")
    assert "Dossier van Aukje" in _zoek(bram, KANARIE)


def test_van_een_onderdeel_dat_voor_de_rol_dicht_is_vindt_men_niets_sec_10(
    anna: KeurendeClient, zaak: Zaak, monkeypatch: pytest.MonkeyPatch
) -> None:
    mag = bevoegdheden.mag
    monkeypatch.setattr(
        "rotonde.kern.bevoegdheden.mag", lambda soort, naam, rol: naam != "toegang:melding" and mag(soort, naam, rol)
    )

    assert "Niets gevonden" in _zoek(anna, "kwetterkanarie")
    assert "Dossier van Aukje" in _zoek(anna, KANARIE)


def test_wie_niet_in_dossiers_werkt_zoekt_er_ook_niet_in_sec_10(zaak: Zaak) -> None:
    for rol in (Rol.BALIE, Rol.KWALITEIT, Rol.BELEID, Rol.BEHEER):
        klant = klant_als(rol, actor=medewerker(f"Een {rol}", rol))
        assert klant.post(PAD, {"woorden": KANARIE}).status_code == 403


def test_een_melder_en_wat_versleuteld_is_wordt_niet_doorzocht_af_14() -> None:
    doorzocht = {(bron.model, tekst) for bron in BRONNEN for tekst in bron.teksten}

    assert Melder not in {model for model, _ in doorzocht}
    assert [tekst for model, tekst in doorzocht if model.verwerking.klasse_van(tekst) == "versleuteld"] == []
    assert "bereikbaar" not in {tekst for _, tekst in doorzocht}


def test_de_regel_komt_voor_de_woorden_en_wie_niet_gevonden_is_heeft_er_geen_priv_37(
    anna: KeurendeClient, zaak: Zaak, gezin: Gezin
) -> None:
    with CaptureQueriesContext(connection) as vragen:
        _zoek(anna, KANARIE)

    volgorde = [vraag["sql"] for vraag in vragen]
    regel = next(nr for nr, sql in enumerate(volgorde) if "INSERT INTO kern_inzage" in sql)
    gelezen = [nr for nr, sql in enumerate(volgorde) if "ts_headline" in sql or '"voornamen"' in sql]
    assert regel < min(gelezen)
    with wie.als(dienst()):
        lijnen = Inzage.objects.filter(gegevensgroep="zoeken in dossiers")
        assert list(lijnen.values_list("betrokkene", flat=True)) == [gezin.moeder]


def test_het_zoeken_vraagt_evenveel_voor_20_treffers_als_voor_1_af_35(
    anna: KeurendeClient, zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    gezien = []
    for erbij in (1, 19):
        for _ in range(erbij):
            _doel(zaak, loket, gezin.moeder, "met de fiets naar de markt")
        with CaptureQueriesContext(connection) as vragen:
            pagina = _zoek(anna, "markten")
        gezien.append((pagina.count("<mark"), len(vragen)))

    assert gezien == [(1, gezien[0][1]), (20, gezien[0][1])]


def test_een_blad_heeft_hoogstens_20_treffers_en_alleen_wie_erop_staat_een_regel_sec_24_priv_37(
    anna: KeurendeClient, zaak: Zaak, loket: Loket, gezin: Gezin
) -> None:
    for _ in range(20):
        _doel(zaak, loket, gezin.moeder, "fiets fiets fiets")
    _doel(zaak, loket, gezin.vader, "een oude fiets in een nieuwe schuur van een goede buurman")

    eerste = _zoek(anna, "fiets")
    with wie.als(dienst()):
        gezien = set(Inzage.objects.filter(gegevensgroep="zoeken in dossiers").values_list("betrokkene", flat=True))
    tweede = _zoek(anna, "fiets", 2)

    assert [blad.count("Doel, over") for blad in (eerste, tweede)] == [20, 1]
    assert ("Volgende bladzijde" in eerste, "Vorige bladzijde" in tweede) == (True, True)
    assert gezien == {gezin.moeder}


def test_te_korte_woorden_worden_geweigerd_en_staan_niet_in_het_adres_priv_15(anna: KeurendeClient, zaak: Zaak) -> None:
    assert anna.post(PAD, {"woorden": "de"}).status_code == 422
    assert KANARIE not in anna.get(f"{PAD}?woorden={KANARIE}").content.decode()
    assert "Niets gevonden" in _zoek(anna, "voor het")
