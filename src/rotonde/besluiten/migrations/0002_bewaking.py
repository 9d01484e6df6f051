"""What the database itself refuses: a besluit without a valid mandaat, a changed hash, a mandaat that changes afterwards.

The checks run once per statement over all new rows, so a bulk of thousands costs one query. They read under the row
level security of who writes: what the writer cannot see does not count as present, so doubt means refusal.
"""

from django.db import migrations

ZOEKPAD = "SET search_path = pg_catalog, public"

VOORSTEL = f"""
CREATE FUNCTION besluiten_voorstel_past() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
DECLARE fout uuid;
BEGIN
  SELECT n.id INTO fout FROM nieuw n WHERE NOT EXISTS (
    SELECT FROM besluiten_aanvraag a
    JOIN catalogus_product p ON p.gemeente_id = n.gemeente_id AND p.id = n.product_id AND p.wet = n.wet
    WHERE a.gemeente_id = n.gemeente_id AND a.id = n.aanvraag_id AND a.dossier_id = n.dossier_id
      AND a.persoon_id = n.persoon_id AND a.wet = n.wet AND a.ontvangen_op <= n.voorgesteld_op
      AND n.voorgesteld_door_id = kern_actor() AND n.voorgesteld_op = kern_vandaag())
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'voorstel % past niet bij de aanvraag, het product of de indiener', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voorstel_past';
  END IF;
  RETURN NULL;
END $f$;
CREATE TRIGGER voorstel_past AFTER INSERT ON besluiten_voorstel REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION besluiten_voorstel_past();
"""

MOTIVERING = f"""
CREATE FUNCTION besluiten_motivering_past() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
DECLARE fout uuid;
BEGIN
  SELECT n.id INTO fout FROM nieuw n WHERE NOT EXISTS (
    SELECT FROM besluiten_voorstel v
    WHERE v.gemeente_id = n.gemeente_id AND v.id = n.voorstel_id AND v.dossier_id = n.dossier_id
      AND v.persoon_id = n.persoon_id AND v.wet = n.wet)
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'motivering % hoort bij een ander voorstel', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'motivering_past';
  END IF;
  RETURN NULL;
END $f$;
CREATE TRIGGER motivering_past AFTER INSERT ON besluiten_motivering REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION besluiten_motivering_past();
"""

# Amounts per year: a period up to a year weighs as a whole, a longer one in proportion to its days.
BESLUIT = f"""
CREATE FUNCTION besluiten_eis_mandaat() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
DECLARE fout uuid;
BEGIN
  -- Whoever closes a mandaat at this moment waits for this besluit, or this besluit waits and sees it closed.
  PERFORM FROM besluiten_mandaat WHERE id IN (SELECT mandaat_id FROM nieuw) FOR SHARE;
  SELECT n.id INTO fout FROM nieuw n WHERE NOT EXISTS (
    SELECT FROM besluiten_voorstel v
    JOIN catalogus_product p ON p.gemeente_id = v.gemeente_id AND p.id = v.product_id
    JOIN besluiten_mandaat m ON m.gemeente_id = v.gemeente_id AND m.id = n.mandaat_id
    JOIN kern_medewerker w ON w.gemeente_id = v.gemeente_id AND w.id = n.genomen_door_id
    CROSS JOIN LATERAL (SELECT greatest(365, upper(n.periode) - lower(n.periode)) AS dagen) AS duur
    WHERE v.gemeente_id = n.gemeente_id AND v.id = n.voorstel_id AND v.aanvraag_id = n.aanvraag_id
      AND v.dossier_id = n.dossier_id AND v.persoon_id = n.persoon_id AND v.product_id = n.product_id
      AND v.wet = n.wet AND v.soort = n.soort AND v.periode = n.periode AND v.bedrag = n.bedrag
      AND p.wet = n.wet AND p.afslag = n.afslag
      AND n.genomen_door_id = kern_actor() AND n.rol = kern_ctx('rol') AND n.datum = kern_vandaag()
      AND m.geldig @> n.datum AND m.rol = n.rol AND m.wet = n.wet AND m.afslag = n.afslag
      AND (m.functie = '' OR w.functie IN (m.functie, m.functie_naam))
      AND m.product IN ('', p.code)
      AND (cardinality(m.groepen) = 0 OR p.groep = ANY (m.groepen))
      AND (m.max_bedrag IS NULL OR n.bedrag * 365 <= m.max_bedrag * duur.dagen)
      AND (m.max_maanden IS NULL OR upper(n.periode) <= lower(n.periode) + make_interval(months => m.max_maanden))
      AND (m.vier_ogen_vanaf IS NULL OR n.bedrag * 365 < m.vier_ogen_vanaf * duur.dagen
           OR v.voorgesteld_door_id <> n.genomen_door_id)
      AND EXISTS (SELECT FROM kern_rolperiode r WHERE r.gemeente_id = n.gemeente_id
                  AND r.medewerker_id = n.genomen_door_id AND r.rol = n.rol AND r.periode @> n.datum)
      AND EXISTS (SELECT FROM besluiten_motivering g WHERE g.gemeente_id = n.gemeente_id AND g.voorstel_id = v.id))
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'besluit % heeft geen geldig mandaat', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'besluit_heeft_mandaat';
  END IF;
  RETURN NULL;
END $f$;
CREATE TRIGGER besluit_heeft_mandaat AFTER INSERT ON besluiten_besluit REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION besluiten_eis_mandaat();
"""

