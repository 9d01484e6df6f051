"""What a constraint of one row cannot hold: the review names who really used the noodtoegang (PRIV-19, SEC-13)."""

from django.db import migrations

BEWAKING = """
CREATE FUNCTION toezicht_wie_het_was() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF NOT EXISTS (SELECT FROM kern_noodtoegang n WHERE n.gemeente_id = NEW.gemeente_id
                 AND n.id = NEW.noodtoegang_id AND n.medewerker_id = NEW.gebruiker_id) THEN
    RAISE EXCEPTION 'beoordeling % noemt een ander dan wie de noodtoegang gebruikte', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'beoordeling_wie_het_was';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER beoordeling_wie_het_was BEFORE INSERT ON toezicht_beoordeling
  FOR EACH ROW EXECUTE FUNCTION toezicht_wie_het_was();
"""
TERUG = """
DROP TRIGGER beoordeling_wie_het_was ON toezicht_beoordeling;
DROP FUNCTION toezicht_wie_het_was();
"""


class Migration(migrations.Migration):
    dependencies = [("toezicht", "0001_initial")]
    operations = [migrations.RunSQL(BEWAKING, TERUG)]
