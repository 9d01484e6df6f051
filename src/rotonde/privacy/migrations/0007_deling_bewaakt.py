"""Nothing leaves without a deling that holds, and what was told stays as it was told (PRIV-06, PRIV-07)."""

from django.db import migrations

BEWAAKT = """
CREATE FUNCTION privacy_deling_bewaakt() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
DECLARE
  later text[] := ARRAY['toont_aan_id', 'verzonden_op', 'ontvangen_op', 'ontvangen_door', 'uitkomst', 'toelichting',
                        'beantwoord_op', 'gestopt_op'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF kern_vernietiging_loopt() THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'deling % blijft: wat verteld is, is verteld', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'deling_ligt_vast';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - later IS DISTINCT FROM to_jsonb(OLD) - later
       OR (OLD.gestopt_op IS NOT NULL AND to_jsonb(NEW) - 'toont_aan_id' IS DISTINCT FROM to_jsonb(OLD) - 'toont_aan_id')
       OR (OLD.verzonden_op IS NOT NULL AND NEW.verzonden_op IS DISTINCT FROM OLD.verzonden_op)
       OR (OLD.ontvangen_op IS NOT NULL AND (NEW.ontvangen_op, NEW.ontvangen_door)
           IS DISTINCT FROM (OLD.ontvangen_op, OLD.ontvangen_door)) THEN
      RAISE EXCEPTION 'deling % verandert niet: stop haar en deel opnieuw', OLD.id
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'deling_ligt_vast';
    END IF;
    IF OLD.verzonden_op IS NOT NULL THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW.verzonden_op IS NOT NULL AND (
       NEW.gestopt_op IS NOT NULL OR NOT NEW.periode @> kern_vandaag()
       OR (NEW.toestemming_id IS NOT NULL AND NOT EXISTS (
             SELECT FROM privacy_toestemming t
              WHERE t.gemeente_id = NEW.gemeente_id AND t.id = NEW.toestemming_id AND t.persoon_id = NEW.persoon_id
                AND t.soort = 'geheim' AND t.wet = NEW.wet AND t.ingetrokken_op IS NULL
                AND (t.tot IS NULL OR t.tot > kern_nu())))) THEN
    RAISE EXCEPTION 'deling % geldt niet: er gaat niets weg', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'deling_geldt_bij_verzenden';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER bewaakt BEFORE INSERT OR UPDATE OR DELETE ON privacy_deling
  FOR EACH ROW EXECUTE FUNCTION privacy_deling_bewaakt();
"""
BEWAAKT_TERUG = """
DROP TRIGGER bewaakt ON privacy_deling;
DROP FUNCTION privacy_deling_bewaakt();
"""


class Migration(migrations.Migration):
    dependencies = [("privacy", "0006_deling"), ("kern", "0008_vernietiging_bewaakt")]

    operations = [migrations.RunSQL(BEWAAKT, BEWAAKT_TERUG)]
