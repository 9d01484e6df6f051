"""An approval beforehand: given by a medewerker in the own name, and good for lists with nothing else on them."""

from importlib import import_module

from django.db import migrations

_VORIGE = import_module("rotonde.kern.migrations.0008_vernietiging_bewaakt").LIJST

ZOEKPAD = "SET search_path = pg_catalog, public"

LIJST = f"""
CREATE OR REPLACE FUNCTION kern_lijst_bewaakt() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
BEGIN
  IF current_user = 'rotonde_eigenaar' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'voorgesteld' OR NEW.opgesteld_door IS DISTINCT FROM kern_actor() THEN
      RAISE EXCEPTION 'een lijst begint als voorstel van wie haar maakt'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'vernietigingslijst_bewaakt';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.status <> 'voorgesteld' OR NEW.status NOT IN ('goedgekeurd', 'afgewezen')
     OR NOT (
       NEW.beoordeeld_door IS NOT DISTINCT FROM kern_actor()
         AND (NEW.status = 'afgewezen' OR kern_ctx('actor_soort') = 'medewerker')
       OR NEW.status = 'goedgekeurd' AND kern_ctx('actor_soort') = 'dienst' AND NOT EXISTS (
         SELECT FROM public.kern_vernietigingsregel r WHERE r.gemeente_id = NEW.gemeente_id AND r.lijst_id = NEW.id
           AND NOT EXISTS (
             SELECT FROM public.kern_doorlopendakkoord a WHERE a.gemeente_id = r.gemeente_id AND a.soort = r.soort
               AND a.periode @> kern_vandaag() AND a.gegeven_door = NEW.beoordeeld_door)))
     OR NEW.sha256 <> kern_lijst_hash(NEW.id)
     OR (to_jsonb(NEW) - 'status' - 'beoordeeld_op' - 'beoordeeld_door' - 'reden')
        IS DISTINCT FROM (to_jsonb(OLD) - 'status' - 'beoordeeld_op' - 'beoordeeld_door' - 'reden') THEN
    RAISE EXCEPTION 'lijst % kan zo niet veranderen', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vernietigingslijst_bewaakt';
  END IF;
  RETURN NEW;
END $f$;
"""

AKKOORD = f"""
CREATE FUNCTION kern_akkoord_bewaakt() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
BEGIN
  IF (TG_OP = 'INSERT' AND (NEW.gegeven_door IS DISTINCT FROM kern_actor() OR kern_ctx('actor_soort') <> 'medewerker'))
     OR (TG_OP = 'UPDATE' AND (
       (to_jsonb(NEW) - 'periode') IS DISTINCT FROM (to_jsonb(OLD) - 'periode')
       OR lower(NEW.periode) IS DISTINCT FROM lower(OLD.periode) OR upper(NEW.periode) > upper(OLD.periode))) THEN
    RAISE EXCEPTION 'een doorlopend akkoord geeft een medewerker zelf, en wordt alleen korter'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'doorlopendakkoord_bewaakt';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER bewaakt BEFORE INSERT OR UPDATE ON kern_doorlopendakkoord
  FOR EACH ROW EXECUTE FUNCTION kern_akkoord_bewaakt();
"""


class Migration(migrations.Migration):
    dependencies = [("kern", "0009_doorlopendakkoord")]

    operations = [
        migrations.RunSQL(
            [LIJST, AKKOORD],
            [
                "DROP FUNCTION kern_akkoord_bewaakt() CASCADE",
                _VORIGE.partition("CREATE TRIGGER")[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"),
            ],
        )
    ]
