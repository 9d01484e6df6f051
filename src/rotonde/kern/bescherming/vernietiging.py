"""The one gate through which rows of persons can go: an approved list, line by line, and nothing beside it (PRIV-45).

No role in operation may delete these rows. The worker may call one function, which works for units that stand on a
list that somebody else approved, whose lines still have the hash they were approved with, whose day has come and which
no hold keeps. Which tables a unit has follows from their metadata, so a new table goes with its unit by existing.
"""

from django.db import models

from rotonde.kern.bescherming.basis import ZOEKPAD
from rotonde.kern.bewaring import metadata
from rotonde.kern.soorten import DatabaseRol

_LOOPT = f"""
CREATE OR REPLACE FUNCTION kern_vernietiging_loopt() RETURNS boolean LANGUAGE sql STABLE {ZOEKPAD} AS $f$
  SELECT current_user = '{DatabaseRol.EIGENAAR.value}' AND EXISTS (
    SELECT FROM public.kern_vernietigingslijst l WHERE l.gemeente_id = kern_ctx('gemeente')
      AND l.id = kern_ctx('vernietiging')::uuid AND l.status = 'goedgekeurd')
$f$
"""
# The same for a list that is proposed, approved, kept outside the database and replayed: order and form are fixed.
_HASH = f"""
CREATE OR REPLACE FUNCTION kern_lijst_hash(p_lijst uuid) RETURNS text LANGUAGE sql STABLE {ZOEKPAD} AS $f$
  SELECT encode(sha256(convert_to(coalesce(string_agg(
    concat_ws('|', r.soort, r.object, r.bewaarregel, r.versie, r.start, r.vanaf), E'\\n'
    ORDER BY r.soort COLLATE "C", r.object
  ), ''), 'UTF8')), 'hex')
  FROM public.kern_vernietigingsregel r WHERE r.gemeente_id = kern_ctx('gemeente') AND r.lijst_id = p_lijst
$f$
"""
_EIS = """
  IF NOT EXISTS (SELECT FROM public.kern_vernietigingslijst l WHERE l.gemeente_id = g AND l.id = p_lijst
                 AND l.status = 'goedgekeurd' AND l.beoordeeld_door <> l.opgesteld_door
                 AND l.sha256 = kern_lijst_hash(p_lijst)) THEN
    RAISE EXCEPTION 'lijst % is niet goedgekeurd, of niet meer wat er is goedgekeurd', p_lijst
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM unnest(p_objecten) o WHERE NOT EXISTS (
      SELECT FROM public.kern_vernietigingsregel r WHERE r.gemeente_id = g AND r.lijst_id = p_lijst
        AND r.soort = p_soort AND r.object = o AND r.uitkomst = '' AND r.vanaf <= kern_vandaag())) THEN
    RAISE EXCEPTION 'niet alles staat op lijst %, of de dag is er nog niet', p_lijst
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT nagespeeld AND EXISTS (SELECT FROM public.kern_bewaarblokkade b WHERE b.gemeente_id = g
             AND b.object = ANY (p_objecten) AND b.periode @> kern_vandaag()) THEN
    RAISE EXCEPTION 'een blokkade houdt iets op lijst % vast', p_lijst USING ERRCODE = 'insufficient_privilege';
  END IF;
"""


def functies() -> list[str]:
    """The gate and what it rests on; only the worker may call it."""
    vernietig = f"""
CREATE OR REPLACE FUNCTION kern_vernietig(p_lijst uuid, p_soort text, p_objecten uuid[]) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER {ZOEKPAD} AS $f$
DECLARE
  g text := kern_ctx('gemeente');
  -- What was destroyed once is destroyed again after a restore, also when the copy still holds what was lifted since.
  nagespeeld boolean := EXISTS (SELECT FROM public.kern_vernietigingslijst l
    WHERE l.gemeente_id = kern_ctx('gemeente') AND l.id = p_lijst AND l.nagespeeld_op IS NOT NULL);
  rijen uuid[] := p_objecten;
  weg uuid[];
  telling jsonb := '{{}}';
BEGIN
  {_EIS}
  PERFORM set_config('rotonde.vernietiging', p_lijst::text, true);
  CASE p_soort
  {_per_soort()}
  END CASE;
  {"".join(_weg(model, eenheid.kolommen, "rijen", onthoud=False) for model, eenheid in metadata.tabellen(""))}
  UPDATE public.kern_vernietigingsregel r SET uitkomst = 'vernietigd'
    WHERE r.gemeente_id = g AND r.lijst_id = p_lijst AND r.soort = p_soort AND r.object = ANY (p_objecten);
  PERFORM set_config('rotonde.vernietiging', '', true);
  RETURN telling;
END $f$
"""
    handtekeningen = (
        "kern_vernietig(uuid, text, uuid[])",
        "kern_vernietiging_rond_af(uuid, jsonb)",
        "kern_neem_lijst_over(jsonb, jsonb)",
    )
    return [
        _LOOPT,
        _HASH,
        vernietig,
        _ROND_AF,
        _NEEM_OVER,
        *(f"REVOKE ALL ON FUNCTION {functie} FROM PUBLIC" for functie in handtekeningen),
        *(f"GRANT EXECUTE ON FUNCTION {functie} TO {DatabaseRol.WORKER.value}" for functie in handtekeningen),
    ]


