"""What is in a database, to be compared: per table the number of rows and one sum over all their content.

The sum adds a 64-bit hash of every row, so the order does not matter and a changed, lost or doubled row shows.
"""

from dataclasses import dataclass

import psycopg
from psycopg import sql

# The text of a value depends on these; both sides of a comparison must write alike.
_SCHRIJFWIJZE = {
    "TimeZone": "UTC",
    "DateStyle": "ISO, YMD",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "extra_float_digits": "1",
    "statement_timeout": "0",
}
_TABELLEN = """
SELECT c.relname FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY c.relname
"""
_TEL = """
SELECT count(*), coalesce(sum(hashtextextended((rij_.*)::text, 0)::numeric), 0)::text FROM public.{} rij_
"""


@dataclass(frozen=True)
class Inhoud:
    """Rows and sum per table."""

    tabellen: dict[str, tuple[int, str]]

    @property
    def rijen(self) -> int:
        return sum(rijen for rijen, _ in self.tabellen.values())

    def verschillen(self, ander: "Inhoud") -> list[str]:
        """The tables that differ, with what is expected and what is there; empty when all is equal."""
        gevonden = []
        for naam in sorted(self.tabellen.keys() | ander.tabellen.keys()):
            hier, daar = self.tabellen.get(naam), ander.tabellen.get(naam)
            if hier != daar:
                gevonden.append(f"{naam} (verwacht {_zeg(hier)}, gevonden {_zeg(daar)})")
        return gevonden


def _zeg(stand: tuple[int, str] | None) -> str:
    return f"{stand[0]} rijen, som {stand[1]}" if stand else "geen tabel"


def tel(verbinding: psycopg.Connection) -> Inhoud:
    """Count every table in the transaction that `verbinding` is in, as a role that sees all rows."""
    for naam, waarde in _SCHRIJFWIJZE.items():
        verbinding.execute("SELECT set_config(%s, %s, true)", [naam, waarde])
    tabellen: dict[str, tuple[int, str]] = {}
    for (naam,) in verbinding.execute(_TABELLEN).fetchall():
        rij = verbinding.execute(sql.SQL(_TEL).format(sql.Identifier(naam))).fetchone()
        assert rij is not None
        tabellen[naam] = (int(rij[0]), str(rij[1]))
    return Inhoud(tabellen)
