"""Who stores very many rows lets PostgreSQL see them, and may do nothing else to the tables."""

import psycopg
import pytest
from tests.databank import Proefbank

VOL = "SELECT reltuples > 0 FROM pg_class WHERE relname = %s"


@pytest.fixture
def vol(db: None, proefbank: Proefbank) -> str:
    """A table of the owner that holds rows, and that nobody looked at."""
    with proefbank.verbinding("eigenaar") as eigenaar:
        eigenaar.execute("CREATE TABLE proef_vol AS SELECT generate_series(1, 100) AS nr")
        eigenaar.execute("CREATE TABLE proef_leeg (nr int)")
    return "proef_vol"


@pytest.mark.committen
def test_the_worker_lets_postgresql_look_at_what_holds_rows_and_at_nothing_else(proefbank: Proefbank, vol: str) -> None:
    with proefbank.verbinding("worker") as werker:
        assert werker.execute(VOL, [vol]).fetchone() == (False,)
        werker.execute("SELECT kern_bekijk_tabellen()")

        assert werker.execute(VOL, [vol]).fetchone() == (True,)
        # Of an empty table it would remember that reading it whole costs nothing.
        assert werker.execute("SELECT reltuples FROM pg_class WHERE relname = 'proef_leeg'").fetchone() == (-1,)


def test_the_web_role_may_not(db: None, proefbank: Proefbank) -> None:
    with proefbank.verbinding("web") as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("SELECT kern_bekijk_tabellen()")
