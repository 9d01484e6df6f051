"""What a constraint of one row cannot hold: always one Aanspreekpunt, and no change to what was agreed."""

from django.db import migrations

# The check runs at commit, when the context of the asker is gone already, and must see all rows of the dossier. So it
# looks as a service of the gemeente of the row, and puts the settings back.
DEKKING = """
CREATE FUNCTION regie_controleer_dekking(van_gemeente text, van_dossier uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
DECLARE
  namen text[] := ARRAY['gemeente', 'actor', 'actor_soort', 'rol', 'wet', 'doel', 'grond', 'dossier'];
  dienst text[] := ARRAY[van_gemeente, '00000000-0000-7000-8000-000000000001', 'dienst', 'dienst', 'algemeen',
                         'toezicht', 'altijd een Aanspreekpunt', van_dossier::text];
  vorige text[];
  klopt boolean;
BEGIN
  SELECT array_agg(coalesce(current_setting('rotonde.' || naam, true), '') ORDER BY nr) INTO vorige
    FROM unnest(namen) WITH ORDINALITY AS n (naam, nr);
  PERFORM set_config('rotonde.' || namen[i], dienst[i], true) FROM generate_subscripts(namen, 1) AS i;
  SELECT tstzmultirange(tstzrange(d.geopend_op, d.gesloten_op)) = coalesce(
           (SELECT range_agg(r.periode) FROM regie_regie r
            WHERE r.gemeente_id = van_gemeente AND r.dossier_id = van_dossier), '{}')
    INTO klopt FROM regie_dossier d WHERE d.gemeente_id = van_gemeente AND d.id = van_dossier;
  PERFORM set_config('rotonde.' || namen[i], vorige[i], true) FROM generate_subscripts(namen, 1) AS i;
  IF klopt IS NOT TRUE THEN
    RAISE EXCEPTION 'dossier % heeft niet op elk moment precies een Aanspreekpunt', van_dossier
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'regie_altijd_een_aanspreekpunt';
  END IF;
END $f$;

CREATE FUNCTION regie_dossier_gedekt() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  PERFORM regie_controleer_dekking(NEW.gemeente_id, NEW.id);
  RETURN NULL;
END $f$;

CREATE FUNCTION regie_periode_dekt() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM regie_controleer_dekking(OLD.gemeente_id, OLD.dossier_id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM regie_controleer_dekking(NEW.gemeente_id, NEW.dossier_id);
  END IF;
  RETURN NULL;
END $f$;

CREATE CONSTRAINT TRIGGER regie_altijd_een_aanspreekpunt AFTER INSERT OR UPDATE ON regie_dossier
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION regie_dossier_gedekt();
CREATE CONSTRAINT TRIGGER regie_altijd_een_aanspreekpunt AFTER INSERT OR UPDATE OR DELETE ON regie_regie
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION regie_periode_dekt();
"""
DEKKING_TERUG = """
DROP TRIGGER regie_altijd_een_aanspreekpunt ON regie_regie;
DROP TRIGGER regie_altijd_een_aanspreekpunt ON regie_dossier;
DROP FUNCTION regie_periode_dekt();
DROP FUNCTION regie_dossier_gedekt();
DROP FUNCTION regie_controleer_dekking(text, uuid);
"""

VASTGESTELD = """
CREATE FUNCTION regie_aanpak_ligt_vast() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF OLD.vastgesteld_op IS NOT NULL THEN
    RAISE EXCEPTION 'aanpak % ligt vast: maak een nieuwe versie', OLD.id
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'regie_aanpak_ligt_vast';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $f$;

CREATE FUNCTION regie_weiger_als_vast(van_gemeente text, van_dossier uuid, van_aanpak uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
DECLARE
  vast boolean;
BEGIN
  SELECT a.vastgesteld_op IS NOT NULL INTO vast FROM regie_aanpak a
   WHERE a.gemeente_id = van_gemeente AND a.id = van_aanpak AND a.dossier_id = van_dossier;
  -- Not found: of another dossier, or one that the asker is not involved in.
  IF vast IS NOT FALSE THEN
    RAISE EXCEPTION 'aanpak % ligt vast of hoort niet bij dossier %', van_aanpak, van_dossier
      USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'regie_aanpak_ligt_vast';
  END IF;
END $f$;

CREATE FUNCTION regie_doel_ligt_vast() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM regie_weiger_als_vast(OLD.gemeente_id, OLD.dossier_id, OLD.aanpak_id);
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  PERFORM regie_weiger_als_vast(NEW.gemeente_id, NEW.dossier_id, NEW.aanpak_id);
  RETURN NEW;
END $f$;

CREATE FUNCTION regie_inzet_ligt_vast() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $f$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM regie_weiger_als_vast(OLD.gemeente_id, OLD.dossier_id,
      (SELECT d.aanpak_id FROM regie_doel d WHERE d.gemeente_id = OLD.gemeente_id AND d.id = OLD.doel_id));
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  PERFORM regie_weiger_als_vast(NEW.gemeente_id, NEW.dossier_id,
    (SELECT d.aanpak_id FROM regie_doel d WHERE d.gemeente_id = NEW.gemeente_id AND d.id = NEW.doel_id));
  RETURN NEW;
END $f$;

CREATE TRIGGER ligt_vast BEFORE UPDATE OR DELETE ON regie_aanpak
  FOR EACH ROW EXECUTE FUNCTION regie_aanpak_ligt_vast();
CREATE TRIGGER ligt_vast BEFORE INSERT OR UPDATE OR DELETE ON regie_doel
  FOR EACH ROW EXECUTE FUNCTION regie_doel_ligt_vast();
CREATE TRIGGER ligt_vast BEFORE INSERT OR UPDATE OR DELETE ON regie_inzet
  FOR EACH ROW EXECUTE FUNCTION regie_inzet_ligt_vast();
"""
VASTGESTELD_TERUG = """
DROP TRIGGER ligt_vast ON regie_inzet;
DROP TRIGGER ligt_vast ON regie_doel;
DROP TRIGGER ligt_vast ON regie_aanpak;
DROP FUNCTION regie_inzet_ligt_vast();
DROP FUNCTION regie_doel_ligt_vast();
DROP FUNCTION regie_weiger_als_vast(text, uuid, uuid);
DROP FUNCTION regie_aanpak_ligt_vast();
"""


class Migration(migrations.Migration):
    """Hand-written, beside 0001, so that 0001 can be remade from the models while we build."""

    dependencies = [("regie", "0001_initial")]

    operations = [
        migrations.RunSQL(DEKKING, DEKKING_TERUG),
        migrations.RunSQL(VASTGESTELD, VASTGESTELD_TERUG),
    ]
