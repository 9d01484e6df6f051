"""The functions by which PostgreSQL knows who is asking, and the hidden columns of the logs."""

from django.db import models

from rotonde.kern.soorten import ROLLEN_MET_PERSONEN, Bescherming
from rotonde.kern.verwerking import verwerking_van

ZOEKPAD = "SET search_path = pg_catalog, public"
_VOLLEDIG = ("gemeente", "actor", "actor_soort", "rol", "wet", "doel", "grond", "dossier")


def heeft_gemeente(model: type[models.Model]) -> bool:
    """True for a tenant table."""
    return any(veld.column == "gemeente_id" for veld in model._meta.concrete_fields)


def is_log(model: type[models.Model]) -> bool:
    """True for the logs and what is kept beside them: no change of theirs is itself a mutatie."""
    return verwerking_van(model).bescherming in {Bescherming.LOG, Bescherming.WERKER}


def functies(*, klok_verzetbaar: bool) -> list[str]:
    """Functions without arguments that read the context; a production database has none that accepts a time (AF-11)."""
    nu = "coalesce(nullif(current_setting('rotonde.nu', true), '')::timestamptz, now())" if klok_verzetbaar else "now()"
    # Read without kern_ctx: a page asks this once per table in every query, and a call costs more than the reading.
    volledig = " AND ".join(f"current_setting('rotonde.{naam}', true) <> ''" for naam in _VOLLEDIG)
    rollen = ", ".join(f"'{rol.value}'" for rol in ROLLEN_MET_PERSONEN)
    met_personen = f"current_setting('rotonde.rol', true) = ANY (ARRAY[{rollen}]::text[])"
    return [
        _XACT_SPRONG,
        _functie("kern_xact_grens()", "bigint", f"SELECT {_XMIN} + public.kern_xact_sprong()"),
        _functie("kern_ctx(naam text)", "text", "SELECT nullif(current_setting('rotonde.' || naam, true), '')"),
        _functie("kern_actor()", "uuid", "SELECT nullif(current_setting('rotonde.actor', true), '')::uuid"),
        _functie("kern_nu()", "timestamptz", f"SELECT {nu}"),
        _functie("kern_vandaag()", "date", "SELECT (public.kern_nu() AT TIME ZONE 'Europe/Amsterdam')::date"),
        _functie("kern_persoon_mag()", "boolean", f"SELECT coalesce({volledig} AND {met_personen}, false)"),
        # PL/pgSQL keeps its plan for the session; a page asks this once per query on a table of betrokkenen.
        _functie("kern_vertrouwelijk()", "SETOF uuid", f"BEGIN RETURN QUERY {_VERTROUWELIJK}; END", taal="plpgsql"),
        _functie("kern_besloten()", "SETOF uuid", f"BEGIN RETURN QUERY {_BESLOTEN}; END", taal="plpgsql"),
        _functie("kern_mijn_objecten()", "SETOF uuid", f"BEGIN RETURN QUERY {_MIJN_OBJECTEN}; END", taal="plpgsql"),
        _functie("kern_ziet(tabel text, kolom text, waarde uuid)", "boolean", _ZIET, taal="plpgsql"),
    ]


# Whether who asks sees such a row: read as who asks, so under the policies of that table.
_ZIET = """
DECLARE gezien boolean;
BEGIN
  IF NOT has_table_privilege(to_regclass(format('public.%I', tabel)), 'SELECT') THEN
    RETURN false;
  END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE %I = $1)', tabel, kolom) INTO gezien USING waarde;
  RETURN gezien;
END
"""

# Lines of the inzagelog that their resident does not see yet (PRIV-41).
_VERTROUWELIJK = """
SELECT v.inzage_id FROM public.kern_vertrouwelijkheid v
WHERE v.gemeente_id = (SELECT kern_ctx('gemeente')) AND (v.tot IS NULL OR v.tot > (SELECT kern_vandaag()))
  AND NOT EXISTS (SELECT FROM public.kern_opheffing o
                  WHERE o.gemeente_id = v.gemeente_id AND o.vertrouwelijkheid_id = v.id)
"""

