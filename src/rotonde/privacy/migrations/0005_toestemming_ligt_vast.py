"""What was allowed stays as it was allowed: only its end is added, once (PRIV-06)."""

from django.db import migrations

VAST = """
CREATE FUNCTION privacy_toestemming_ligt_vast() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF OLD.ingetrokken_op IS NOT NULL
     OR to_jsonb(NEW) - 'ingetrokken_op' - 'ingetrokken_door'
        IS DISTINCT FROM to_jsonb(OLD) - 'ingetrokken_op' - 'ingetrokken_door' THEN
    RAISE EXCEPTION 'toestemming % verandert niet: trek haar in en leg een nieuwe vast', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'privacy_toestemming_ligt_vast';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER ligt_vast BEFORE UPDATE ON privacy_toestemming
  FOR EACH ROW EXECUTE FUNCTION privacy_toestemming_ligt_vast();
"""
VAST_TERUG = """
DROP TRIGGER ligt_vast ON privacy_toestemming;
DROP FUNCTION privacy_toestemming_ligt_vast();
"""


class Migration(migrations.Migration):
    dependencies = [("privacy", "0004_toestemming")]

    operations = [migrations.RunSQL(VAST, VAST_TERUG)]
