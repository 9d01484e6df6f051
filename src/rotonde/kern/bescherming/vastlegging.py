"""Triggers: every change leaves a mutatie, and what is append-only refuses change, deletion and truncation."""

import json

from django.db import models

from rotonde.kern.bescherming.basis import ZOEKPAD, heeft_gemeente, is_log
from rotonde.kern.verwerking import verwerking_van

# One set-based insert per statement (AF-09). The arguments: the columns whose values stay out of the trail (AF-05), and
# the column that names whose key guards them.
_VASTE_KOLOMMEN = "gemeente_id, tijd, tabel, rij, soort, actor, rol, wet, doel, grond, proces, oud, nieuw, verzwegen"
# Who asks is the same for all rows of a statement: asked once, as asking per row costs more than the rest of a line.
_CODES = ("rol", "wet", "doel", "grond")
_VRAGER = f"""
  v_tijd timestamptz := kern_nu();
  v_actor uuid := kern_actor();
  v_proces uuid := kern_ctx('proces')::uuid;
  {" ".join(f"v_{naam} text := coalesce(kern_ctx('{naam}'), '');" for naam in _CODES)}
"""
_WIE = f"v_actor, {', '.join(f'v_{naam}' for naam in _CODES)}, v_proces"


def _invoegen(soort: str, *, nr: str, oud: str, nieuw: str, verzwegen: str, uit: str) -> str:
    return (
        f"INSERT INTO public.kern_mutatie (id, {_VASTE_KOLOMMEN}) SELECT {nr}, gemeente_id, v_tijd, "
        f"TG_TABLE_NAME, rij, '{soort}', {_WIE}, {oud}, {nieuw}, {verzwegen} FROM ({uit}) AS rijen"
    )


def _verschil(van: str, met: str) -> str:
    """The columns of `van` that differ from `met`, without the ones that stay out."""
    return (
        f"(SELECT coalesce(jsonb_object_agg(key, value), '{{}}') FROM jsonb_each({van} - weg) "
        f"WHERE {met}->key IS DISTINCT FROM value)"
    )


_LEEG = "NULL"
_ALLE_VERZWEGEN = "TG_ARGV[0]::jsonb"
_NUMMER = "nextval('public.kern_mutatie_id_seq')"
_TOEGEVOEGD = _invoegen(
    "I", nr=_NUMMER, oud=_LEEG, nieuw="n - weg", verzwegen=_ALLE_VERZWEGEN,
    uit="SELECT a.gemeente_id, a.id AS rij, to_jsonb(a) AS n FROM nieuw a",
)  # fmt: skip
# What a personal value was goes to the queue, in the same statement: the worker encrypts it within the minute and it is
# gone from there (kern.mutatiewaarden). What it became stands in the row itself, or is the `oud` of the next change.
_IN_WACHTRIJ = """
INSERT INTO public.kern_mutatiewachtrij (id, gemeente_id, object, tabel, rij, oud)
SELECT nr, gemeente_id, coalesce((o->>TG_ARGV[1])::uuid, rij), TG_TABLE_NAME, rij, w.oud
FROM rijen CROSS JOIN LATERAL (
  SELECT jsonb_object_agg(k, o->k) AS oud FROM unnest(weg) k WHERE o->k <> 'null' AND n->k IS DISTINCT FROM o->k) w
WHERE w.oud IS NOT NULL AND NOT (TG_OP = 'DELETE' AND (SELECT kern_vernietiging_loopt()))
"""
_GEWIJZIGD = f"""
WITH rijen AS MATERIALIZED (
  SELECT {_NUMMER} AS nr, a.gemeente_id, a.id AS rij, to_jsonb(a) AS n, to_jsonb(b) AS o
  FROM nieuw a JOIN oud b ON a.id = b.id),
wachtrij AS ({_IN_WACHTRIJ})
{
    _invoegen(
        "U",
        nr="nr",
        oud=_verschil("o", "n"),
        nieuw=_verschil("n", "o"),
        verzwegen="(SELECT coalesce(jsonb_agg(k), '[]') FROM unnest(weg) k WHERE n->k IS DISTINCT FROM o->k)",
        uit="SELECT * FROM rijen",
    )
}
"""
_VERWIJDERD = f"""
WITH rijen AS MATERIALIZED (
  SELECT {_NUMMER} AS nr, b.gemeente_id, b.id AS rij, NULL::jsonb AS n, to_jsonb(b) AS o FROM oud b),
wachtrij AS ({_IN_WACHTRIJ})
{_invoegen("D", nr="nr", oud="o - weg", nieuw=_LEEG, verzwegen=_ALLE_VERZWEGEN, uit="SELECT * FROM rijen")}
"""
_MUTATIE = f"""
CREATE OR REPLACE FUNCTION kern_leg_mutatie_vast() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER {ZOEKPAD} AS $f$
DECLARE
  weg text[] := ARRAY(SELECT jsonb_array_elements_text(TG_ARGV[0]::jsonb));{_VRAGER}BEGIN
  IF TG_OP = 'INSERT' THEN {_TOEGEVOEGD};
  ELSIF TG_OP = 'DELETE' THEN {_VERWIJDERD};
  ELSE {_GEWIJZIGD};
  END IF;
  RETURN NULL;
END $f$
"""
# What goes with a unit may be destroyed with it, by the one gate (vernietiging.py): its trigger says so. A log never.
_ALLEEN_TOEVOEGEN = f"""
CREATE OR REPLACE FUNCTION kern_weiger_wijziging() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
BEGIN
  IF TG_OP = 'DELETE' AND TG_NARGS = 1 AND kern_vernietiging_loopt() THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION '% is alleen toe te voegen: % is geweigerd', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege';
END $f$
"""


def functies() -> list[str]:
    """The two trigger functions, with a pinned search path."""
    return [_MUTATIE, _ALLEEN_TOEVOEGEN]


def triggers(model: type[models.Model]) -> list[str]:
    """Audit on each tenant table that is no log itself; a guard on each append-only table."""
    tabel = model._meta.db_table
    verwerking = verwerking_van(model)
    sql: list[str] = []
    if heeft_gemeente(model) and not is_log(model):
        kolommen = [veld.column for veld in model._meta.concrete_fields if veld.column]
        weg = json.dumps(verwerking.verzwegen_kolommen(kolommen))
        sql += _audit(tabel, weg, verwerking.sleutelkolom)
    if verwerking.alleen_toevoegen:
        doorgang = "'te vernietigen'" if verwerking.eenheid else ""
        sql += [
            f"DROP TRIGGER IF EXISTS alleen_toevoegen ON {tabel}",
            f"CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON {tabel} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION kern_weiger_wijziging({doorgang})",
        ]
    return sql


def _audit(tabel: str, weg: str, sleutelkolom: str) -> list[str]:
    verwijzingen = {
        "insert": "NEW TABLE AS nieuw",
        "update": "NEW TABLE AS nieuw OLD TABLE AS oud",
        "delete": "OLD TABLE AS oud",
    }
    sql = []
    for wat, verwijzing in verwijzingen.items():
        sql.append(f"DROP TRIGGER IF EXISTS mutatie_{wat} ON {tabel}")
        sql.append(
            f"CREATE TRIGGER mutatie_{wat} AFTER {wat.upper()} ON {tabel} REFERENCING {verwijzing} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION kern_leg_mutatie_vast('{weg}', '{sleutelkolom}')"
        )
    return sql
