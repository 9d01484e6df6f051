"""What must hold of one gemeente whoever did what at the same moment (REL-09), in SQL of its own.

It shares nothing with the product. Each question gives the ids of what breaks it. Its reader is a superuser, whom no
row level security holds back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol


class Lezer(Protocol):
    """A cursor: of psycopg or of Django."""

    def execute(self, vraag: str, waarden: dict[str, Any]) -> Any: ...
    def fetchall(self) -> list[tuple[Any, ...]]: ...


@dataclass(frozen=True)
class Handeling:
    """What a client did under one proces: the gebeurtenis that belongs to it, and whether it was told it was done."""

    proces: str
    soort: str
    gelukt: bool


def overlap(tabel: str, zelfde: str, bij: str = "") -> str:
    """Two rows about the same, at the same time."""
    return f"""
        SELECT a.id FROM {tabel} a JOIN {tabel} b ON b.gemeente_id = a.gemeente_id AND a.id < b.id
          AND a.periode && b.periode AND {zelfde} {bij}
        WHERE a.gemeente_id = %(gemeente)s"""


def dubbel(tabel: str, kolommen: str, bij: str = "") -> str:
    """More than one row where there may be one."""
    return f"""
        SELECT min(id::text) FROM {tabel} WHERE gemeente_id = %(gemeente)s {bij}
        GROUP BY {kolommen} HAVING count(*) > 1"""


_PERSOON = "a.persoon_id = b.persoon_id"
# Per dossier the periods in order: the first begins with it, each next where the last ended, the last ends with it.
_REGIE_SLUIT_AAN = """
    SELECT d.id FROM regie_dossier d LEFT JOIN LATERAL (
      SELECT count(*) AS aantal, min(lower(r.periode)) AS begin, bool_or(upper_inf(r.periode)) AS loopt,
             max(upper(r.periode)) AS einde, sum(upper(r.periode) - lower(r.periode)) AS duur,
             count(*) FILTER (WHERE upper_inf(r.periode)) AS open, max(lower(r.periode)) AS laatste
      FROM regie_regie r WHERE r.dossier_id = d.id) r ON true
    WHERE d.gemeente_id = %(gemeente)s AND (r.aantal = 0 OR r.begin <> d.geopend_op
      OR d.gesloten_op IS NULL AND (r.open <> 1
        OR coalesce(r.duur, interval '0') <> r.laatste - d.geopend_op)
      OR d.gesloten_op IS NOT NULL AND (r.open <> 0 OR r.einde <> d.gesloten_op
        OR r.duur <> d.gesloten_op - d.geopend_op))"""
_HOUDER = """
    SELECT d.id FROM regie_dossier d
    LEFT JOIN regie_regie r ON r.dossier_id = d.id AND upper_inf(r.periode) AND d.gesloten_op IS NULL
    WHERE d.gemeente_id = %(gemeente)s AND array_remove(ARRAY[r.medewerker_id], NULL) IS DISTINCT FROM ARRAY(
      SELECT b.wie_id FROM kern_betrokkenheid b WHERE b.gemeente_id = d.gemeente_id AND b.object_id = d.id
        AND b.als = 'aanspreekpunt' AND b.periode @> %(dag)s::date)"""
_EIGENAAR = """
    SELECT m.id FROM toegang_melding m LEFT JOIN regie_dossier d ON d.melding_id = m.id
    WHERE m.gemeente_id = %(gemeente)s AND ARRAY(
      SELECT b.wie_id FROM kern_betrokkenheid b WHERE b.gemeente_id = m.gemeente_id AND b.object_id = m.id
        AND b.als = 'eigenaar' AND b.periode @> %(dag)s::date) IS DISTINCT FROM
      CASE WHEN m.status = 'opgepakt' OR m.status = 'dossier' AND d.gesloten_op IS NULL
        THEN ARRAY[m.eigenaar_id] ELSE '{}'::uuid[] END"""
_GESLOTEN_DOOR = """
    SELECT g.object_id FROM kern_gebeurtenis g
    WHERE g.gemeente_id = %(gemeente)s AND g.soort IN ('regie.dossier_gesloten', 'regie.dossier_overgedragen')
    GROUP BY g.object_id, g.actor
    HAVING count(*) <> (SELECT count(*) FROM regie_regie r
                        WHERE r.dossier_id = g.object_id AND r.medewerker_id = g.actor AND NOT upper_inf(r.periode))"""
_BINNEN_BESLUIT = """
    SELECT v.id FROM voorzieningen_voorziening v JOIN besluiten_besluit b ON b.id = v.besluit_id
    WHERE v.gemeente_id = %(gemeente)s AND (NOT v.periode <@ b.periode OR b.soort <> 'toekennen'
      OR v.persoon_id <> b.persoon_id OR v.product_id <> b.product_id OR v.dossier_id <> b.dossier_id
      OR NOT EXISTS (SELECT FROM besluiten_beschikking k WHERE k.besluit_id = b.id)
      OR NOT v.periode @> coalesce(v.gestart_op, lower(v.periode)))"""
_TOEGEWEZEN = """
    SELECT b.id FROM besluiten_besluit b JOIN voorzieningen_voorziening v ON v.besluit_id = b.id
    WHERE b.gemeente_id = %(gemeente)s GROUP BY b.id, b.bedrag HAVING sum(v.bedrag) > b.bedrag"""
_BETAALD = """
    SELECT v.id FROM voorzieningen_voorziening v JOIN voorzieningen_betaling b ON b.voorziening_id = v.id
    WHERE v.gemeente_id = %(gemeente)s GROUP BY v.id, v.bedrag
    HAVING sum(b.bedrag) NOT BETWEEN 0 AND v.bedrag OR bool_or(v.gestart_op IS NULL OR b.datum < v.gestart_op)"""
_TERUGGEHAALD = """
    SELECT b.id FROM voorzieningen_betaling b JOIN voorzieningen_betaling c ON c.crediteert_id = b.id
    WHERE b.gemeente_id = %(gemeente)s GROUP BY b.id, b.bedrag HAVING b.bedrag + sum(c.bedrag) < 0"""
_BOEKINGEN = """
    SELECT soort || ' ' || wet || ' ' || groep FROM (
      SELECT soort, wet, groep, bedrag FROM voorzieningen_boeking WHERE gemeente_id = %(gemeente)s
      UNION ALL SELECT 'vastgelegd', v.wet, p.groep, -v.bedrag FROM voorzieningen_voorziening v
        JOIN catalogus_product p ON p.id = v.product_id WHERE v.gemeente_id = %(gemeente)s
      UNION ALL SELECT 'gerealiseerd', b.wet, p.groep, -b.bedrag FROM voorzieningen_betaling b
        JOIN voorzieningen_voorziening v ON v.id = b.voorziening_id
        JOIN catalogus_product p ON p.id = v.product_id WHERE b.gemeente_id = %(gemeente)s) alles
    GROUP BY soort, wet, groep HAVING sum(bedrag) <> 0"""
_POTTEN = """
    SELECT p.id FROM voorzieningen_budget p WHERE p.gemeente_id = %(gemeente)s AND p.bedrag
      + coalesce((SELECT sum(bedrag) FROM voorzieningen_verschuiving WHERE naar_id = p.id), 0)
      - coalesce((SELECT sum(bedrag) FROM voorzieningen_verschuiving WHERE van_id = p.id), 0) < 0"""
_VIER_OGEN = """
    SELECT b.id FROM besluiten_besluit b JOIN besluiten_voorstel v ON v.id = b.voorstel_id
    JOIN besluiten_mandaat m ON m.id = b.mandaat_id
    WHERE b.gemeente_id = %(gemeente)s AND b.genomen_door_id = v.voorgesteld_door_id
      AND b.bedrag * 365 >= m.vier_ogen_vanaf * greatest(365, upper(b.periode) - lower(b.periode))"""
_VERSIES = """
    SELECT dossier_id FROM regie_aanpak WHERE gemeente_id = %(gemeente)s GROUP BY dossier_id
    HAVING min(versie) <> 1 OR max(versie) <> count(*) OR count(DISTINCT versie) <> count(*)
      OR count(*) FILTER (WHERE vastgesteld_op IS NULL) > 1"""
_DOEL_IN_VASTE_AANPAK = """
    SELECT a.id FROM regie_aanpak a WHERE a.gemeente_id = %(gemeente)s AND a.vastgesteld_op IS NOT NULL
      AND NOT EXISTS (SELECT FROM regie_doel d WHERE d.aanpak_id = a.id)"""
_INDELING = """
    SELECT i.id FROM inkomen_indeling i WHERE i.gemeente_id = %(gemeente)s AND upper_inf(i.periode)
      AND NOT EXISTS (SELECT FROM inkomen_uitkering u WHERE u.persoon_id = i.persoon_id AND upper_inf(u.periode))"""
_ROLLEN = """
    SELECT a.id FROM kern_rolperiode a JOIN kern_rolperiode b ON b.medewerker_id = a.medewerker_id
      AND a.periode && b.periode AND a.rol = 'beheer' AND b.rol IN
      ('balie', 'aanspreekpunt', 'procesregisseur', 'professional', 'backoffice', 'kwaliteit')
    WHERE a.gemeente_id = %(gemeente)s"""
_TABELLEN = (
    "toegang_melding", "regie_dossier", "regie_regie", "regie_aanpak", "besluiten_aanvraag", "besluiten_voorstel",
    "besluiten_besluit", "besluiten_beschikking", "voorzieningen_voorziening", "voorzieningen_betaling",
    "voorzieningen_boeking", "inwoners_persoon", "inwoners_lidmaatschap", "inwoners_bewoning", "inkomen_uitkering",
    "kern_betrokkenheid", "kern_noodtoegang",
)  # fmt: skip
_ZONDER_MUTATIE = " UNION ALL ".join(
    f"""
    SELECT '{tabel} ' || coalesce(t.id, m.rij) FROM (SELECT id FROM {tabel} WHERE gemeente_id = %(gemeente)s) t
    FULL JOIN (SELECT rij FROM kern_mutatie WHERE gemeente_id = %(gemeente)s AND tabel = '{tabel}' AND soort = 'I') m
      ON m.rij = t.id WHERE t.id IS NULL OR m.rij IS NULL"""
    for tabel in _TABELLEN
)

INVARIANTEN: dict[str, str] = {
    "altijd een Aanspreekpunt": _REGIE_SLUIT_AAN,
    "regie overlapt niet": overlap("regie_regie", "a.dossier_id = b.dossier_id"),
    "wie regie houdt is betrokken, en wie haar had niet meer": _HOUDER,
    "alleen wie regie had droeg over of sloot": _GESLOTEN_DOOR,
    "een open dossier per huishouden": dubbel("regie_dossier", "huishouden_id", "AND gesloten_op IS NULL"),
    "een dossier per melding": dubbel("regie_dossier", "melding_id"),
    "melding heeft wachtrij of eigenaar": """
        SELECT id FROM toegang_melding WHERE gemeente_id = %(gemeente)s
          AND ((team_id IS NULL) = (eigenaar_id IS NULL) OR (status = 'nieuw') <> (team_id IS NOT NULL))""",
    "wie de melding heeft is betrokken, en wie haar had niet meer": _EIGENAAR,
    "melding met dossier staat op dossier": """
        SELECT m.id FROM toegang_melding m LEFT JOIN regie_dossier d ON d.melding_id = m.id
        WHERE m.gemeente_id = %(gemeente)s AND (d.id IS NULL) = (m.status = 'dossier')""",
    "melding van een open dossier is van het Aanspreekpunt": """
        SELECT m.id FROM toegang_melding m JOIN regie_dossier d ON d.melding_id = m.id AND d.gesloten_op IS NULL
        JOIN regie_regie r ON r.dossier_id = d.id AND upper_inf(r.periode)
        WHERE m.gemeente_id = %(gemeente)s AND m.eigenaar_id IS DISTINCT FROM r.medewerker_id""",
    "niemand is dubbel betrokken": overlap(
        "kern_betrokkenheid", "a.wie_id = b.wie_id AND a.object_id = b.object_id AND a.als = b.als",
        "AND a.periode @> %(dag)s::date AND b.periode @> %(dag)s::date",
    ),
    "een BSN staat een keer": dubbel("inwoners_persoon", "bsn_hash"),
    "een huishouden tegelijk": overlap("inwoners_lidmaatschap", _PERSOON),
    "een adres tegelijk": overlap("inwoners_bewoning", _PERSOON),
    "een uitkering tegelijk": overlap("inkomen_uitkering", _PERSOON),
    "een trajectgroep tegelijk": overlap("inkomen_indeling", _PERSOON),
    "een werkregeling tegelijk": overlap("inkomen_werkregeling", _PERSOON),
    "een leefgeld tegelijk": overlap("inkomen_leefgeld", _PERSOON),
    "zonder uitkering in geen trajectgroep": _INDELING,
    "leefgeld een keer per dag betaald": dubbel("inkomen_leefgeldbetaling", "leefgeld_id, datum"),
    "wie rollen geeft gebruikt er geen": _ROLLEN,
    "versies van de Aanpak volgen op elkaar": _VERSIES,
    "een vaste Aanpak heeft een doel": _DOEL_IN_VASTE_AANPAK,
    "een besluit per voorstel": dubbel("besluiten_besluit", "voorstel_id"),
    "een besluit per aanvraag": dubbel("besluiten_besluit", "aanvraag_id"),
    "een beschikking per besluit": dubbel("besluiten_beschikking", "besluit_id"),
    "vier ogen": _VIER_OGEN,
    "voorziening binnen haar besluit": _BINNEN_BESLUIT,
    "niet meer toegewezen dan besloten": _TOEGEWEZEN,
    "voorziening loopt een keer": overlap(
        "voorzieningen_voorziening", f"{_PERSOON} AND a.product_lijn = b.product_lijn",
        "AND coalesce(a.aanbieder_lijn = b.aanbieder_lijn, true)",
    ),
    "niet meer betaald dan toegewezen": _BETAALD,
    "niet meer teruggehaald dan betaald": _TERUGGEHAALD,
    "boekingen tellen op tot wat het kost": _BOEKINGEN,
    "geen pot onder nul": _POTTEN,
    "een oordeel per noodtoegang": dubbel("toezicht_beoordeling", "noodtoegang_id"),
    "noodtoegang beoordeelt een ander": """
        SELECT b.id FROM toezicht_beoordeling b JOIN kern_noodtoegang n ON n.id = b.noodtoegang_id
        WHERE b.gemeente_id = %(gemeente)s AND b.beoordelaar_id = n.medewerker_id""",
    "elke rij heeft haar mutatie": _ZONDER_MUTATIE,
}  # fmt: skip
SPOOR = "elke handeling is heel of er niet"


def schendingen(lezer: Lezer, gemeente: str, dag: date, handelingen: Iterable[Handeling] = ()) -> list[str]:
    """What is broken in this gemeente on `dag`: the name of the invariant, and the id of what breaks it."""
    gevonden = []
    for naam, vraag in INVARIANTEN.items():
        lezer.execute(vraag, {"gemeente": gemeente, "dag": dag})
        gevonden += [f"{naam}: {rij[0]}" for rij in lezer.fetchall()]
    return gevonden + _halve(lezer, gemeente, handelingen)


def _halve(lezer: Lezer, gemeente: str, handelingen: Iterable[Handeling]) -> list[str]:
    """Acts that were confirmed without their gebeurtenis or a mutatie, and acts that were not and left either."""
    lezer.execute(
        "SELECT proces::text, soort FROM kern_gebeurtenis WHERE gemeente_id = %(gemeente)s "
        "UNION SELECT proces::text, 'mutatie' FROM kern_mutatie WHERE gemeente_id = %(gemeente)s",
        {"gemeente": gemeente},
    )
    sporen: dict[str, set[str]] = {}
    for proces, soort in lezer.fetchall():
        sporen.setdefault(proces, set()).add(soort)
    return [
        f"{SPOOR}: {h.soort} {h.proces}"
        for h in handelingen
        if not ({h.soort, "mutatie"} <= sporen.get(h.proces, set()) if h.gelukt else h.proces not in sporen)
    ]
