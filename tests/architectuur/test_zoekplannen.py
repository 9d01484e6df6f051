"""How PostgreSQL looks for what the lists show, in a drawn municipality: as the web role, with its policies (AF-07).

A list that reads a big table from front to back gets slower as the municipality grows. The plans are printed
(`pytest -s`).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Count
from tests.databank import Proefbank

from rotonde.besluiten import queries as besluiten
from rotonde.inwoners.actions import Zoekvraag, zoeken
from rotonde.inwoners.models import Persoon
from rotonde.kern import betrokkenheid, wie
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.portaal.mijn import mijn_rotonde
from rotonde.privacy import queries as privacy
from rotonde.regie import caseload
from rotonde.regie import queries as regie
from rotonde.regie.models import Regie
from rotonde.toegang import queries as toegang
from rotonde.werkplek.dossierzoeken.queries import zoek_in_dossiers
from rotonde.werkplek.tijdlijn.queries import Keuze, tijdlijn

HEERDE = "0246"
GROOT = 1_000
Vraag = tuple[str, Any]


@dataclass(frozen=True)
class Heerde:
    """Who has most to look at, one dossier and resident of theirs, the queue, and which tables are big."""

    medewerker: UUID
    dossier: UUID
    persoon: UUID
    geboren: date
    team: UUID
    groot: frozenset[str]


@pytest.fixture(scope="module")
def groot(bevolkte_databank: None, proefbank: Proefbank) -> frozenset[str]:
    """The tables of more than a thousand rows. A plan follows the statistics, so they are made first."""
    with proefbank.verbinding("eigenaar") as eigenaar:
        eigenaar.execute("ANALYZE")
        rijen = eigenaar.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > %s", [GROOT])
        return frozenset(naam for (naam,) in rijen.fetchall() if not naam.startswith("pg_"))


@pytest.fixture
def heerde(groot: frozenset[str], bevolkt: None) -> Heerde:
    dienst = wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.STATISTIEK, grond="proef")
    with wie.als(dienst):
        lopend = Regie.objects.filter(periode__endswith__isnull=True)
        drukste = lopend.values("medewerker_id").annotate(aantal=Count("id")).latest("aantal")["medewerker_id"]
        een = lopend.filter(medewerker_id=drukste).select_related("dossier__melding").latest("dossier_id")
        team = toegang.wachtrij_van_gemeente()
    persoon = een.dossier.melding.persoon_id
    assert team
    assert persoon
    with wie.als(dienst):
        geboren = Persoon.objects.values_list("geboortedatum", flat=True).get(pk=persoon)
    return Heerde(drukste, een.dossier_id, persoon, geboren, team, groot)


def _te_besluiten(eigen: list[UUID]) -> object:
    return [*besluiten.werkvoorraad(eigen), *besluiten.inzetten_zonder_aanvraag(eigen)]


LIJSTEN: dict[str, tuple[Rol, Callable[[Heerde], object]]] = {
    "caseload": (Rol.AANSPREEKPUNT, lambda hier: list(caseload.van(hier.medewerker, {}))),
    "zoeken": (Rol.AANSPREEKPUNT, lambda hier: zoeken(Zoekvraag(achternaam="Jansn", geboortedatum=hier.geboren))),
    "tijdlijn": (Rol.AANSPREEKPUNT, lambda hier: list(tijdlijn(hier.dossier, Keuze()))),
    "woorden": (Rol.AANSPREEKPUNT, lambda _: list(zoek_in_dossiers("hulp")[:20])),
    "dossier": (Rol.AANSPREEKPUNT, lambda hier: regie.dossier(hier.dossier)),
    "wachtrij": (Rol.AANSPREEKPUNT, lambda hier: list(toegang.wachtrij(hier.team))),
    "besluiten": (Rol.AANSPREEKPUNT, lambda _: _te_besluiten(betrokkenheid.mijn_objecten())),
    "mijn": (Rol.INWONER, lambda hier: mijn_rotonde(hier.persoon)),
    "inzage": (Rol.INWONER, lambda hier: list(privacy.wie_keek(hier.persoon))),
}


def _vrager(hier: Heerde, rol: Rol) -> wie.Wie:
    inwoner = rol == Rol.INWONER
    return wie.wie(
        gemeente=HEERDE, actor=hier.persoon if inwoner else hier.medewerker, rol=rol, wet=Wet.WMO,
        actor_soort=ActorSoort.INWONER if inwoner else ActorSoort.MEDEWERKER, dossier=wie.GEEN_DOSSIER,
        doel=Doel.EIGEN_GEGEVENS if inwoner else Doel.HULPVERLENING, grond="proef",
    )  # fmt: skip


def _vragen_van(lijst: Callable[[], object]) -> list[Vraag]:
    """What the list asks the database."""
    vragen: list[Vraag] = []

    def luister(voer_uit: Any, vraag: str, waarden: Any, *rest: Any) -> Any:
        vragen.append((vraag, waarden))
        return voer_uit(vraag, waarden, *rest)

    with connection.execute_wrapper(luister):
        lijst()
    return [vraag for vraag in vragen if vraag[0].startswith("SELECT")]


def _plan(vraag: Vraag) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {vraag[0]}", vraag[1])
        uit = cursor.fetchone()[0]
    plan: dict[str, Any] = (json.loads(uit) if isinstance(uit, str) else uit)[0]["Plan"]
    return plan


def _knopen(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for deel in plan.get("Plans", []):
        yield from _knopen(deel)


def _doorgelezen(plan: dict[str, Any], groot: frozenset[str]) -> list[str]:
    """The big tables that this plan reads from front to back."""
    gelezen = [knoop["Relation Name"] for knoop in _knopen(plan) if knoop["Node Type"] == "Seq Scan"]
    return [tabel for tabel in gelezen if tabel in groot]


@pytest.mark.parametrize("lijst", LIJSTEN)
def test_geen_lijst_leest_een_grote_tabel_door_af_07(lijst: str, heerde: Heerde) -> None:
    rol, toon = LIJSTEN[lijst]
    doorgelezen: set[str] = set()
    with wie.als(_vrager(heerde, rol)):
        vragen = _vragen_van(lambda: toon(heerde))
        for vraag in vragen:
            plan = _plan(vraag)
            stappen = [f"{k['Node Type']} {k.get('Index Name') or k.get('Relation Name', '')}" for k in _knopen(plan)]
            print(f"{lijst}: {' > '.join(stappen)}")
            doorgelezen.update(_doorgelezen(plan, heerde.groot))

    assert len(vragen) > 0
    assert doorgelezen == set()


def test_een_vraag_zonder_index_valt_op_af_07(heerde: Heerde) -> None:
    vraag = "SELECT id FROM inwoners_persoon WHERE voornamen || achternaam = %s"
    with wie.als(wie.dienst(gemeente=HEERDE, wet=Wet.ALGEMEEN, doel=Doel.STATISTIEK, grond="proef")):
        plan = _plan((vraag, ["x"]))

    assert len(heerde.groot) > 10
    assert _doorgelezen(plan, heerde.groot) == ["inwoners_persoon"]
