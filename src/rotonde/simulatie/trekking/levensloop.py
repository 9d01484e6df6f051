"""Who moves to another house, and who dies: what changes in the households that are there.

The living at the end are drawn elsewhere; who died in the drawn years comes on top of them. A house that one
household leaves is the next one's, so that nobody lives where somebody else does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from rotonde.simulatie.trekking import namen
from rotonde.simulatie.trekking.adressen import Huisadres
from rotonde.simulatie.trekking.bevolking import PEILDATUM, Bevolking, Huis, Mens
from rotonde.simulatie.trekking.bron import dag_tussen

EERSTE_DAG = date(2021, 1, 1)
# Own estimates: how many households move within the municipality in these years, and how many who live alone now and
# are old lost their partner in them.
DEEL_VERHUIST, DEEL_VERWEDUWD, OUD = 0.05, 0.2, 66


@dataclass(frozen=True)
class Overledene:
    """Somebody who shared the household `mens.huishouden` as partner, until the end of `op`."""

    mens: Mens
    op: date


@dataclass(frozen=True)
class Verhuizing:
    """A household that moves on a day; `huis` is its place in the population."""

    huis: int
    op: date
    naar: Huisadres


@dataclass(frozen=True)
class Levensloop:
    """What happened, in order of time."""

    overledenen: tuple[Overledene, ...]
    verhuizingen: tuple[Verhuizing, ...]

    def adres(self, huis: Huis, dag: date) -> Huisadres:
        """Where a household lives on a day."""
        eerder = [v.naar for v in self.verhuizingen if v.huis == huis.nummer and v.op <= dag]
        return eerder[-1] if eerder else huis.adres


def trek(toeval: Random, bevolking: Bevolking, nummers: Sequence[str]) -> Levensloop:
    """Draw both; `nummers` are test numbers that nobody of the population has."""
    return Levensloop(tuple(_overledenen(toeval, bevolking, nummers)), tuple(_verhuizingen(toeval, bevolking)))


def _overledenen(toeval: Random, bevolking: Bevolking, nummers: Sequence[str]) -> list[Overledene]:
    alleen = [huis for huis in bevolking.met_verleden if len(huis.volwassenen) == 1 and not huis.kinderen]
    achter = [bevolking.mensen[huis.volwassenen[0]] for huis in alleen if huis.vanaf < EERSTE_DAG]
    achter = [mens for mens in achter if mens.leeftijd(PEILDATUM) >= OUD]
    gekozen = toeval.sample(achter, min(len(nummers), round(DEEL_VERWEDUWD * len(achter))))
    dagen = sorted(dag_tussen(toeval, EERSTE_DAG, PEILDATUM) for _ in gekozen)
    return [
        Overledene(_partner(toeval, mens, len(bevolking.mensen) + nr, nummers[nr]), dag)
        for nr, (mens, dag) in enumerate(zip(gekozen, dagen, strict=True))
    ]


def _partner(toeval: Random, mens: Mens, nummer: int, bsn: str) -> Mens:
    """Somewhat older, under the same roof since the same day."""
    lijst = namen.JONGENS if mens.voornamen in namen.MEISJES else namen.MEISJES
    geboren = dag_tussen(toeval, date(mens.geboren.year - 8, 1, 1), date(mens.geboren.year + 4, 1, 1))
    voornaam, achternaam = toeval.choice(lijst), toeval.choice(namen.ACHTERNAMEN)
    return replace(mens, nummer=nummer, bsn=bsn, voornamen=voornaam, achternaam=achternaam, geboren=geboren, email="")


def _verhuizingen(toeval: Random, bevolking: Bevolking) -> list[Verhuizing]:
    blijft = [huis for huis in bevolking.met_verleden if huis.vanaf < EERSTE_DAG and not _geheim(bevolking, huis)]
    gaat = toeval.sample(blijft, round(DEEL_VERHUIST * len(bevolking.huizen)))
    dagen = sorted(dag_tussen(toeval, EERSTE_DAG, PEILDATUM) for _ in gaat)
    # The first goes to a house that was built beside its own, everybody after that to the one just left.
    vrij = [replace(gaat[0].adres, huisnummer=f"{gaat[0].adres.huisnummer}A"), *(huis.adres for huis in gaat[:-1])]
    return [Verhuizing(huis.nummer, dag, adres) for huis, dag, adres in zip(gaat, dagen, vrij, strict=True)]


def _geheim(bevolking: Bevolking, huis: Huis) -> bool:
    return any(bevolking.mensen[nummer].geheimhouding for nummer in huis.volwassenen)
