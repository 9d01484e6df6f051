"""A dossier stays open, and its melding with its owner, until a partner says that it goes on with the resident."""

from django.db import migrations

BEVESTIGD = """
CREATE FUNCTION regie_dossier_overdracht_bevestigd() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF EXISTS (SELECT FROM privacy_deling d
              WHERE d.gemeente_id = NEW.gemeente_id AND d.dossier_id = NEW.id AND d.overdracht
                AND d.ontvangen_op IS NULL AND d.gestopt_op IS NULL) THEN
    RAISE EXCEPTION 'dossier % wacht op een partner', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'regie_dossier_overdracht_bevestigd';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER overdracht_bevestigd BEFORE UPDATE ON regie_dossier
  FOR EACH ROW WHEN (OLD.gesloten_op IS NULL AND NEW.gesloten_op IS NOT NULL)
  EXECUTE FUNCTION regie_dossier_overdracht_bevestigd();
"""
BEVESTIGD_TERUG = """
DROP TRIGGER overdracht_bevestigd ON regie_dossier;
DROP FUNCTION regie_dossier_overdracht_bevestigd();
"""


class Migration(migrations.Migration):
    dependencies = [("regie", "0018_meldcode_ligt_vast"), ("privacy", "0006_deling")]

    operations = [migrations.RunSQL(BEVESTIGD, BEVESTIGD_TERUG)]
