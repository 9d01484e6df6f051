"""What is proposed, decided and announced is judged in one pass over what it belongs to, however much that is.

Each side is read by its keys and they are hashed together: each new row meets one row of each at most, also where
PostgreSQL knows nothing yet of tables that the same transaction fills.
"""

from importlib import import_module

from django.db import migrations

_VORIGE = import_module("rotonde.besluiten.migrations.0002_bewaking")
_INSTELLING = "SET search_path = pg_catalog, public SET enable_nestloop = off"

VOORSTEL = f"""
CREATE OR REPLACE FUNCTION besluiten_voorstel_past() RETURNS trigger LANGUAGE plpgsql {_INSTELLING} AS $f$
DECLARE fout uuid; aanvragen uuid[]; producten uuid[];
BEGIN
  SELECT array_agg(DISTINCT aanvraag_id), array_agg(DISTINCT product_id) INTO aanvragen, producten FROM nieuw;
  WITH aanvraag AS MATERIALIZED (SELECT * FROM besluiten_aanvraag WHERE id = ANY (aanvragen)),
  product AS MATERIALIZED (SELECT gemeente_id, id, wet FROM catalogus_product WHERE id = ANY (producten))
  SELECT n.id INTO fout FROM nieuw n
  LEFT JOIN aanvraag a ON a.gemeente_id = n.gemeente_id AND a.id = n.aanvraag_id
  LEFT JOIN product p ON p.gemeente_id = n.gemeente_id AND p.id = n.product_id
  WHERE (a.dossier_id = n.dossier_id AND a.persoon_id = n.persoon_id AND a.wet = n.wet AND p.wet = n.wet
    AND a.ontvangen_op <= n.voorgesteld_op AND n.voorgesteld_door_id = kern_actor()
    AND n.voorgesteld_op = kern_vandaag()) IS NOT TRUE
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'voorstel % past niet bij de aanvraag, het product of de indiener', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'voorstel_past';
  END IF;
  RETURN NULL;
END $f$
"""

MOTIVERING = f"""
CREATE OR REPLACE FUNCTION besluiten_motivering_past() RETURNS trigger LANGUAGE plpgsql {_INSTELLING} AS $f$
DECLARE fout uuid; voorstellen uuid[];
BEGIN
  SELECT array_agg(DISTINCT voorstel_id) INTO voorstellen FROM nieuw;
  WITH voorstel AS MATERIALIZED (SELECT * FROM besluiten_voorstel WHERE id = ANY (voorstellen))
  SELECT n.id INTO fout FROM nieuw n
  LEFT JOIN voorstel v ON v.gemeente_id = n.gemeente_id AND v.id = n.voorstel_id
  WHERE (v.dossier_id = n.dossier_id AND v.persoon_id = n.persoon_id AND v.wet = n.wet) IS NOT TRUE
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'motivering % hoort bij een ander voorstel', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'motivering_past';
  END IF;
  RETURN NULL;
END $f$
"""

