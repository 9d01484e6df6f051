"""What is bought once or given as money: material of the Wmo exact per year and group, and studietoeslag."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from rotonde.simulatie.trekking.bevolking import Bevolking, Mens
from rotonde.simulatie.trekking.bron import werkdag_tussen
from rotonde.simulatie.trekking.doelen import Doelen
from rotonde.simulatie.trekking.hulp import BETAALDAG, Hulp
from rotonde.simulatie.trekking.maanden import werkdag_voor
from rotonde.simulatie.trekking.verdeling import verdeel, verdeel_begrensd

WMO, PARTICIPATIEWET = "wmo", "participatiewet"
STUDIETOESLAG = "pw-studietoeslag"
JONG, STUDEERT_TOT, OUD = 18, 30, 58
NAZORG = timedelta(days=90)
# The mandaten of the packs begin on 1 January 2021; what begins here was asked for since.
EERSTE_DAG = date(2021, 3, 1)


@dataclass(frozen=True)
class Materieel:
    """A group of the Wmo: what one costs about (euro) and at most, by how many percents that rises between two years,
    and for how many years it is granted. Own estimates that fit the example mandates, but for the published rise.
    """

    groep: str
    euro: int
    euro_grens: int
    jaren: int


SOORTEN = (Materieel("rolstoel", 4_800, 30_000, 5), Materieel("vervoer", 3_900, 30_000, 5))
WONEN = Materieel("wonen", 4_100, 35_000, 5)


def trek(
    toeval: Random, doelen: Doelen, bevolking: Bevolking, aanbod: Mapping[str, Sequence[str]], bezet: set[int]
) -> list[Hulp]:
    """All of both, by begin. `aanbod` gives the products of each group of the Wmo; nobody of a household in `bezet`."""
    kandidaten = [huis for huis in bevolking.met_verleden if huis.nummer not in bezet]
    mensen = [bevolking.mensen[huis.volwassenen[0]] for huis in kandidaten]
    toeval.shuffle(mensen)
    ouderen = iter([mens for mens in mensen if mens.leeftijd(EERSTE_DAG) >= OUD])
    hulp: list[Hulp] = []
    for jaar, per_groep in sorted(doelen.wmo_materieel.items()):
        for soort, aantal in _aantallen(doelen, jaar, per_groep):
            if aantal and aanbod.get(soort.groep):
                hulp += _van_jaar(toeval, jaar, soort, per_groep[soort.groep], aantal, aanbod[soort.groep], ouderen)
    hulp += _studietoeslag(toeval, doelen, mensen)
    return sorted(hulp, key=lambda voorziening: (voorziening.begin, voorziening.client))


def _aantallen(doelen: Doelen, jaar: int, euro: Mapping[str, int]) -> Iterator[tuple[Materieel, int]]:
    for soort in SOORTEN:
        yield soort, round(euro[soort.groep] / soort.euro) or min(1, euro[soort.groep])
    yield WONEN, aantallen_wonen(doelen)[jaar]


def aantallen_wonen(doelen: Doelen) -> dict[int, int]:
    """How many of wonen per year, so that their mean price rises between two years by the published whole percents.

    In the other years it is as much as the years between make likely. Raises ValueError when no numbers give that rise.
    """
    euro = {jaar: per_groep[WONEN.groep] for jaar, per_groep in doelen.wmo_materieel.items()}
    van, tot, procent = doelen.wmo_wonen_stijging
    for eerst in range(max(1, round(euro[van] / WONEN.euro)), 4 * round(euro[van] / WONEN.euro) + 4):
        prijs = euro[van] / eerst
        dan = max(1, round(euro[tot] / (prijs * (1 + procent / 100))))
        if round(100 * (euro[tot] / dan / prijs - 1)) == procent:
            break
    else:
        raise ValueError(f"Geen aantal woonvoorzieningen geeft een stijging van {procent} procent.")
    groei = {jaar: min(1.0, max(0.0, (jaar - van) / (tot - van))) * procent / 100 for jaar in euro}
    anders = {jaar: max(1, round(euro[jaar] / (prijs * (1 + groei[jaar])))) for jaar in euro}
    return {**anders, van: eerst, tot: dan}


def _van_jaar(
    toeval: Random,
    jaar: int,
    soort: Materieel,
    euro: int,
    aantal: int,
    producten: Sequence[str],
    mensen: Iterator[Mens],
) -> list[Hulp]:
    gewichten = [toeval.uniform(0.5, 1.6) for _ in range(aantal)]
    bedragen = verdeel_begrensd(euro * 100, gewichten, [soort.euro_grens * 100] * aantal)
    hulp = []
    for centen in bedragen:
        begin = date(jaar, toeval.randint(EERSTE_DAG.month if jaar == EERSTE_DAG.year else 1, 12), 1)
        mens = next(mens for mens in mensen if mens.sinds < date(jaar - 1, 12, 1))
        eind = begin.replace(year=jaar + soort.jaren)
        betaald = ((begin.replace(day=BETAALDAG), centen),)
        product = toeval.choice(producten)
        hulp.append(_hulp(toeval, WMO, mens, product, soort.groep, begin, eind, begin + NAZORG, betaald, eenmalig=True))
    return hulp


def _studietoeslag(toeval: Random, doelen: Doelen, mensen: Sequence[Mens]) -> list[Hulp]:
    """So many in the last year; what they got together is exact, the same for each month as near as cents allow."""
    if not doelen.studietoeslag_ontvangers:
        return []
    ((jaar, euro),) = doelen.studietoeslag_kosten.items()
    oud_genoeg = [mens for mens in mensen if JONG <= mens.leeftijd(date(jaar, 1, 1)) < STUDEERT_TOT]
    gekozen = [mens for mens in oud_genoeg if mens.sinds < date(jaar - 1, 12, 1)][: doelen.studietoeslag_ontvangers]
    if len(gekozen) < doelen.studietoeslag_ontvangers:
        raise ValueError("Er zijn te weinig jonge mensen voor zoveel studietoeslag: vergroot de bevolking.")
    begint = [date(jaar, toeval.randint(1, 4), 1) for _ in gekozen]
    maanden = [(nr, maand) for nr, begin in enumerate(begint) for maand in range(begin.month, 13)]
    bedragen = dict(zip(maanden, verdeel(euro * 100, [1.0] * len(maanden)), strict=True))
    hulp = []
    for nr, (mens, begin) in enumerate(zip(gekozen, begint, strict=True)):
        betaald = tuple((date(jaar, m, BETAALDAG), centen) for (wie, m), centen in bedragen.items() if wie == nr)
        eind = begin.replace(year=jaar + 2)
        hulp.append(_hulp(toeval, PARTICIPATIEWET, mens, STUDIETOESLAG, "bijzonder", begin, eind, eind, betaald))
    return hulp


def _hulp(
    toeval: Random,
    wet: str,
    mens: Mens,
    product: str,
    groep: str,
    begin: date,
    eind: date,
    sluit: date,
    bedragen: tuple[tuple[date, int], ...],
    *,
    eenmalig: bool = False,
) -> Hulp:
    besluit = werkdag_voor(begin)
    aanvraag = werkdag_tussen(toeval, besluit - timedelta(days=24), besluit - timedelta(days=7))
    melding = werkdag_tussen(toeval, aanvraag - timedelta(days=30), aanvraag - timedelta(days=12))
    wie = (mens.nummer, mens.huishouden, 0)
    return Hulp(wet, *wie, product, groep, melding, aanvraag, besluit, begin, eind, sluit, bedragen, eenmalig)
