"""What households look like: how many adults, how many children, and when each was born."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from rotonde.simulatie.trekking.bron import dag_tussen
from rotonde.simulatie.trekking.verdeling import verdeel

PEILJAAR = 2024
# Share of each kind of household; own estimate for a municipality of villages. Not a published figure.
ALLEEN, PAAR, GEZIN, EENOUDER, SAMEN = 0.29, 0.33, 0.30, 0.06, 0.02
_KIND_TOT = 27


@dataclass(frozen=True)
class Gezinsvorm:
    """Dates of birth of the adults and of the children, eldest first."""

    volwassenen: tuple[date, ...]
    kinderen: tuple[date, ...]
    partners: bool


def trek_gezinsvormen(toeval: Random, inwoners: int, huishoudens: int) -> list[Gezinsvorm]:
    """Exactly so many households of together exactly so many people, in random order.

    Raises ValueError when that many people cannot live in that many households of these kinds.
    """
    alleen, paar, gezin, eenouder, samen = verdeel(huishoudens, (ALLEEN, PAAR, GEZIN, EENOUDER, SAMEN))
    volwassenen = alleen + 2 * (paar + gezin + samen) + eenouder
    per_gezin = iter(_kinderen_per_gezin(toeval, inwoners - volwassenen, gezin + eenouder))
    vormen = [_zonder_kinderen(toeval, 1, partners=False) for _ in range(alleen)]
    vormen += [_zonder_kinderen(toeval, 2, partners=True) for _ in range(paar)]
    vormen += [_zonder_kinderen(toeval, 2, partners=False) for _ in range(samen)]
    vormen += [_met_kinderen(toeval, 2, next(per_gezin)) for _ in range(gezin)]
    vormen += [_met_kinderen(toeval, 1, next(per_gezin)) for _ in range(eenouder)]
    toeval.shuffle(vormen)
    return vormen


def _kinderen_per_gezin(toeval: Random, kinderen: int, gezinnen: int) -> list[int]:
    """One to six per family, two or three most often; together exact."""
    if not gezinnen <= kinderen <= 6 * gezinnen:
        raise ValueError(f"{kinderen} kinderen passen niet in {gezinnen} gezinnen: pas de aantallen aan.")
    aantallen = [1] * gezinnen
    over = kinderen - gezinnen
    while over:
        plek = toeval.randrange(gezinnen)
        # A next child becomes less likely with each that is there.
        if aantallen[plek] < 6 and toeval.random() < 1 / aantallen[plek]:
            aantallen[plek] += 1
            over -= 1
    return aantallen


def _jarig(toeval: Random, leeftijd: int) -> date:
    """A birthday that gives this age at the end of the peiljaar."""
    jaar = PEILJAAR - leeftijd
    return dag_tussen(toeval, date(jaar, 1, 1), date(jaar + 1, 1, 1))


def _zonder_kinderen(toeval: Random, aantal: int, *, partners: bool) -> Gezinsvorm:
    """Mostly older people whose children left, and some young ones."""
    jong = toeval.random() < 0.28
    leeftijd = toeval.randint(22, 39) if jong else min(97, int(toeval.triangular(44, 98, 68)))
    leeftijden = [leeftijd, *(max(20, leeftijd + toeval.randint(-5, 5)) for _ in range(aantal - 1))]
    return Gezinsvorm(tuple(_jarig(toeval, jaren) for jaren in leeftijden), (), partners)


def _met_kinderen(toeval: Random, ouders: int, kinderen: int) -> Gezinsvorm:
    """The mother was 22 to 42 at each birth, and no child at home is older than 26."""
    eerste_bij = toeval.randint(24, 33)
    stappen = [toeval.choice((2, 2, 3)) for _ in range(kinderen - 1)]
    while eerste_bij + sum(stappen) > 42:
        eerste_bij, stappen = eerste_bij - 1, [max(1, stap - 1) for stap in stappen]
    oudste = toeval.randint(sum(stappen), max(sum(stappen), _KIND_TOT - 1))
    leeftijden = _aftellend(oudste, stappen)
    moeder = eerste_bij + oudste
    volwassenen = [moeder, moeder + toeval.randint(-1, 6)][:ouders]
    return Gezinsvorm(
        tuple(_jarig(toeval, jaren) for jaren in volwassenen),
        tuple(_jarig(toeval, jaren) for jaren in leeftijden),
        ouders == 2,
    )


def _aftellend(oudste: int, stappen: Sequence[int]) -> list[int]:
    leeftijden = [oudste]
    for stap in stappen:
        leeftijden.append(leeftijden[-1] - stap)
    return leeftijden
