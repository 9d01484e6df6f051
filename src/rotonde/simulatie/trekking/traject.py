"""Where people with an uitkering stand on the way to work, and who works with help of the gemeente."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from rotonde.simulatie.trekking.bevolking import PEILDATUM, VOLWASSEN, Bevolking
from rotonde.simulatie.trekking.bijstand import AOW, Uitkering
from rotonde.simulatie.trekking.bron import dag_tussen
from rotonde.simulatie.trekking.doelen import Doelen, eindejaar

REINTEGRATIE = "reintegratie"
STATUSHOUDER = "verblijfsvergunning"
EERSTE_DAG = date(2021, 1, 1)
# From the first day with an uitkering to the first indeling; own estimate.
AANLOOP = timedelta(days=42)


@dataclass(frozen=True)
class Plaatsing:
    """Somebody belongs to a group from a day; `uitkering` is its place in the drawn ones."""

    uitkering: int
    groep: str
    vanaf: date


@dataclass(frozen=True)
class Werk:
    """Somebody works with a regeling since a day, to the end of the drawn years."""

    persoon: int
    soort: str
    vanaf: date


def trek_plaatsingen(toeval: Random, doelen: Doelen, uitkeringen: Sequence[Uitkering]) -> list[Plaatsing]:
    """Everybody's groups, by day, so that the stocks at the end of the last two years are the targets.

    Who was placed a year before stays in the group unless the target asks for another; the newest are not placed yet.
    Raises ValueError when there are too few uitkeringen, or more people placed before than there is room for.
    """
    laatste = PEILDATUM.year
    vorig = _verdeel(toeval, uitkeringen, doelen.traject[laatste - 1], eindejaar(laatste - 1), {})
    nu = _verdeel(toeval, uitkeringen, doelen.traject[laatste], PEILDATUM, vorig, doelen.traject_statushouders)
    plaatsingen = [Plaatsing(nr, groep, _eerste_dag(uitkeringen[nr])) for nr, groep in vorig.items()]
    nieuwjaar = eindejaar(laatste - 1) + timedelta(days=1)
    for nr, groep in nu.items():
        if vorig.get(nr) != groep:
            eerste = _eerste_dag(uitkeringen[nr])
            dag = eerste if eerste >= nieuwjaar else dag_tussen(toeval, nieuwjaar, PEILDATUM)
            plaatsingen.append(Plaatsing(nr, groep, dag))
    return sorted(plaatsingen, key=lambda plaatsing: (plaatsing.vanaf, plaatsing.uitkering))


def _eerste_dag(uitkering: Uitkering) -> date:
    return max(EERSTE_DAG, uitkering.begin + AANLOOP)


def _verdeel(
    toeval: Random,
    uitkeringen: Sequence[Uitkering],
    aantallen: Mapping[str, int],
    dag: date,
    vorig: Mapping[int, str],
    statushouders: int | None = None,
) -> dict[int, str]:
    """The group of each uitkering that runs on a day; with so many of Re-integratie who came with a permit."""
    vrij = [nr for nr, u in enumerate(uitkeringen) if _eerste_dag(u) <= dag and (u.eind is None or u.eind > dag)]
    toeval.shuffle(vrij)
    uit: dict[int, str] = {}
    for groep, aantal in aantallen.items():
        # Who is in the group already comes first, and then who comes from another: nobody leaves all groups.
        volgorde = sorted(vrij, key=lambda nr: (vorig.get(nr) != groep, nr not in vorig))
        gekozen = volgorde[:aantal]
        if groep == REINTEGRATIE and statushouders is not None:
            met = [nr for nr in volgorde if uitkeringen[nr].instroomreden == STATUSHOUDER][:statushouders]
            zonder = [nr for nr in volgorde if uitkeringen[nr].instroomreden != STATUSHOUDER]
            gekozen = met + zonder[: aantal - len(met)]
        uit |= dict.fromkeys(gekozen, groep)
        vrij = [nr for nr in vrij if nr not in uit]
    if any(nr in vorig for nr in vrij) or len(uit) != sum(aantallen.values()):
        raise ValueError(f"De trajectgroepen passen niet bij de uitkeringen op {dag}: {dict(aantallen)}.")
    return uit


def trek_werk(
    toeval: Random, doelen: Doelen, bevolking: Bevolking, uitkeringen: Sequence[Uitkering], ingedeeld: set[int]
) -> list[Werk]:
    """Who works with a regeling at the end: `ingedeeld` are the uitkeringen of which some work beside them."""
    met = sorted(uitkeringen[nr].persoon for nr in ingedeeld)
    soorten = [soort for soort, aantal in doelen.werk.items() for _ in range(aantal)]
    toeval.shuffle(soorten)
    ooit = {uitkering.persoon for uitkering in uitkeringen}
    zonder = [
        bevolking.mensen[nummer].nummer
        for huis in bevolking.met_verleden
        for nummer in (*huis.volwassenen, *huis.kinderen)
        if nummer not in ooit and _kan_werken(bevolking, nummer)
    ]
    aantal_met = min(len(met), len(soorten) - doelen.werk_zonder_uitkering)
    mensen = toeval.sample(met, aantal_met) + toeval.sample(zonder, len(soorten) - aantal_met)
    dagen = [dag_tussen(toeval, date(PEILDATUM.year - 4, 1, 1), PEILDATUM) for _ in mensen]
    werk = [Werk(mens, soort, dag) for mens, soort, dag in zip(mensen, soorten, dagen, strict=True)]
    return sorted(werk, key=lambda regel: (regel.vanaf, regel.persoon))


def _kan_werken(bevolking: Bevolking, nummer: int) -> bool:
    mens, begin = bevolking.mensen[nummer], date(PEILDATUM.year - 4, 1, 1)
    return mens.sinds < begin and mens.leeftijd(begin) >= VOLWASSEN and mens.leeftijd(PEILDATUM) < AOW
