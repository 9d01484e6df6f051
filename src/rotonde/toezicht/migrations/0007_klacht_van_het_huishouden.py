"""Involved with one of a household is involved with all: who asked for help is the only one whom a dossier names."""

from django.db import migrations

BETROKKEN = """
CREATE OR REPLACE FUNCTION toezicht_klacht_niet_betrokken() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF NEW.behandelaar_id IS NOT NULL AND EXISTS (
    SELECT FROM kern_betrokkenheid mee
      JOIN kern_betrokkenheid hun ON hun.gemeente_id = mee.gemeente_id AND hun.object_id = mee.object_id
     WHERE mee.gemeente_id = NEW.gemeente_id AND mee.wie_id = NEW.behandelaar_id
       AND (hun.wie_id = NEW.persoon_id OR hun.wie_id IN (
         SELECT ander.persoon_id
           FROM inwoners_lidmaatschap zelf
           JOIN inwoners_lidmaatschap ander ON ander.gemeente_id = zelf.gemeente_id
            AND ander.huishouden_id = zelf.huishouden_id AND ander.periode && zelf.periode
          WHERE zelf.gemeente_id = NEW.gemeente_id AND zelf.persoon_id = NEW.persoon_id
       ))
  ) THEN
    RAISE EXCEPTION 'klacht %: de behandelaar was betrokken bij de inwoner of het huishouden', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'klacht_niet_betrokken';
  END IF;
  RETURN NEW;
END $f$;
"""
TERUG = """
CREATE OR REPLACE FUNCTION toezicht_klacht_niet_betrokken() RETURNS trigger
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
"""


class Migration(migrations.Migration):
    dependencies = [("toezicht", "0006_partner"), ("inwoners", "0004_veiligcontact")]
    operations = [migrations.RunSQL(BETROKKEN, TERUG)]
