"""No call or visit is planned that was agreed to be unsafe for the resident on the day that it is planned (PRIV-26)."""

from django.db import migrations

VEILIG = """
CREATE FUNCTION toegang_afspraak_veilig() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF NEW.status <> 'gepland' OR (TG_OP = 'UPDATE' AND NEW.periode = OLD.periode AND NEW.soort = OLD.soort) THEN
    RETURN NEW;
  END IF;
  IF EXISTS (
    SELECT FROM inwoners_veiligcontact v
     WHERE v.gemeente_id = NEW.gemeente_id AND v.persoon_id = NEW.persoon_id AND upper_inf(v.periode)
       AND NOT isempty(v.periode)
       AND ((NEW.soort = 'huisbezoek' AND v.geen_huisbezoek)
            OR (NEW.soort = 'telefoon' AND (v.geen_telefoon
                OR (lower(NEW.periode) AT TIME ZONE 'Europe/Amsterdam')::time < v.bellen_van
                OR (upper(NEW.periode) AT TIME ZONE 'Europe/Amsterdam')::time > v.bellen_tot)))
  ) THEN
    RAISE EXCEPTION 'afspraak % is niet veilig voor de inwoner', NEW.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'afspraak_veilig';
  END IF;
  RETURN NEW;
END $f$;

CREATE TRIGGER veilig BEFORE INSERT OR UPDATE ON toegang_afspraak
  FOR EACH ROW EXECUTE FUNCTION toegang_afspraak_veilig();
"""
VEILIG_TERUG = """
DROP TRIGGER veilig ON toegang_afspraak;
DROP FUNCTION toegang_afspraak_veilig();
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0006_afspraak"), ("inwoners", "0004_veiligcontact")]

    operations = [migrations.RunSQL(VEILIG, VEILIG_TERUG)]
