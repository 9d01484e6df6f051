"""The security log: what is written down, and that a line is never half (SEC-26)."""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings
from tests.keuring.client import KeurendeClient
from tests.klanten import HEERDE, klant_als, maak_gemeente

from rotonde.kern.models import Account
from rotonde.kern.soorten import Rol

VELDEN = {
    "gemeente_id", "tijd", "actor", "actor_soort", "rol", "wet", "doel", "grond", "proces", "handeling", "object",
    "gelukt", "herkomst",
}  # fmt: skip


def _aanmelden() -> None:
    klant_als(Rol.BALIE)


def _afmelden() -> None:
    klant_als(Rol.BALIE).post("/heerde/afmelden/")


def _geweigerd() -> None:
    klant_als(Rol.BELEID).get("/heerde/werk/toegang/")


def _te_vaak() -> None:
    klant = KeurendeClient()
    for _ in range(61):
        klant.get("/heerde/hulp/?woorden=x")


def _wachtwoord(aantal: int) -> None:
    Account.objects.get_or_create(username="mila")
    for _ in range(aantal):
        KeurendeClient().post("/account/inloggen/", {"login": "mila", "password": "mis"})


@pytest.fixture
def geschreven() -> Iterator[CaptureQueriesContext]:
    maak_gemeente(HEERDE)
    with CaptureQueriesContext(connections["log"]) as vragen:
        yield vragen


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("handeling", "doe"),
    [
        ("aangemeld", _aanmelden),
        ("afgemeld", _afmelden),
        ("geweigerd", _geweigerd),
        ("te vaak", _te_vaak),
        ("aanmelden mislukt", lambda: _wachtwoord(1)),
        ("aanmelden op slot", lambda: _wachtwoord(11)),
    ],
)
def test_elk_voorval_staat_in_het_beveiligingslog_sec_26(
    geschreven: CaptureQueriesContext, handeling: str, doe: Callable[[], None], settings: Settings
) -> None:
    doe()

    regels = [vraag["sql"] for vraag in geschreven if "kern_beveiligingsregel" in vraag["sql"]]
    assert len([regel for regel in regels if f"'{handeling}'" in regel]) >= 1
    assert not any("'mila'" in regel for regel in regels)


def test_een_regel_in_het_beveiligingslog_is_altijd_volledig_sec_26(als_eigenaar: psycopg.Connection) -> None:
    verplicht = als_eigenaar.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = 'kern_beveiligingsregel'::regclass AND attnotnull"
    ).fetchall()

    assert {naam for (naam,) in verplicht} >= VELDEN
