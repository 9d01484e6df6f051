"""Many at once on the same few things: what must hold, holds (REL-09). Full size: ./rotonde bench historie."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal

import psycopg
import pytest
from bench import historie
from bench.invarianten import INVARIANTEN, SPOOR, Handeling, schendingen
from bench.stad import DAG, Stad, bouw
from psycopg import sql
from tests.databank import Proefbank

from rotonde.inkomen import actions as inkomen
from rotonde.inkomen.soorten import Opvang, RedenInstroom, Regeling, Trajectgroep, Werksoort
from rotonde.kern.soorten import RedenNoodtoegang, Rol, Wet
from rotonde.regie import actions as regie
from rotonde.toezicht.actions import noodtoegang
from rotonde.toezicht.soorten import Oordeel
from rotonde.voorzieningen import actions as voorzieningen
from rotonde.voorzieningen.actions import BetaalRegel

pytestmark = pytest.mark.committen
CODE = "9990"


@pytest.fixture
def superuser(proefbank: Proefbank) -> Iterator[psycopg.Connection]:
    """Whom no policy holds back."""
    with proefbank.cluster.beheer(proefbank.databank) as verbinding:
        yield verbinding


def test_in_willekeurige_histories_van_zestien_tegelijk_houdt_alles_rel_09(superuser: psycopg.Connection) -> None:
    verslag = historie.Verslag()
    with superuser.cursor() as lezer:
        for nr in range(3):
            historie.speel(str(9990 + nr), random.randrange(10**9), 96, lezer, verslag)
    print(verslag)

    assert verslag.schendingen == []
    assert not verslag.fouten
    assert verslag.handelingen == 3 * 96
    # Without both the clients did not meet.
    assert verslag.gelukt.total() > 50
    assert verslag.geweigerd["KanNuNiet"] > 10


def kopie(tabel: str, waar: str = "true", **anders: str) -> str:
    """The same row once more under another id."""
    velden = "".join(f", '{naam}', {waarde}" for naam, waarde in anders.items())
    return (
        f"INSERT INTO {tabel} SELECT y.* FROM (SELECT * FROM {tabel} WHERE {waar} LIMIT 1) x, LATERAL "
        f"jsonb_populate_record(NULL::{tabel}, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid(){velden})) y"
    )


def weer_open(als: str) -> str:
    """The involvement of who handed it over runs on."""
    return (
        "UPDATE kern_betrokkenheid SET periode = daterange(lower(periode), NULL) "
        f"WHERE als = '{als}' AND NOT upper_inf(periode)"
    )


BREUKEN: dict[str, tuple[str, ...]] = {
    "altijd een Aanspreekpunt": (
        "UPDATE regie_regie SET periode = tstzrange(lower(periode), lower(periode) + '1 s') WHERE upper_inf(periode)",
        "UPDATE regie_regie SET periode = tstzrange(lower(periode), upper(periode) - interval '1 us') "
        "WHERE NOT upper_inf(periode)",
        "UPDATE regie_dossier SET gesloten_op = geopend_op + '1 day'",
        "UPDATE regie_dossier SET geopend_op = geopend_op - interval '1 us'",
        "DELETE FROM regie_regie",
    ),
    "regie overlapt niet": (kopie("regie_regie"),),
    "wie regie houdt is betrokken, en wie haar had niet meer": (
        weer_open("aanspreekpunt"),
        "DELETE FROM kern_betrokkenheid WHERE als = 'aanspreekpunt'",
    ),
    "alleen wie regie had droeg over of sloot": (
        "UPDATE kern_gebeurtenis SET actor = gen_random_uuid() WHERE soort = 'regie.dossier_overgedragen'",
    ),
    "een open dossier per huishouden": (kopie("regie_dossier", melding_id="gen_random_uuid()"),),
    "een dossier per melding": (kopie("regie_dossier", huishouden_id="gen_random_uuid()"),),
    "melding heeft wachtrij of eigenaar": (
        "UPDATE toegang_melding SET team_id = gen_random_uuid(), eigenaar_id = gen_random_uuid()",
        "UPDATE toegang_melding SET team_id = NULL, eigenaar_id = NULL",
        "UPDATE toegang_melding SET status = 'nieuw', team_id = NULL, eigenaar_id = gen_random_uuid()",
    ),
    "wie de melding heeft is betrokken, en wie haar had niet meer": (
        weer_open("eigenaar"),
        "DELETE FROM kern_betrokkenheid WHERE als = 'eigenaar'",
    ),
    "melding met dossier staat op dossier": ("UPDATE toegang_melding SET status = 'opgepakt'",),
    "melding van een open dossier is van het Aanspreekpunt": (
        "UPDATE toegang_melding SET eigenaar_id = gen_random_uuid()",
    ),
    "niemand is dubbel betrokken": (kopie("kern_betrokkenheid", "upper_inf(periode)"),),
    "een BSN staat een keer": ("UPDATE inwoners_persoon SET bsn_hash = 'x'",),
    "een huishouden tegelijk": (kopie("inwoners_lidmaatschap"),),
    "een adres tegelijk": (kopie("inwoners_bewoning"),),
    "een uitkering tegelijk": (kopie("inkomen_uitkering"),),
    "een trajectgroep tegelijk": (kopie("inkomen_indeling"),),
    "een werkregeling tegelijk": (kopie("inkomen_werkregeling"),),
    "een leefgeld tegelijk": (kopie("inkomen_leefgeld"),),
    "leefgeld een keer per dag betaald": (kopie("inkomen_leefgeldbetaling"),),
    "zonder uitkering in geen trajectgroep": (
        "UPDATE inkomen_uitkering SET periode = daterange(lower(periode), lower(periode) + 90)",
    ),
    "wie rollen geeft gebruikt er geen": (kopie("kern_rolperiode", "rol = 'balie'", rol="'beheer'"),),
    "versies van de Aanpak volgen op elkaar": (
        kopie("regie_aanpak"),
        "UPDATE regie_aanpak SET versie = 2",
        kopie("regie_aanpak", "vastgesteld_op IS NULL", versie="2"),
    ),
    "een vaste Aanpak heeft een doel": ("DELETE FROM regie_doel",),
    "een besluit per voorstel": (kopie("besluiten_besluit", aanvraag_id="gen_random_uuid()"),),
    "een besluit per aanvraag": (kopie("besluiten_besluit", voorstel_id="gen_random_uuid()"),),
    "een beschikking per besluit": (kopie("besluiten_beschikking"),),
    "vier ogen": ("UPDATE besluiten_mandaat SET vier_ogen_vanaf = 1",),
    "voorziening binnen haar besluit": (
        "UPDATE voorzieningen_voorziening SET periode = daterange('2020-01-01', '2020-02-01')",
        "UPDATE besluiten_besluit SET soort = 'afwijzen'",
        "DELETE FROM besluiten_beschikking",
        "UPDATE voorzieningen_voorziening SET persoon_id = gen_random_uuid()",
    ),
    "niet meer toegewezen dan besloten": ("UPDATE voorzieningen_voorziening SET bedrag = 3000.01",),
    "voorziening loopt een keer": (
        kopie("voorzieningen_voorziening"),
        kopie("voorzieningen_voorziening", aanbieder_lijn="NULL"),
    ),
    "niet meer betaald dan toegewezen": (
        "UPDATE voorzieningen_betaling SET bedrag = 1100.01 WHERE crediteert_id IS NULL",
        "UPDATE voorzieningen_betaling SET bedrag = -1000 WHERE crediteert_id IS NOT NULL",
        "UPDATE voorzieningen_voorziening SET gestart_op = NULL",
    ),
    "niet meer teruggehaald dan betaald": (
        "UPDATE voorzieningen_betaling SET bedrag = -400.01 WHERE crediteert_id IS NOT NULL",
    ),
    "boekingen tellen op tot wat het kost": (
        "UPDATE voorzieningen_boeking SET bedrag = bedrag + 0.01 WHERE soort = 'vastgelegd'",
        "DELETE FROM voorzieningen_boeking WHERE soort = 'gerealiseerd'",
    ),
    "geen pot onder nul": ("UPDATE voorzieningen_budget SET bedrag = -1",),
    "een oordeel per noodtoegang": (kopie("toezicht_beoordeling"),),
    "noodtoegang beoordeelt een ander": ("UPDATE toezicht_beoordeling SET beoordelaar_id = gebruiker_id",),
    "elke rij heeft haar mutatie": (
        "DELETE FROM kern_mutatie WHERE tabel = 'toegang_melding'",
        "DELETE FROM toegang_melding",
    ),
}


@pytest.fixture
def stad() -> Stad:
    """In it there is one of everything, made by the verbs."""
    stad = bouw(CODE, random.Random(9))
    persoon, begin = next(iter(stad.bord["persoon"])), DAG - timedelta(days=60)
    with stad.als(Rol.BACKOFFICE, stad.mensen[Rol.BACKOFFICE][0]):
        inkomen.instromen(inkomen.Instroom(persoon, Regeling.PARTICIPATIEWET, begin, RedenInstroom.EINDE_WERK))
        inkomen.indelen(inkomen.Plaatsing(persoon, Trajectgroep.ACTIVERING, DAG))
        inkomen.werkregeling_starten(inkomen.Werkstart(persoon, Werksoort.BESCHUT, begin))
        leefgeld = inkomen.leefgeld_toekennen(inkomen.Leefgeldtoekenning(persoon, Opvang.GEMEENTELIJK, begin))
        inkomen.leefgeld_betalen(inkomen.Leefgeldbedrag(leefgeld, DAG, Decimal(70)))
        voorziening = next(iter(stad.bord["voorziening"]))
        betaald = voorzieningen.betalen(BetaalRegel(voorziening, DAG, Decimal(400)))
        voorzieningen.betalen(BetaalRegel(voorziening, DAG, Decimal(300)))
        voorzieningen.betalen(BetaalRegel(voorziening, DAG, Decimal(-100), betaald.id))
    _draag_over(stad)
    return stad


def _draag_over(stad: Stad) -> None:
    """Somebody who is not in the dossier opens it in need; then it is handed over."""
    dossier, houder = next(iter(stad.bord["dossier"].items()))
    anderen = [wie for wie in stad.mensen[Rol.AANSPREEKPUNT] if wie != houder]
    persoon = next(iter(stad.bord["persoon"]))
    with stad.als(Rol.AANSPREEKPUNT, anderen[-1]):
        aanvraag = noodtoegang.Aanvraag(persoon, RedenNoodtoegang.GEVAAR, "Er belt iemand dat het niet goed gaat.", 30)
        nood = noodtoegang.noodtoegang_openen(aanvraag)
    with stad.als(Rol.KWALITEIT, stad.mensen[Rol.KWALITEIT][0]):
        noodtoegang.noodtoegang_beoordelen(nood.pk, Oordeel.TERECHT, "Ik heb de tijden en de reden bekeken.")
    with stad.als(Rol.AANSPREEKPUNT, houder):
        regie.overdragen(dossier, aan=anderen[0], gesproken_op=DAG)
    # The next version is being written.
    with stad.als(Rol.AANSPREEKPUNT, anderen[0]):
        regie.aanpak_opstellen(regie.Opstelling(dossier, Wet.WMO))


def _gevonden(superuser: psycopg.Connection, breuk: str) -> list[str]:
    """What is seen of one change that nothing holds back, in a transaction that is taken back."""
    with superuser.transaction(force_rollback=True), superuser.cursor() as lezer:
        lezer.execute("SET LOCAL session_replication_role = replica")
        lezer.execute(
            "SELECT c.conrelid::regclass::text, c.conname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid "
            "WHERE c.contype IN ('u', 'x', 'c') AND strpos(%s, t.relname) > 0",
            [breuk],
        )
        for tabel, naam in lezer.fetchall():
            opdracht = sql.SQL("ALTER TABLE {} DROP CONSTRAINT IF EXISTS {} CASCADE")
            lezer.execute(opdracht.format(sql.Identifier(tabel), sql.Identifier(naam)))
        lezer.execute(
            "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid "
            "WHERE i.indisunique AND NOT i.indisprimary AND t.relnamespace = 'public'::regnamespace "
            "AND strpos(%s, t.relname) > 0",
            [breuk],
        )
        for (naam,) in lezer.fetchall():
            lezer.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(naam)))
        lezer.execute(breuk.encode())
        assert lezer.rowcount > 0, f"er is niets om te breken: {breuk}"
        return schendingen(lezer, CODE, DAG)


def test_elke_toets_vindt_haar_schending_rel_09_af_35(stad: Stad, superuser: psycopg.Connection) -> None:
    with superuser.cursor() as lezer:
        assert schendingen(lezer, CODE, DAG) == []
    assert BREUKEN.keys() == INVARIANTEN.keys()

    gemist = [
        (naam, breuk)
        for naam, breuken in BREUKEN.items()
        for breuk in breuken
        if not any(schending.startswith(f"{naam}: ") for schending in _gevonden(superuser, breuk))
    ]

    assert gemist == []


@pytest.mark.parametrize(
    ("anders", "goed"),
    [
        (lambda h: h, True),
        (lambda h: Handeling("00000000-0000-7000-8000-000000000009", h.soort, gelukt=True), False),
        (lambda h: Handeling(h.proces, "regie.dossier_gesloten", gelukt=True), False),
        (lambda h: Handeling(h.proces, h.soort, gelukt=False), False),
    ],
    ids=["heel", "niets van bevestigd", "een andere gebeurtenis", "geweigerd en toch gedaan"],
)
def test_een_halve_handeling_valt_op_rel_09_af_35(
    superuser: psycopg.Connection, anders: Callable[[Handeling], Handeling], goed: bool
) -> None:
    bouw(CODE, random.Random(9))
    with superuser.cursor() as lezer:
        lezer.execute("SELECT proces::text FROM kern_gebeurtenis WHERE soort = 'toegang.opgepakt' LIMIT 1")
        (proces,) = lezer.fetchall()[0]
        handeling = anders(Handeling(proces, "toegang.opgepakt", gelukt=True))

        assert [s for s in schendingen(lezer, CODE, DAG, [handeling]) if s.startswith(SPOOR)] == (
            [] if goed else [f"{SPOOR}: {handeling.soort} {handeling.proces}"]
        )
