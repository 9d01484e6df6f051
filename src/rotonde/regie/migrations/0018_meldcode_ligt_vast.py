"""A step of the meldcode stays as it was recorded, and after the decision there is none. Destruction passes."""

from django.db import migrations

STAP = """
CREATE FUNCTION regie_meldcodestap_vast() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF TG_OP = 'DELETE' AND kern_vernietiging_loopt() THEN
    RETURN OLD;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'stap % van een meldcode ligt vast: zet een volgende stap', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'meldcodestap_ligt_vast';
  END IF;
  -- Who decides and who takes another step at the same moment wait for each other.
  PERFORM 1 FROM regie_meldcode m WHERE m.gemeente_id = NEW.gemeente_id AND m.id = NEW.meldcode_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM regie_meldcodestap s
              WHERE s.gemeente_id = NEW.gemeente_id AND s.meldcode_id = NEW.meldcode_id AND s.nummer = 5) THEN
    RAISE EXCEPTION 'meldcode % is besloten', NEW.meldcode_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'meldcodestap_na_besluit';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER ligt_vast BEFORE INSERT OR UPDATE OR DELETE ON regie_meldcodestap
  FOR EACH ROW EXECUTE FUNCTION regie_meldcodestap_vast();
"""
STAP_TERUG = """
DROP TRIGGER ligt_vast ON regie_meldcodestap;
DROP FUNCTION regie_meldcodestap_vast();
"""


class Migration(migrations.Migration):
    dependencies = [("regie", "0017_meldcode"), ("kern", "0008_vernietiging_bewaakt")]

    operations = [migrations.RunSQL(STAP, STAP_TERUG)]