# What is closed to who asks: besloten, and not named in it. Services and residents are judged by other rules.
_BESLOTEN = """
SELECT s.object_id FROM public.kern_beslotenheid s
WHERE s.gemeente_id = (SELECT kern_ctx('gemeente')) AND s.tot IS NULL
  AND (SELECT kern_ctx('actor_soort')) = 'medewerker'
  AND NOT s.dossier_id = ANY (ARRAY(
    SELECT b.object_id FROM public.kern_betrokkenheid b
    WHERE b.gemeente_id = (SELECT kern_ctx('gemeente')) AND b.wie_id = (SELECT kern_actor())
      AND b.als = 'benoemd' AND b.periode @> (SELECT kern_vandaag())))
"""


# Transaction numbers order the logs. A database that is restored on another server meets a counter that may stand lower
# than what its lines and seals already carry; terugzetten then replaces this function by one with the distance (AF-04).
# No pinned search path: so the planner folds it into the default of the column.
_XACT_SPRONG = """
DO $$ BEGIN
  IF to_regprocedure('public.kern_xact_sprong()') IS NULL THEN
    CREATE FUNCTION public.kern_xact_sprong() RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 0::bigint';
  END IF;
END $$
"""
_XMIN = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
_XACT = "pg_current_xact_id()::text::bigint + public.kern_xact_sprong()"

# Each setting is read once per query, in a subquery of its own: called per row they would cost more than the rows do,
# and with an OR the index on (gemeente, wie) would go unused. A vervanger gets what the absent colleague holds, never
# what (s)he was named in or works along in.
_MIJN_OBJECTEN = """
SELECT b.object_id FROM public.kern_betrokkenheid b
WHERE b.gemeente_id = (SELECT kern_ctx('gemeente')) AND b.periode @> (SELECT kern_vandaag())
  AND b.wie_id = ANY (ARRAY(
    SELECT kern_actor()
    UNION ALL
    SELECT t.team_id FROM public.kern_teamlid t
    WHERE t.gemeente_id = (SELECT kern_ctx('gemeente')) AND t.medewerker_id = (SELECT kern_actor())
      AND t.periode @> (SELECT kern_vandaag())))
UNION ALL
SELECT b.object_id FROM public.kern_vervanging v
JOIN public.kern_betrokkenheid b ON b.gemeente_id = v.gemeente_id AND b.wie_id = v.medewerker_id
WHERE v.gemeente_id = (SELECT kern_ctx('gemeente')) AND v.vervanger_id = (SELECT kern_actor())
  AND v.periode @> (SELECT kern_vandaag()) AND b.periode @> (SELECT kern_vandaag())
  AND b.als IN ('aanspreekpunt', 'eigenaar', 'nazorg')
UNION ALL
SELECT n.dossier_id FROM public.kern_noodtoegang n
WHERE n.gemeente_id = (SELECT kern_ctx('gemeente')) AND n.medewerker_id = (SELECT kern_actor())
  AND n.van <= (SELECT kern_nu()) AND n.tot > (SELECT kern_nu())
"""


def _functie(kop: str, geeft: str, lichaam: str, *, taal: str = "sql") -> str:
    """In SQL without a pinned search path: so the planner writes it out in each policy, which asks it in every query.
    It names what is not PostgreSQL's own in full, and runs with the rights of who asks."""
    zoekpad = "" if taal == "sql" else ZOEKPAD
    return f"CREATE OR REPLACE FUNCTION {kop} RETURNS {geeft} LANGUAGE {taal} STABLE {zoekpad} AS $f$ {lichaam} $f$"


def vaste_onderdelen(modellen: list[type[models.Model]]) -> list[str]:
    """The transaction number on each log line: the database fills it, Django never sees it; sealing goes by it."""
    sql = []
    for model in modellen:
        if verwerking_van(model).bescherming == Bescherming.LOG and heeft_gemeente(model):
            tabel = model._meta.db_table
            sql.append(f"ALTER TABLE {tabel} ADD COLUMN IF NOT EXISTS xact bigint NOT NULL DEFAULT ({_XACT})")
            sql.append(f"ALTER TABLE {tabel} ALTER COLUMN xact SET DEFAULT ({_XACT})")
            sql.append(f"CREATE INDEX IF NOT EXISTS {tabel}_xact ON {tabel} (xact)")
    return sql
