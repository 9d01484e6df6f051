"""What is granted and paid is judged in one pass over what it belongs to, however much that is.

Looked up row by row it cost the square of a batch, once a connection had kept a plan from when the tables were small.
Each side is read by its keys and they are hashed together: each new row meets one row of each at most.
"""

from importlib import import_module

from django.db import migrations

_VORIGE = import_module("rotonde.voorzieningen.migrations.0002_bewaking")
_INSTELLING = "SET search_path = pg_catalog, public SET enable_nestloop = off"

BINNEN_BESLUIT = f"""
CREATE OR REPLACE FUNCTION voorzieningen_binnen_besluit() RETURNS trigger LANGUAGE plpgsql {_INSTELLING} AS $f$
DECLARE fout uuid; sleutels uuid[]; producten uuid[]; aanbieders uuid[];
BEGIN
  SELECT array_agg(DISTINCT besluit_id ORDER BY besluit_id), array_agg(DISTINCT product_id),
         array_agg(DISTINCT aanbieder_id)
    INTO sleutels, producten, aanbieders FROM nieuw;
  PERFORM pg_advisory_xact_lock(hashtextextended(sleutel::text, 1)) FROM unnest(sleutels) AS sleutel;
  WITH besluit AS MATERIALIZED (SELECT * FROM besluiten_besluit WHERE id = ANY (sleutels)),
  bekend AS MATERIALIZED (
    SELECT DISTINCT gemeente_id, besluit_id FROM besluiten_beschikking WHERE besluit_id = ANY (sleutels)),
  product AS MATERIALIZED (SELECT gemeente_id, id, lijn FROM catalogus_product WHERE id = ANY (producten)),
  aanbieder AS MATERIALIZED (SELECT gemeente_id, id, lijn FROM catalogus_organisatie WHERE id = ANY (aanbieders)),
  toegewezen AS MATERIALIZED (
    SELECT gemeente_id, besluit_id, sum(bedrag) AS bedrag FROM voorzieningen_voorziening
    WHERE besluit_id = ANY (sleutels) GROUP BY gemeente_id, besluit_id)
  SELECT n.id INTO fout FROM nieuw n
  LEFT JOIN besluit b ON b.gemeente_id = n.gemeente_id AND b.id = n.besluit_id
  LEFT JOIN bekend k ON k.gemeente_id = n.gemeente_id AND k.besluit_id = n.besluit_id
  LEFT JOIN product p ON p.gemeente_id = n.gemeente_id AND p.id = n.product_id
  LEFT JOIN aanbieder o ON o.gemeente_id = n.gemeente_id AND o.id = n.aanbieder_id
  LEFT JOIN toegewezen t ON t.gemeente_id = n.gemeente_id AND t.besluit_id = n.besluit_id
  WHERE (b.soort = 'toekennen' AND b.dossier_id = n.dossier_id AND b.persoon_id = n.persoon_id
    AND b.product_id = n.product_id AND b.wet = n.wet AND n.periode <@ b.periode AND n.toegewezen_op >= b.datum
    AND p.lijn = n.product_lijn AND k.besluit_id IS NOT NULL AND b.bedrag >= t.bedrag
    AND (n.aanbieder_id IS NULL AND n.aanbieder_lijn IS NULL OR o.lijn = n.aanbieder_lijn)) IS NOT TRUE
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'voorziening % valt buiten haar besluit', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voorziening_binnen_besluit';
  END IF;
  RETURN NULL;
END $f$
"""

BINNEN_TOEWIJZING = f"""
CREATE OR REPLACE FUNCTION voorzieningen_binnen_toewijzing() RETURNS trigger LANGUAGE plpgsql {_INSTELLING} AS $f$
DECLARE fout uuid; sleutels uuid[]; bronnen uuid[];
BEGIN
  SELECT array_agg(DISTINCT voorziening_id ORDER BY voorziening_id), array_agg(DISTINCT crediteert_id)
    INTO sleutels, bronnen FROM nieuw;
  PERFORM pg_advisory_xact_lock(hashtextextended(sleutel::text, 2)) FROM unnest(sleutels) AS sleutel;
  WITH voorziening AS MATERIALIZED (SELECT * FROM voorzieningen_voorziening WHERE id = ANY (sleutels)),
  betaald AS MATERIALIZED (
    SELECT gemeente_id, voorziening_id, sum(bedrag) AS bedrag FROM voorzieningen_betaling
    WHERE voorziening_id = ANY (sleutels) GROUP BY gemeente_id, voorziening_id),
  bron AS MATERIALIZED (SELECT * FROM voorzieningen_betaling WHERE id = ANY (bronnen)),
  teruggehaald AS MATERIALIZED (
    SELECT gemeente_id, crediteert_id, sum(bedrag) AS bedrag FROM voorzieningen_betaling
    WHERE crediteert_id = ANY (bronnen) GROUP BY gemeente_id, crediteert_id)
  SELECT n.id INTO fout FROM nieuw n
  LEFT JOIN voorziening v ON v.gemeente_id = n.gemeente_id AND v.id = n.voorziening_id
  LEFT JOIN betaald b ON b.gemeente_id = n.gemeente_id AND b.voorziening_id = n.voorziening_id
  LEFT JOIN bron o ON o.gemeente_id = n.gemeente_id AND o.id = n.crediteert_id
  LEFT JOIN teruggehaald t ON t.gemeente_id = n.gemeente_id AND t.crediteert_id = n.crediteert_id
  WHERE (v.besluit_id = n.besluit_id AND v.dossier_id = n.dossier_id AND v.persoon_id = n.persoon_id
    AND v.wet = n.wet AND v.gestart_op <= n.datum AND n.datum <= kern_vandaag()
    AND b.bedrag BETWEEN 0 AND v.bedrag) IS NOT TRUE
  OR (n.crediteert_id IS NULL
    OR o.voorziening_id = n.voorziening_id AND o.crediteert_id IS NULL AND o.datum <= n.datum
    AND o.bedrag + t.bedrag >= 0) IS NOT TRUE
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'betaling % past niet binnen haar voorziening', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'betaling_binnen_toewijzing';
  END IF;
  RETURN NULL;
END $f$
"""


def _vorige(bron: str) -> str:
    """The function as the previous migration wrote it, to be replaced in place."""
    return bron.partition("CREATE TRIGGER")[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("voorzieningen", "0003_uuid_in_twee_helften")]

    operations = [
        migrations.RunSQL(
            [BINNEN_BESLUIT, BINNEN_TOEWIJZING],
            [_vorige(_VORIGE.VOORZIENING), _vorige(_VORIGE.BETALING)],
        )
    ]
