"""The operator lets somebody in: a password that is told once, and a second factor that its owner sets up."""

import re
import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, maak_gemeente

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _heerde() -> None:
    maak_gemeente(HEERDE)


def _roep(*opties: str) -> str:
    uit = StringIO()
    call_command("medewerker", "mila", "--gemeente", HEERDE, *opties, stdout=uit)
    return re.findall(r"Wachtwoord van mila: (\S+)", uit.getvalue())[0]


def _log_in(wachtwoord: str) -> int:
    return int(KeurendeClient().post("/account/inloggen/", {"login": "mila", "password": wachtwoord}).status_code)


def test_een_nieuwe_medewerker_kan_inloggen_en_stelt_eerst_een_code_in_sec_03() -> None:
    wachtwoord = _roep("--naam", "Mila de Wit", "--rol", "balie")
    klant = KeurendeClient()

    klant.post("/account/inloggen/", {"login": "mila", "password": wachtwoord})

    assert len(wachtwoord) >= 14
    assert klant.get("/heerde/aanmelden/werk/")["Location"].startswith("/account/code/instellen/")


def test_een_tweede_keer_geeft_een_nieuw_wachtwoord_en_het_oude_werkt_niet_meer() -> None:
    oud = _roep("--naam", "Mila de Wit", "--rol", "balie")
    nieuw = _roep()

    assert _log_in(oud) == 200
    assert _log_in(nieuw) == 302


def test_een_nieuw_wachtwoord_eindigt_wat_met_het_oude_open_stond() -> None:
    """A session that began with the old one is gone at the next request, in the werkplek as well."""
    oud = _roep("--naam", "Mila de Wit", "--rol", "balie")
    klant = KeurendeClient()
    klant.post("/account/inloggen/", {"login": "mila", "password": oud})
    sessie = klant.session
    sessie["account_authentication_methods"] += [{"method": "mfa", "at": time.time(), "type": "totp"}]
    sessie.save()
    klant.get("/heerde/aanmelden/werk/")
    klant.zie("/heerde/werk/")

    _roep()

    assert klant.get("/heerde/werk/").status_code == 302


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        ((), "heeft een naam en minstens één rol"),
        (("--naam", "Mila", "--rol", "balie", "--team", "weg"), "Team weg is er niet"),
        (("--gemeente", "9999"), "Gemeente 9999 is er niet"),
    ],
)
def test_wat_ontbreekt_wordt_in_een_zin_gezegd(opties: tuple[str, ...], zin: str) -> None:
    with pytest.raises(CommandError, match=zin):
        _roep(*opties)
