"""The start of the day: counts and ways in, by what the rol may."""

import pytest
from tests.inwoners.gezin import Gezin
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als, maak_medewerker, meld_klant_aan
from tests.regie.zaak import Zaak
from tests.toegang.loket import KANARIE, Loket, gemeld

from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.soorten import ActorSoort, Rol

PAD = "/proef/werk/"


def test_zonder_werk_staat_er_dat_er_niets_wacht(loket: Loket) -> None:
    assert "Hier wacht niets" in klant_als(Rol.AANSPREEKPUNT).zie(PAD).html


@pytest.mark.parametrize(
    ("aantal", "zin"), [(1, "<strong>1</strong> vraag wacht"), (2, "<strong>2</strong> vragen wachten")]
)
def test_wat_wacht_wordt_geteld_en_niet_verteld_priv_14(loket: Loket, gezin: Gezin, aantal: int, zin: str) -> None:
    for _ in range(aantal):
        gemeld(loket, gezin.moeder)

    html = klant_als(Rol.AANSPREEKPUNT).zie(PAD).html

    assert zin in html
    assert KANARIE not in html
    assert "Aukje" not in html


def test_het_aanspreekpunt_telt_de_eigen_dossiers(loket: Loket, zaak: Zaak) -> None:
    anna = KeurendeClient()
    meld_klant_aan(anna, Aanmelding("0246", loket.anna, ActorSoort.MEDEWERKER, Rol.AANSPREEKPUNT, "Anna"))

    assert "<strong>1</strong> open dossier" in anna.zie(PAD).html
    assert "open dossier" not in klant_als(Rol.AANSPREEKPUNT).zie(PAD).html


@pytest.mark.parametrize("rol", [Rol.BELEID, Rol.RAADSLID, Rol.BEHEER])
def test_wie_niet_met_personen_werkt_heeft_hier_geen_weg_naar_personen_priv_17(loket: Loket, rol: Rol) -> None:
    figures_alone = "/werk/toegang/ervaringen/"
    html = klant_als(rol).zie(PAD).html.replace(figures_alone, "")

    assert "/werk/toegang/" not in html
    assert "/werk/regie/" not in html


def test_met_een_tweede_rol_kan_men_wisselen(loket: Loket) -> None:
    klant = KeurendeClient()
    actor = maak_medewerker(Rol.BALIE, Rol.BACKOFFICE)
    meld_klant_aan(klant, Aanmelding("0246", actor, ActorSoort.MEDEWERKER, Rol.BALIE, "Mila de Wit"))

    assert "Wissel van rol" in klant.zie(PAD).html
    assert "Wissel van rol" not in klant_als(Rol.BALIE).zie(PAD).html
