"""A step of opschaling begins where the last one ended, and stays as it was recorded. Destruction passes."""

from django.db import migrations

STAP = """
CREATE FUNCTION regie_opschaling_stap() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
DECLARE
  stand integer;
BEGIN
  IF TG_OP = 'DELETE' AND kern_vernietiging_loopt() THEN
    RETURN OLD;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'opschaling % ligt vast: zet een volgende stap', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'opschaling_ligt_vast';
  END IF;
  SELECT o.naar INTO stand FROM regie_opschaling o
   WHERE o.gemeente_id = NEW.gemeente_id AND o.dossier_id = NEW.dossier_id
   ORDER BY o.moment DESC, o.id DESC LIMIT 1;
  IF coalesce(stand, 0) <> NEW.van THEN
    RAISE EXCEPTION 'dossier % staat op niveau %, en niet op %', NEW.dossier_id, coalesce(stand, 0), NEW.van
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'opschaling_stap_voor_stap';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER stap_voor_stap BEFORE INSERT OR UPDATE OR DELETE ON regie_opschaling
  FOR EACH ROW EXECUTE FUNCTION regie_opschaling_stap();
"""
STAP_TERUG = """
DROP TRIGGER stap_voor_stap ON regie_opschaling;
DROP FUNCTION regie_opschaling_stap();
"""


class Migration(migrations.Migration):
    dependencies = [("regie", "0014_samenwerken"), ("kern", "0008_vernietiging_bewaakt")]

    operations = [migrations.RunSQL(STAP, STAP_TERUG)]
