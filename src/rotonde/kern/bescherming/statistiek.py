"""What PostgreSQL knows of its tables, brought up to date by who filled them and owns none."""

from rotonde.kern.bescherming.basis import ZOEKPAD
from rotonde.kern.soorten import DatabaseRol

# A small sample says what matters here: how many rows there are, and that a gemeente says little about a row. What
# somebody else is looking at already is left alone, and so is a table with nothing in it: of that one PostgreSQL would
# remember that reading it whole costs nothing.
_BEKIJK = f"""
CREATE OR REPLACE FUNCTION kern_bekijk_tabellen() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER {ZOEKPAD} SET default_statistics_target = 10 AS $f$
DECLARE tabel regclass;
BEGIN
  FOR tabel IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
               AND relowner = current_user::regrole AND pg_relation_size(oid) > 0 ORDER BY oid LOOP
    EXECUTE format('ANALYZE (SKIP_LOCKED) %s', tabel);
  END LOOP;
END $f$
"""


def functies() -> list[str]:
    """One function, for the worker alone; it reads rows of every gemeente and gives none."""
    return [
        _BEKIJK,
        "REVOKE ALL ON FUNCTION kern_bekijk_tabellen() FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION kern_bekijk_tabellen() TO {DatabaseRol.WORKER.value}",
    ]