# What stayed gets its reason, and the list is done: it opens nothing any more.
_ROND_AF = f"""
CREATE OR REPLACE FUNCTION kern_vernietiging_rond_af(p_lijst uuid, p_redenen jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER {ZOEKPAD} AS $f$
BEGIN
  UPDATE public.kern_vernietigingsregel r
    SET uitkomst = 'overgeslagen', reden = coalesce(p_redenen->>r.object::text, 'niet uitgevoerd')
    WHERE r.gemeente_id = kern_ctx('gemeente') AND r.lijst_id = p_lijst AND r.uitkomst = '';
  UPDATE public.kern_vernietigingslijst l SET status = 'uitgevoerd', uitgevoerd_op = kern_nu()
    WHERE l.gemeente_id = kern_ctx('gemeente') AND l.id = p_lijst AND l.status = 'goedgekeurd';
END $f$
"""


# After a restore the list comes back from the register outside the database, as it was approved; that stays visible.
_NEEM_OVER = f"""
CREATE OR REPLACE FUNCTION kern_neem_lijst_over(p_lijst jsonb, p_regels jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER {ZOEKPAD} AS $f$
DECLARE
  l public.kern_vernietigingslijst := jsonb_populate_record(NULL::public.kern_vernietigingslijst, p_lijst);
BEGIN
  IF l.gemeente_id IS DISTINCT FROM kern_ctx('gemeente') OR l.beoordeeld_op > kern_nu() THEN
    RAISE EXCEPTION 'lijst % is niet van hier of niet van toen', l.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM public.kern_vernietigingsregel r WHERE r.gemeente_id = l.gemeente_id AND r.lijst_id = l.id;
  DELETE FROM public.kern_vernietigingslijst o WHERE o.gemeente_id = l.gemeente_id AND o.id = l.id;
  l.status := 'goedgekeurd';
  l.uitgevoerd_op := NULL;
  l.nagespeeld_op := kern_nu();
  INSERT INTO public.kern_vernietigingslijst SELECT (l).*;
  INSERT INTO public.kern_vernietigingsregel
    SELECT r.* FROM jsonb_populate_recordset(NULL::public.kern_vernietigingsregel, p_regels) r;
END $f$
"""


def _per_soort() -> str:
    takken = []
    for soort in sorted(metadata.soorten_in_tabellen()):
        stappen = "".join(_weg(model, e.kolommen, "p_objecten", onthoud=True) for model, e in metadata.tabellen(soort))
        takken.append(f"WHEN '{soort}' THEN {stappen}")
    return "\n".join(takken)


def _weg(model: type[models.Model], kolommen: tuple[str, ...], waarden: str, *, onthoud: bool) -> str:
    """Delete the rows that name one of these units, count them, and remember their ids for what has no key."""
    tabel = model._meta.db_table
    van = " OR ".join(f"t.{kolom} = ANY ({waarden})" for kolom in kolommen)
    onthouden = "rijen := rijen || weg; " if onthoud else ""
    return f"""
    WITH w AS (DELETE FROM public.{tabel} t WHERE t.gemeente_id = g AND ({van}) RETURNING t.{_sleutel(model)} AS id)
      SELECT coalesce(array_agg({"w.id" if onthoud else "NULL::uuid"}), '{{}}') INTO weg FROM w;
    {onthouden}telling := telling || jsonb_build_object('{tabel}', cardinality(weg));
"""


def _sleutel(model: type[models.Model]) -> str:
    assert model._meta.pk is not None
    return str(model._meta.pk.column)
