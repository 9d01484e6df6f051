"""An aanzet rests on a deling that its partner received and may read; it stays as it was drafted, and as it was
decided on. A dossier stays open until that was done."""

from django.db import migrations

VAST = """
CREATE FUNCTION regie_aanzet_bewaakt() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
DECLARE
  later text[] := ARRAY['uitkomst', 'reden', 'beoordeeld_op'];
BEGIN
  IF TG_OP = 'DELETE' AND kern_vernietiging_loopt() THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND (
       OLD.beoordeeld_op IS NOT NULL OR to_jsonb(NEW) - later IS DISTINCT FROM to_jsonb(OLD) - later)) THEN
    RAISE EXCEPTION 'aanzet % ligt vast: maak een nieuwe', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'aanzet_ligt_vast';
  END IF;
  IF TG_OP = 'INSERT' AND NOT EXISTS (
       SELECT FROM privacy_deling d
        WHERE d.gemeente_id = NEW.gemeente_id AND d.id = NEW.deling_id AND d.dossier_id = NEW.dossier_id
          AND d.persoon_id = NEW.persoon_id AND d.wet = NEW.wet AND d.ontvangen_op IS NOT NULL
          AND d.gestopt_op IS NULL AND d.periode @> kern_vandaag()) THEN
    RAISE EXCEPTION 'aanzet % rust niet op een deling die geldt', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'aanzet_op_een_deling';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER bewaakt BEFORE INSERT OR UPDATE OR DELETE ON regie_aanzet
  FOR EACH ROW EXECUTE FUNCTION regie_aanzet_bewaakt();

CREATE FUNCTION regie_dossier_aanzet_beoordeeld() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF EXISTS (SELECT FROM regie_aanzet a
              WHERE a.gemeente_id = NEW.gemeente_id AND a.dossier_id = NEW.id AND a.uitkomst = '') THEN
    RAISE EXCEPTION 'in dossier % wacht een aanzet', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'regie_dossier_aanzet_beoordeeld';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER aanzet_beoordeeld BEFORE UPDATE ON regie_dossier
  FOR EACH ROW WHEN (OLD.gesloten_op IS NULL AND NEW.gesloten_op IS NOT NULL)
  EXECUTE FUNCTION regie_dossier_aanzet_beoordeeld();
"""
VAST_TERUG = """
DROP TRIGGER aanzet_beoordeeld ON regie_dossier;
DROP FUNCTION regie_dossier_aanzet_beoordeeld();
DROP TRIGGER bewaakt ON regie_aanzet;
DROP FUNCTION regie_aanzet_bewaakt();
"""


class Migration(migrations.Migration):
    dependencies = [("regie", "0020_aanzet"), ("kern", "0008_vernietiging_bewaakt")]

    operations = [migrations.RunSQL(VAST, VAST_TERUG)]