# A besluit is never dated in the future, so a mandaat that ends after today still covers all that was decided by it.
MANDAAT = f"""
CREATE FUNCTION besluiten_mandaat_blijft() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
BEGIN
  IF (to_jsonb(NEW) - 'geldig') IS DISTINCT FROM (to_jsonb(OLD) - 'geldig')
     OR lower(NEW.geldig) IS DISTINCT FROM lower(OLD.geldig)
     OR (upper(NEW.geldig) IS DISTINCT FROM upper(OLD.geldig) AND upper(NEW.geldig) <= kern_vandaag()) THEN
    RAISE EXCEPTION 'mandaat % verandert niet achteraf: sluit het en geef een nieuw', OLD.code
      USING ERRCODE = 'check_violation', CONSTRAINT = 'mandaat_blijft';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER mandaat_blijft BEFORE UPDATE ON besluiten_mandaat
  FOR EACH ROW EXECUTE FUNCTION besluiten_mandaat_blijft();
"""

BESCHIKKING = f"""
ALTER TABLE besluiten_beschikking ADD CONSTRAINT beschikking_hash CHECK (sha256 = encode(sha256(pdf), 'hex'));
CREATE FUNCTION besluiten_beschikking_past() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
DECLARE fout uuid;
BEGIN
  SELECT n.id INTO fout FROM nieuw n WHERE NOT EXISTS (
    SELECT FROM besluiten_besluit b
    WHERE b.gemeente_id = n.gemeente_id AND b.id = n.besluit_id AND b.dossier_id = n.dossier_id
      AND b.persoon_id = n.persoon_id AND b.wet = n.wet
      AND n.bekendgemaakt_op >= b.datum AND n.bekendgemaakt_op = kern_vandaag())
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'beschikking % past niet bij het besluit', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'beschikking_past';
  END IF;
  RETURN NULL;
END $f$;
CREATE TRIGGER beschikking_past AFTER INSERT ON besluiten_beschikking REFERENCING NEW TABLE AS nieuw
  FOR EACH STATEMENT EXECUTE FUNCTION besluiten_beschikking_past();
"""

FUNCTIES = ("voorstel_past", "motivering_past", "eis_mandaat", "mandaat_blijft", "beschikking_past")


class Migration(migrations.Migration):
    dependencies = [("besluiten", "0001_initial")]

    operations = [
        migrations.RunSQL(
            [VOORSTEL, MOTIVERING, BESLUIT, MANDAAT, BESCHIKKING],
            [
                *(f"DROP FUNCTION besluiten_{naam}() CASCADE" for naam in FUNCTIES),
                "ALTER TABLE besluiten_beschikking DROP CONSTRAINT beschikking_hash",
            ],
        )
    ]
