"""Who gets an income from the municipality and when: the stock at the end of each year exact."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from rotonde.simulatie.trekking.bevolking import BEGIN, Bevolking, Mens
from rotonde.simulatie.trekking.bron import dag_tussen, kies
from rotonde.simulatie.trekking.doelen import Doelen

VANAF, AOW = 21, 66
DEEL_UITSTROOM = 0.24
# Which part of the inflow leaves again in the same year when nothing was published about it.
DEEL_KORT = 0.2
REGELINGEN = (("participatiewet", 0.93), ("ioaw", 0.04), ("bbz", 0.02), ("ioaz", 0.01))
INSTROOM = (
    ("einde_werk", 0.34), ("einde_uitkering", 0.2), ("einde_relatie", 0.16), ("vestiging", 0.12),
    ("verblijfsvergunning", 0.1), ("vermogen_op", 0.03), ("anders", 0.05),
)  # fmt: skip
UITSTROOM = (
    ("werk", 0.45),
    ("verhuizing", 0.18),
    ("relatie", 0.13),
    ("opleiding", 0.08),
    ("inkomen", 0.06),
    ("anders", 0.1),
)


@dataclass(frozen=True)
class Uitkering:
    """One unbroken benefit [begin, eind); `eind` None runs on."""

    persoon: int
    regeling: str
    begin: date
    eind: date | None
    instroomreden: str
    uitstroomreden: str


def trek(toeval: Random, doelen: Doelen, bevolking: Bevolking) -> list[Uitkering]:
    """All benefits, by begin. A person gets one at most.

    The published stocks are followed; where a published inflow and outflow do not explain the change of the stock,
    the outflow is followed and the inflow is what it must be.
    """
    perioden = _perioden(toeval, doelen)
    mensen = iter(_kandidaten(toeval, bevolking))
    uitkeringen = []
    for begin, eind in sorted(perioden, key=lambda periode: (periode[0], periode[1] or date.max)):
        persoon = next(mens for mens in mensen if _past(mens, begin, eind))
        uitkeringen.append(
            Uitkering(
                persoon.nummer,
                kies(toeval, REGELINGEN),
                begin,
                eind,
                kies(toeval, INSTROOM),
                kies(toeval, UITSTROOM) if eind else "",
            )
        )
    return uitkeringen


def _perioden(toeval: Random, doelen: Doelen) -> list[tuple[date, date | None]]:
    jaren = sorted(doelen.bijstand_stand)
    eerste = jaren[0]
    lopend = [dag_tussen(toeval, BEGIN, date(eerste + 1, 1, 1)) for _ in range(doelen.bijstand_stand[eerste])]
    klaar: list[tuple[date, date | None]] = []
    for jaar in jaren[1:]:
        stand = doelen.bijstand_stand[jaar]
        uitstroom = doelen.bijstand_uitstroom.get(jaar, round(DEEL_UITSTROOM * len(lopend)))
        uitstroom = max(uitstroom, len(lopend) - stand)
        instroom = stand - len(lopend) + uitstroom
        kort = _kort(doelen, jaar, stand, instroom, uitstroom)
        nieuw = sorted(dag_tussen(toeval, date(jaar, 1, 2), date(jaar + 1, 1, 1)) for _ in range(instroom))
        toeval.shuffle(lopend)
        # Who leaves within the year came in its first months.
        snel = [(begin, max(begin + timedelta(days=1), date(jaar, 9, 1))) for begin in nieuw[:kort]]
        vertrek = snel + [(begin, date(jaar, 1, 2)) for begin in lopend[: uitstroom - kort]]
        klaar += [(begin, dag_tussen(toeval, vanaf, date(jaar, 12, 31))) for begin, vanaf in vertrek]
        lopend = lopend[uitstroom - kort :] + nieuw[kort:]
    return klaar + [(begin, None) for begin in lopend]


def _kort(doelen: Doelen, jaar: int, stand: int, instroom: int, uitstroom: int) -> int:
    """How many come and go within the year, so that the share of long benefits is as published."""
    procent = doelen.bijstand_langer_dan_jaar.get(jaar)
    kort = round(DEEL_KORT * instroom) if procent is None else instroom - (stand - round(stand * procent / 100))
    return max(0, min(kort, instroom, uitstroom))


def _kandidaten(toeval: Random, bevolking: Bevolking) -> list[Mens]:
    """One adult per household, so that a couple does not get two benefits."""
    mensen = [bevolking.mensen[huis.volwassenen[0]] for huis in bevolking.met_verleden]
    toeval.shuffle(mensen)
    return mensen


def _past(mens: Mens, begin: date, eind: date | None) -> bool:
    tot = eind or date(2026, 12, 31)
    return mens.sinds <= begin and mens.leeftijd(begin) >= VANAF and mens.leeftijd(tot) < AOW
