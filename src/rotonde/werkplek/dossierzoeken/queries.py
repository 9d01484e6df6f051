"""Which texts in one's own dossiers hold some words, best first. The line comes before a word is read (PRIV-37)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from rotonde.inwoners import queries as inwoners
from rotonde.kern import betrokkenheid, wie
from rotonde.kern.rijen import Rijen
from rotonde.werkplek.dossierzoeken.bronnen import BEGIN, BRONNEN, EINDE, Bron, bronnen_van, stukken, treffers
from rotonde.werkplek.tijdlijn.soorten import onderdelen_voor

PER_BLAD = 20
GEGEVENSGROEP = "zoeken in dossiers"


@dataclass(frozen=True)
class Treffer:
    """One text that holds the words: in whose dossier, about whom, and the piece, cut where words were found."""

    dossier: UUID
    inwoner: str
    over: str
    bron: str
    stuk: list[tuple[str, bool]]


def zoek_in_dossiers(woorden: str) -> Rijen[Treffer]:
    """The texts in the dossiers that who asks is involved in today, of the parts that open for the rol.

    Words are compared by their Dutch stem. Row level security judges each row besides; of a page that is read, a line
    is written for each resident whose dossier or text shows, before any text is read.
    """
    vrager = wie.huidig()
    mijn = betrokkenheid.mijn_objecten()
    bronnen = bronnen_van(onderdelen_voor(vrager.rol))
    gevonden = [treffers(bron, woorden, mijn, vrager.gemeente) for bron in bronnen]
    alles = _samen(gevonden)
    return Rijen(alles.order_by("-rang", "-nummer"), lambda rijen: _gelezen(rijen, woorden))


def _samen(vragen: list[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    eerste, *rest = vragen
    return eerste.union(*rest, all=True)


def _gelezen(rijen: QuerySet[Any, Any], woorden: str) -> list[Treffer]:
    gevonden = list(rijen)
    namen = inwoners.namen(
        {iemand for _, _, _, over, vrager, _ in gevonden for iemand in (over, vrager)}, gegevensgroep=GEGEVENSGROEP
    )
    teksten = _teksten(gevonden, woorden)
    return [
        Treffer(dossier, namen[vrager], namen[over], bron, _gemerkt(teksten[nummer]))
        for nummer, bron, dossier, over, vrager, _ in gevonden
    ]


def _teksten(gevonden: Iterable[Any], woorden: str) -> dict[UUID, str]:
    per_bron: dict[Bron, list[UUID]] = {bron: [] for bron in BRONNEN}
    op_naam = {bron.naam: bron for bron in BRONNEN}
    for nummer, naam, *_ in gevonden:
        per_bron[op_naam[naam]].append(nummer)
    vragen = [stukken(bron, woorden, nummers) for bron, nummers in per_bron.items() if nummers]
    return dict(_samen(vragen)) if vragen else {}


def _gemerkt(stuk: str) -> list[tuple[str, bool]]:
    """The piece in parts; a page makes the text safe itself."""
    eerste, *rest = stuk.split(BEGIN)
    delen = [(eerste, False)]
    for deel in rest:
        raak, _, daarna = deel.partition(EINDE)
        delen += [(raak, True), (daarna, False)]
    return [(tekst, raak) for tekst, raak in delen if tekst]
