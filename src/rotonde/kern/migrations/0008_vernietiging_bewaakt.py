"""A list for destruction changes only as it may: proposed by who asks, judged by who asks, done by the gate itself."""

from django.db import migrations

ZOEKPAD = "SET search_path = pg_catalog, public"

# The owner is the gate (kern_vernietig) and the replay after a restore: both run where no screen or job can reach.
LIJST = f"""
CREATE FUNCTION kern_lijst_bewaakt() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
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
     OR NEW.beoordeeld_door IS DISTINCT FROM kern_actor()
     OR (NEW.status = 'goedgekeurd' AND kern_ctx('actor_soort') <> 'medewerker')
     OR NEW.sha256 <> kern_lijst_hash(NEW.id)
     OR (to_jsonb(NEW) - 'status' - 'beoordeeld_op' - 'beoordeeld_door' - 'reden')
        IS DISTINCT FROM (to_jsonb(OLD) - 'status' - 'beoordeeld_op' - 'beoordeeld_door' - 'reden') THEN
    RAISE EXCEPTION 'lijst % kan zo niet veranderen', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vernietigingslijst_bewaakt';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER bewaakt BEFORE INSERT OR UPDATE ON kern_vernietigingslijst
  FOR EACH ROW EXECUTE FUNCTION kern_lijst_bewaakt();
"""

REGEL = f"""
CREATE FUNCTION kern_vernietigingsregel_bewaakt() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
BEGIN
  IF current_user = 'rotonde_eigenaar' THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' OR NEW.uitkomst <> '' OR NOT EXISTS (
       SELECT FROM public.kern_vernietigingslijst l
       WHERE l.gemeente_id = NEW.gemeente_id AND l.id = NEW.lijst_id AND l.status = 'voorgesteld') THEN
    RAISE EXCEPTION 'een regel van lijst % ligt vast', NEW.lijst_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'vernietigingsregel_bewaakt';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER bewaakt BEFORE INSERT OR UPDATE ON kern_vernietigingsregel
  FOR EACH ROW EXECUTE FUNCTION kern_vernietigingsregel_bewaakt();
"""

# A hold is set by who asks and lifted by who asks; what it holds and why does not change.
BLOKKADE = f"""
CREATE FUNCTION kern_blokkade_bewaakt() RETURNS trigger LANGUAGE plpgsql {ZOEKPAD} AS $f$
BEGIN
  IF (TG_OP = 'INSERT' AND (NEW.gezet_door IS DISTINCT FROM kern_actor() OR NEW.opgeheven_door IS NOT NULL))
     OR (TG_OP = 'UPDATE' AND (
       OLD.opgeheven_door IS NOT NULL OR NEW.opgeheven_door IS DISTINCT FROM kern_actor()
       OR lower(NEW.periode) IS DISTINCT FROM lower(OLD.periode)
       OR (to_jsonb(NEW) - 'periode' - 'opgeheven_door') IS DISTINCT FROM
          (to_jsonb(OLD) - 'periode' - 'opgeheven_door'))) THEN
    RAISE EXCEPTION 'een blokkade wordt gezet en opgeheven, en verder niet veranderd'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bewaarblokkade_bewaakt';
  END IF;
  RETURN NEW;
END $f$;
CREATE TRIGGER bewaakt BEFORE INSERT OR UPDATE ON kern_bewaarblokkade
  FOR EACH ROW EXECUTE FUNCTION kern_blokkade_bewaakt();
"""

FUNCTIES = ("lijst_bewaakt", "vernietigingsregel_bewaakt", "blokkade_bewaakt")


class Migration(migrations.Migration):
    dependencies = [("kern", "0007_vernietiging")]

    operations = [
        migrations.RunSQL([LIJST, REGEL, BLOKKADE], [f"DROP FUNCTION kern_{naam}() CASCADE" for naam in FUNCTIES])
    ]
