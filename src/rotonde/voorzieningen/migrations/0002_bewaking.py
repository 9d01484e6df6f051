"""What the database itself refuses: more than was decided, more than was granted, and money from nowhere.

Sums are judged under a lock per besluit, voorziening or budget, so two transactions at once cannot both just fit.
"""

from django.db import migrations

ZOEKPAD = "SET search_path = pg_catalog, public"

VOORZIENING = f"""
CREATE FUNCTION voorzieningen_binnen_besluit() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
DECLARE fout uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(sleutel::text, 1))
    FROM (SELECT DISTINCT besluit_id AS sleutel FROM nieuw ORDER BY besluit_id) AS sleutels;
  SELECT n.id INTO fout FROM nieuw n WHERE NOT EXISTS (
    SELECT FROM besluiten_besluit b
    WHERE b.gemeente_id = n.gemeente_id AND b.id = n.besluit_id AND b.soort = 'toekennen'
      AND b.dossier_id = n.dossier_id AND b.persoon_id = n.persoon_id AND b.product_id = n.product_id
      AND b.wet = n.wet AND n.periode <@ b.periode AND n.toegewezen_op >= b.datum
      AND EXISTS (SELECT FROM catalogus_product p WHERE p.gemeente_id = n.gemeente_id AND p.id = n.product_id
                  AND p.lijn = n.product_lijn)
      AND (n.aanbieder_id IS NULL AND n.aanbieder_lijn IS NULL
           OR EXISTS (SELECT FROM catalogus_organisatie o WHERE o.gemeente_id = n.gemeente_id
                      AND o.id = n.aanbieder_id AND o.lijn = n.aanbieder_lijn))
      AND EXISTS (SELECT FROM besluiten_beschikking k WHERE k.gemeente_id = n.gemeente_id AND k.besluit_id = b.id)
      AND b.bedrag >= (SELECT sum(v.bedrag) FROM voorzieningen_voorziening v
                       WHERE v.gemeente_id = n.gemeente_id AND v.besluit_id = b.id))
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'voorziening % valt buiten haar besluit', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voorziening_binnen_besluit';
  END IF;
  RETURN NULL;
END $f$;
CREATE TRIGGER binnen_besluit_nieuw AFTER INSERT ON voorzieningen_voorziening REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION voorzieningen_binnen_besluit();
CREATE FUNCTION voorzieningen_blijft() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
BEGIN
  IF (to_jsonb(NEW) - 'gestart_op') IS DISTINCT FROM (to_jsonb(OLD) - 'gestart_op') OR OLD.gestart_op IS NOT NULL THEN
    RAISE EXCEPTION 'voorziening % verandert niet: zij start eenmaal, de rest vraagt een nieuw besluit', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voorziening_blijft';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER voorziening_blijft BEFORE UPDATE ON voorzieningen_voorziening
  FOR EACH ROW EXECUTE FUNCTION voorzieningen_blijft();
"""

BETALING = f"""
CREATE FUNCTION voorzieningen_binnen_toewijzing() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
DECLARE fout uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(sleutel::text, 2))
    FROM (SELECT DISTINCT voorziening_id AS sleutel FROM nieuw ORDER BY voorziening_id) AS sleutels;
  SELECT n.id INTO fout FROM nieuw n WHERE NOT EXISTS (
    SELECT FROM voorzieningen_voorziening v
    WHERE v.gemeente_id = n.gemeente_id AND v.id = n.voorziening_id AND v.besluit_id = n.besluit_id
      AND v.dossier_id = n.dossier_id AND v.persoon_id = n.persoon_id AND v.wet = n.wet AND v.gestart_op <= n.datum AND n.datum <= kern_vandaag()
      AND (SELECT sum(b.bedrag) FROM voorzieningen_betaling b
           WHERE b.gemeente_id = n.gemeente_id AND b.voorziening_id = v.id) BETWEEN 0 AND v.bedrag)
  OR (n.crediteert_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM voorzieningen_betaling o
    WHERE o.gemeente_id = n.gemeente_id AND o.id = n.crediteert_id AND o.voorziening_id = n.voorziening_id
      AND o.crediteert_id IS NULL AND o.datum <= n.datum
      AND o.bedrag + (SELECT sum(c.bedrag) FROM voorzieningen_betaling c
                      WHERE c.gemeente_id = n.gemeente_id AND c.crediteert_id = o.id) >= 0))
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'betaling % past niet binnen haar voorziening', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'betaling_binnen_toewijzing';
  END IF;
  RETURN NULL;
END $f$;
CREATE TRIGGER binnen_toewijzing AFTER INSERT ON voorzieningen_betaling REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION voorzieningen_binnen_toewijzing();
"""

VERSCHUIVING = f"""
CREATE FUNCTION voorzieningen_budget_dekt() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
DECLARE fout uuid;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(sleutel::text, 3))
    FROM (SELECT DISTINCT van_id AS sleutel FROM nieuw ORDER BY van_id) AS sleutels;
  SELECT n.id INTO fout FROM nieuw n WHERE NOT EXISTS (
    SELECT FROM voorzieningen_budget van JOIN voorzieningen_budget naar
      ON naar.gemeente_id = van.gemeente_id AND naar.jaar = van.jaar
    WHERE van.gemeente_id = n.gemeente_id AND van.id = n.van_id AND naar.id = n.naar_id
      AND van.bedrag
        + coalesce((SELECT sum(e.bedrag) FROM voorzieningen_verschuiving e
                    WHERE e.gemeente_id = n.gemeente_id AND e.naar_id = van.id), 0)
        - coalesce((SELECT sum(e.bedrag) FROM voorzieningen_verschuiving e
                    WHERE e.gemeente_id = n.gemeente_id AND e.van_id = van.id), 0) >= 0)
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'verschuiving % gaat boven het budget of over de jaargrens', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'verschuiving_gedekt';
  END IF;
  RETURN NULL;
END $f$;
CREATE TRIGGER verschuiving_gedekt AFTER INSERT ON voorzieningen_verschuiving REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION voorzieningen_budget_dekt();
"""

FUNCTIES = ("binnen_besluit", "blijft", "binnen_toewijzing", "budget_dekt")


class Migration(migrations.Migration):
    dependencies = [("voorzieningen", "0001_initial")]

    operations = [
        migrations.RunSQL(
            [VOORZIENING, BETALING, VERSCHUIVING],
            [f"DROP FUNCTION voorzieningen_{naam}() CASCADE" for naam in FUNCTIES],
        )
    ]
