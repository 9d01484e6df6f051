"""A dossier that was closed is not opened again, nor closed at another moment (its table of states has no such step)."""

from django.db import migrations

BLIJFT = """
CREATE FUNCTION regie_dossier_blijft_gesloten() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF OLD.gesloten_op IS NOT NULL AND NEW.gesloten_op IS DISTINCT FROM OLD.gesloten_op THEN
    RAISE EXCEPTION 'dossier % is gesloten en blijft dat', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'regie_dossier_blijft_gesloten';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER blijft_gesloten BEFORE UPDATE ON regie_dossier
  FOR EACH ROW EXECUTE FUNCTION regie_dossier_blijft_gesloten();
"""
BLIJFT_TERUG = """
DROP TRIGGER blijft_gesloten ON regie_dossier;
DROP FUNCTION regie_dossier_blijft_gesloten();
"""


class Migration(migrations.Migration):
    dependencies = [("regie", "0005_revisie")]

    operations = [migrations.RunSQL(BLIJFT, BLIJFT_TERUG)]
