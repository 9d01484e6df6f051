"""Looking for a word in every table there is, past row level security: as text, and as bytes."""

import psycopg
from psycopg import sql

TABELLEN = """
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1
"""


def vindplaatsen(als_reservekopie: psycopg.Connection, woord: str) -> set[str]:
    """The tables with a row in which `woord` stands."""
    als_reservekopie.rollback()
    patronen = [f"%{woord}%", f"%{woord.encode().hex()}%"]
    return {
        tabel
        for (tabel,) in als_reservekopie.execute(TABELLEN).fetchall()
        if als_reservekopie.execute(
            sql.SQL("SELECT EXISTS (SELECT FROM {t} r WHERE r::text ILIKE ANY (%s))").format(t=sql.Identifier(tabel)),
            [patronen],
        ).fetchone() == (True,)
    }  # fmt: skip
