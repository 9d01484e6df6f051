"""What is finished does not change: not the vraagverheldering, nor what hangs on it. Destruction passes."""

from django.db import migrations

VAST = """
CREATE FUNCTION regie_verheldering_ligt_vast() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF TG_OP = 'DELETE' AND kern_vernietiging_loopt() THEN
    RETURN OLD;
  END IF;
  IF OLD.afgerond_op IS NOT NULL THEN
    RAISE EXCEPTION 'vraagverheldering % is afgerond: begin een nieuwe', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'regie_verheldering_ligt_vast';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $f$;

CREATE FUNCTION regie_bij_verheldering_ligt_vast() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
DECLARE
  rij record;
  open boolean;
BEGIN
  IF TG_OP = 'DELETE' AND kern_vernietiging_loopt() THEN
    RETURN OLD;
  END IF;
  rij := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  SELECT v.afgerond_op IS NULL INTO open FROM regie_vraagverheldering v
   WHERE v.gemeente_id = rij.gemeente_id AND v.id = rij.verheldering_id AND v.dossier_id = rij.dossier_id;
  -- Not found: of another dossier, or one that the asker is not involved in.
  IF open IS NOT TRUE THEN
    RAISE EXCEPTION 'vraagverheldering % is afgerond of hoort niet bij dossier %', rij.verheldering_id, rij.dossier_id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'regie_verheldering_ligt_vast';
  END IF;
  RETURN rij;
END $f$;

CREATE TRIGGER ligt_vast BEFORE UPDATE OR DELETE ON regie_vraagverheldering
  FOR EACH ROW EXECUTE FUNCTION regie_verheldering_ligt_vast();
CREATE TRIGGER ligt_vast BEFORE INSERT OR UPDATE OR DELETE ON regie_leefgebiedbeeld
  FOR EACH ROW EXECUTE FUNCTION regie_bij_verheldering_ligt_vast();
CREATE TRIGGER ligt_vast BEFORE INSERT OR UPDATE OR DELETE ON regie_deelname
  FOR EACH ROW EXECUTE FUNCTION regie_bij_verheldering_ligt_vast();
"""
VAST_TERUG = """
DROP TRIGGER ligt_vast ON regie_deelname;
DROP TRIGGER ligt_vast ON regie_leefgebiedbeeld;
DROP TRIGGER ligt_vast ON regie_vraagverheldering;
DROP FUNCTION regie_bij_verheldering_ligt_vast();
DROP FUNCTION regie_verheldering_ligt_vast();
"""


class Migration(migrations.Migration):
    dependencies = [("regie", "0007_vraagverheldering"), ("kern", "0008_vernietiging_bewaakt")]

    operations = [migrations.RunSQL(VAST, VAST_TERUG)]