# Amounts per year: a period up to a year weighs as a whole, a longer one in proportion to its days.
BESLUIT = f"""
CREATE OR REPLACE FUNCTION besluiten_eis_mandaat() RETURNS trigger LANGUAGE plpgsql {_INSTELLING} AS $f$
DECLARE fout uuid; voorstellen uuid[]; producten uuid[]; mandaten uuid[]; medewerkers uuid[];
BEGIN
  SELECT array_agg(DISTINCT voorstel_id), array_agg(DISTINCT product_id), array_agg(DISTINCT mandaat_id),
         array_agg(DISTINCT genomen_door_id)
    INTO voorstellen, producten, mandaten, medewerkers FROM nieuw;
  -- Whoever closes a mandaat at this moment waits for this besluit, or this besluit waits and sees it closed.
  PERFORM FROM besluiten_mandaat WHERE id = ANY (mandaten) FOR SHARE;
  WITH voorstel AS MATERIALIZED (SELECT * FROM besluiten_voorstel WHERE id = ANY (voorstellen)),
  gemotiveerd AS MATERIALIZED (
    SELECT DISTINCT gemeente_id, voorstel_id FROM besluiten_motivering WHERE voorstel_id = ANY (voorstellen)),
  product AS MATERIALIZED (SELECT * FROM catalogus_product WHERE id = ANY (producten)),
  mandaat AS MATERIALIZED (SELECT * FROM besluiten_mandaat WHERE id = ANY (mandaten)),
  medewerker AS MATERIALIZED (SELECT * FROM kern_medewerker WHERE id = ANY (medewerkers)),
  rol AS MATERIALIZED (
    SELECT DISTINCT gemeente_id, medewerker_id, rol FROM kern_rolperiode
    WHERE medewerker_id = ANY (medewerkers) AND periode @> kern_vandaag())
  SELECT n.id INTO fout FROM nieuw n
  CROSS JOIN LATERAL (SELECT greatest(365, upper(n.periode) - lower(n.periode)) AS dagen) AS duur
  LEFT JOIN voorstel v ON v.gemeente_id = n.gemeente_id AND v.id = n.voorstel_id
  LEFT JOIN gemotiveerd g ON g.gemeente_id = n.gemeente_id AND g.voorstel_id = n.voorstel_id
  LEFT JOIN product p ON p.gemeente_id = n.gemeente_id AND p.id = n.product_id
  LEFT JOIN mandaat m ON m.gemeente_id = n.gemeente_id AND m.id = n.mandaat_id
  LEFT JOIN medewerker w ON w.gemeente_id = n.gemeente_id AND w.id = n.genomen_door_id
  LEFT JOIN rol r ON r.gemeente_id = n.gemeente_id AND r.medewerker_id = n.genomen_door_id AND r.rol = n.rol
  WHERE (v.aanvraag_id = n.aanvraag_id AND v.dossier_id = n.dossier_id AND v.persoon_id = n.persoon_id
    AND v.product_id = n.product_id AND v.wet = n.wet AND v.soort = n.soort AND v.periode = n.periode
    AND v.bedrag = n.bedrag AND p.wet = n.wet AND p.afslag = n.afslag
    AND n.genomen_door_id = kern_actor() AND n.rol = kern_ctx('rol') AND n.datum = kern_vandaag()
    AND m.geldig @> n.datum AND m.rol = n.rol AND m.wet = n.wet AND m.afslag = n.afslag
    AND (m.functie = '' OR w.functie IN (m.functie, m.functie_naam))
    AND m.product IN ('', p.code)
    AND (cardinality(m.groepen) = 0 OR p.groep = ANY (m.groepen))
    AND (m.max_bedrag IS NULL OR n.bedrag * 365 <= m.max_bedrag * duur.dagen)
    AND (m.max_maanden IS NULL OR upper(n.periode) <= lower(n.periode) + make_interval(months => m.max_maanden))
    AND (m.vier_ogen_vanaf IS NULL OR n.bedrag * 365 < m.vier_ogen_vanaf * duur.dagen
         OR v.voorgesteld_door_id <> n.genomen_door_id)
    AND w.id IS NOT NULL AND r.rol IS NOT NULL AND g.voorstel_id IS NOT NULL) IS NOT TRUE
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'besluit % heeft geen geldig mandaat', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'besluit_heeft_mandaat';
  END IF;
  RETURN NULL;
END $f$
"""

BESCHIKKING = f"""
CREATE OR REPLACE FUNCTION besluiten_beschikking_past() RETURNS trigger LANGUAGE plpgsql {_INSTELLING} AS $f$
DECLARE fout uuid; besluiten uuid[];
BEGIN
  SELECT array_agg(DISTINCT besluit_id) INTO besluiten FROM nieuw;
  WITH besluit AS MATERIALIZED (SELECT * FROM besluiten_besluit WHERE id = ANY (besluiten))
  SELECT n.id INTO fout FROM nieuw n
  LEFT JOIN besluit b ON b.gemeente_id = n.gemeente_id AND b.id = n.besluit_id
  WHERE (b.dossier_id = n.dossier_id AND b.persoon_id = n.persoon_id AND b.wet = n.wet
    AND n.bekendgemaakt_op >= b.datum AND n.bekendgemaakt_op = kern_vandaag()) IS NOT TRUE
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'beschikking % past niet bij het besluit', fout
      USING ERRCODE = 'check_violation', CONSTRAINT = 'beschikking_past';
  END IF;
  RETURN NULL;
END $f$
"""


def _vorige(bron: str) -> str:
    """The function as the previous migration wrote it, to be replaced in place."""
    functie = bron[bron.index("CREATE FUNCTION") :].partition("CREATE TRIGGER")[0]
    return functie.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("besluiten", "0003_termijn_met_invoer")]

    operations = [
        migrations.RunSQL(
            [VOORSTEL, MOTIVERING, BESLUIT, BESCHIKKING],
            [_vorige(deel) for deel in (_VORIGE.VOORSTEL, _VORIGE.MOTIVERING, _VORIGE.BESLUIT, _VORIGE.BESCHIKKING)],
        )
    ]
