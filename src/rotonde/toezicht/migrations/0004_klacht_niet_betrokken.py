"""A klacht is handled by who was never involved with the resident in a dossier or melding (Awb art. 9:7)."""

from django.db import migrations

BETROKKEN = """
CREATE FUNCTION toezicht_klacht_niet_betrokken() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF NEW.behandelaar_id IS NOT NULL AND EXISTS (
    SELECT FROM kern_betrokkenheid mee
      JOIN kern_betrokkenheid zelf ON zelf.gemeente_id = mee.gemeente_id AND zelf.object_id = mee.object_id
     WHERE mee.gemeente_id = NEW.gemeente_id AND mee.wie_id = NEW.behandelaar_id AND zelf.wie_id = NEW.persoon_id
  ) THEN
    RAISE EXCEPTION 'klacht %: de behandelaar was betrokken bij de inwoner', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'klacht_niet_betrokken';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER niet_betrokken BEFORE INSERT OR UPDATE OF behandelaar_id ON toezicht_klacht
  FOR EACH ROW EXECUTE FUNCTION toezicht_klacht_niet_betrokken();
"""
TERUG = """
DROP TRIGGER niet_betrokken ON toezicht_klacht;
DROP FUNCTION toezicht_klacht_niet_betrokken();
"""


class Migration(migrations.Migration):
    dependencies = [("toezicht", "0003_klacht")]
    operations = [migrations.RunSQL(BETROKKEN, TERUG)]
