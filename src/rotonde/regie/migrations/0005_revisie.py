"""Whoever writes in an Aanpak raises its revision, so that nobody overwrites what was not seen (REL-11)."""

from django.db import migrations, models

# An Aanpak may be fixed without a next revision; words of a doel or inzet never change without one.
STIJGT = """
CREATE FUNCTION regie_revisie_stijgt() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF NEW.revisie < OLD.revisie OR (TG_TABLE_NAME <> 'regie_aanpak' AND NEW.revisie = OLD.revisie) THEN
    RAISE EXCEPTION '% % heeft al revisie %', TG_TABLE_NAME, OLD.id, OLD.revisie
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'regie_revisie_stijgt';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER revisie_stijgt BEFORE UPDATE ON regie_aanpak
  FOR EACH ROW EXECUTE FUNCTION regie_revisie_stijgt();
CREATE TRIGGER revisie_stijgt BEFORE UPDATE ON regie_doel
  FOR EACH ROW EXECUTE FUNCTION regie_revisie_stijgt();
CREATE TRIGGER revisie_stijgt BEFORE UPDATE ON regie_inzet
  FOR EACH ROW EXECUTE FUNCTION regie_revisie_stijgt();
"""
STIJGT_TERUG = """
DROP TRIGGER revisie_stijgt ON regie_inzet;
DROP TRIGGER revisie_stijgt ON regie_doel;
DROP TRIGGER revisie_stijgt ON regie_aanpak;
DROP FUNCTION regie_revisie_stijgt();
"""


class Migration(migrations.Migration):
    dependencies = [("regie", "0004_uuid_in_twee_helften")]

    operations = [
        *(
            migrations.AddField(
                model_name=naam, name="revisie", field=models.PositiveIntegerField(db_default=0, default=0)
            )
            for naam in ("aanpak", "doel", "inzet")
        ),
        migrations.RunSQL(STIJGT, STIJGT_TERUG),
    ]
