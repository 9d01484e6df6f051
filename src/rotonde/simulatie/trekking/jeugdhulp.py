"""Which young people get which help when, and what is paid for it: clients and euro of each year exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from rotonde.simulatie.trekking.bevolking import VOLWASSEN, Bevolking, Mens
from rotonde.simulatie.trekking.bron import kies, werkdag_tussen
from rotonde.simulatie.trekking.doelen import JAREN_JEUGD, Doelen, eindejaar
from rotonde.simulatie.trekking.hulp import BETAALDAG, NA_DE_LAATSTE, Hulp
from rotonde.simulatie.trekking.maanden import werkdag_voor
from rotonde.simulatie.trekking.verdeling import verdeel_begrensd
from rotonde.simulatie.trekking.verloop import Verloop, trek_verlopen

JEUGDWET = "jeugdwet"
EERSTE_DAG = date(JAREN_JEUGD[0], 1, 1)
NAZORG = timedelta(days=10)
RUIM, AANLOOP = 0.4, 0.95
# Ages in whole years: the youngest client, and the oldest that the monitor calls "tot 12 jaar".
JONGSTE, JONG = 2, 12
AMBULANT = "ambulant"


@dataclass(frozen=True)
class Hulpsoort:
    """A group of products: its share of the clients, what a year of it costs about and at most, and for how long it
    is granted at a time. Own estimates that fit the example mandates; what is paid follows the published total.
    """

    groep: str
    aandeel: float
    euro_laag: int
    euro_hoog: int
    euro_grens: int
    maanden: int


HULPSOORTEN = (
    Hulpsoort("ambulant", 0.66, 2_500, 11_500, 19_500, 24),
    Hulpsoort("specialistisch", 0.27, 3_000, 14_000, 24_500, 18),
    Hulpsoort("verblijf", 0.07, 32_000, 60_000, 96_000, 24),
)


def trek(toeval: Random, doelen: Doelen, bevolking: Bevolking, aanbod: Mapping[str, Sequence[str]]) -> list[Hulp]:
    """All provisions, by begin. `aanbod` gives the product codes of each group of the Jeugdwet."""
    verlopen = trek_verlopen(toeval, doelen.jeugd_clienten, doelen.jeugd_stand)
    clienten = _kies_clienten(toeval, verlopen, _leeftijden(toeval, doelen, verlopen), bevolking)
    soorten = [(soort, soort.aandeel) for soort in HULPSOORTEN if aanbod.get(soort.groep)]
    ruw: list[tuple[Hulpsoort, Hulp, int]] = []
    for verloop, client in zip(verlopen, clienten, strict=True):
        soort = kies(toeval, soorten)
        product = toeval.choice(aanbod[soort.groep])
        jaarbedrag = toeval.randint(soort.euro_laag, soort.euro_hoog)
        ruw += [(soort, hulp, jaarbedrag) for hulp in _voorzieningen(toeval, verloop, client, soort, product)]
    hulp = _betaal(ruw, doelen)
    return sorted(hulp, key=lambda voorziening: (voorziening.begin, voorziening.client))


def _leeftijden(toeval: Random, doelen: Doelen, verlopen: Sequence[Verloop]) -> list[Sequence[tuple[date, bool]]]:
    """Per course: on which days its client must be twelve or younger, or not; so that the stocks by age are exact.

    Who is in both stocks is young in both or in neither. Raises ValueError when the targets do not allow that.
    """
    eisen: list[list[tuple[date, bool]]] = [[] for _ in verlopen]
    if not doelen.jeugd_jong:
        return list(eisen)
    eerst, dan = (eindejaar(jaar) for jaar in sorted(doelen.jeugd_jong))
    op = [[nr for nr, verloop in enumerate(verlopen) if verloop.begin <= dag < verloop.eind] for dag in (eerst, dan)]
    beide = sorted(set(op[0]) & set(op[1]))
    alleen = [sorted(set(nrs) - set(beide)) for nrs in op]
    jong = [doelen.jeugd_jong[dag.year] for dag in (eerst, dan)]
    laagst = max(0, *(aantal - len(nrs) for aantal, nrs in zip(jong, alleen, strict=True)))
    samen = max(laagst, min(*jong, len(beide), round(len(beide) * jong[1] / len(op[1]))))
    if samen > min(*jong, len(beide)):
        raise ValueError(f"Zoveel jonge cliënten passen niet in de stand: {doelen.jeugd_jong}.")
    for nrs, aantal, dagen in (
        (beide, samen, (eerst, dan)),
        (alleen[0], jong[0] - samen, (eerst,)),
        (alleen[1], jong[1] - samen, (dan,)),
    ):
        gekozen = set(toeval.sample(nrs, aantal))
        for nr in nrs:
            eisen[nr] += [(dag, nr in gekozen) for dag in dagen]
    return list(eisen)


def _kies_clienten(
    toeval: Random, verlopen: Sequence[Verloop], eisen: Sequence[Sequence[tuple[date, bool]]], bevolking: Bevolking
) -> list[Mens]:
    """A different household for each: a child of two or older, under eighteen to the end, living here before."""
    huizen = [huis for huis in bevolking.met_verleden if huis.kinderen]
    toeval.shuffle(huizen)
    vrij = [[bevolking.mensen[nummer] for nummer in huis.kinderen] for huis in huizen]
    gekozen: dict[int, Mens] = {}
    # The longest first: they fit the fewest children.
    for nr in sorted(range(len(verlopen)), key=lambda nr: verlopen[nr].dagen, reverse=True):
        verloop = verlopen[nr]
        for plek, kinderen in enumerate(vrij):
            past = [kind for kind in kinderen if _past(kind, verloop, eisen[nr])]
            if past:
                gekozen[nr] = toeval.choice(past)
                del vrij[plek]
                break
        else:
            raise ValueError("Er zijn te weinig kinderen voor zoveel jeugdhulp: vergroot de bevolking.")
    return [gekozen[nr] for nr in range(len(verlopen))]


def _past(kind: Mens, verloop: Verloop, eisen: Sequence[tuple[date, bool]]) -> bool:
    ruim_ervoor = verloop.begin - timedelta(days=120)
    return (
        kind.sinds <= ruim_ervoor
        and kind.leeftijd(verloop.begin) >= JONGSTE
        and kind.leeftijd(verloop.eind) < VOLWASSEN
        and all((kind.leeftijd(dag) <= JONG) == jong for dag, jong in eisen)
    )


def _voorzieningen(toeval: Random, verloop: Verloop, client: Mens, soort: Hulpsoort, product: str) -> list[Hulp]:
    """One course of help as provisions of at most so many months, each decided before it begins.

    Who had help when the history begins is somewhere in a period; what would begin after it is not decided yet.
    """
    delen: list[Hulp] = []
    begin = verloop.begin
    maanden = toeval.randint(4, soort.maanden) if begin == EERSTE_DAG else soort.maanden
    while begin < min(verloop.eind, NA_DE_LAATSTE):
        eind = min(verloop.eind, _maanden_later(begin, maanden))
        maanden = soort.maanden
        besluit = werkdag_voor(begin.replace(day=1))
        aanvraag = werkdag_tussen(toeval, besluit - timedelta(days=24), besluit - timedelta(days=7))
        melding = werkdag_tussen(toeval, aanvraag - timedelta(days=30), aanvraag - timedelta(days=12))
        wie = (client.nummer, client.huishouden, len(delen))
        delen.append(
            Hulp(JEUGDWET, *wie, product, soort.groep, melding, aanvraag, besluit, begin, eind, eind + NAZORG, ())
        )
        begin = eind
    return delen


def _maanden_later(dag: date, maanden: int) -> date:
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, dag.day)


def _betaal(ruw: Sequence[tuple[Hulpsoort, Hulp, int]], doelen: Doelen) -> list[Hulp]:
    """Divide the euro of each year over the months in which help ran, so that its total is exact to the cent.

    Where the growth of ambulant is known, its part of the year is exact as well.
    """
    per_voorziening: list[list[tuple[date, int]]] = [[] for _ in ruw]
    vorig: tuple[int, int] | None = None
    for jaar, euro in sorted(doelen.jeugd_kosten.items()):
        keren = [
            (nr, dag, jaarbedrag * deel, int(soort.euro_grens * 100 * deel / 12))
            for nr, (soort, hulp, jaarbedrag) in enumerate(ruw)
            for dag, deel in _betaaldagen(hulp, jaar)
        ]
        licht = [keer for keer in keren if ruw[keer[0]][0].groep == AMBULANT]
        zwaar = [keer for keer in keren if ruw[keer[0]][0].groep != AMBULANT]
        centen = _ambulant(doelen, jaar, euro * 100, sum(k[2] for k in licht) / sum(k[2] for k in keren), vorig)
        vorig = (jaar, centen)
        for deel, bedrag in ((licht, centen), (zwaar, euro * 100 - centen)):
            if not deel:
                continue
            verdeeld = verdeel_begrensd(bedrag, [k[2] for k in deel], [k[3] for k in deel])
            for (nr, dag, _, _), stuk in zip(deel, verdeeld, strict=True):
                per_voorziening[nr].append((dag, stuk))
    return [_met_bedragen(hulp, sorted(bedragen)) for (_, hulp, _), bedragen in zip(ruw, per_voorziening, strict=True)]


def _ambulant(doelen: Doelen, jaar: int, centen: int, aandeel: float, vorig: tuple[int, int] | None) -> int:
    """Cents for ambulant in a year: by its weight, or so much above the year before as is known, and a bit more."""
    if vorig is not None and jaar in doelen.jeugd_ambulant_groei:
        return round(vorig[1] * (100 + doelen.jeugd_ambulant_groei[jaar] + RUIM) / 100)
    # A year that must grow in the next begins a little below its weight.
    groeit = jaar + 1 in doelen.jeugd_ambulant_groei
    return round(centen * aandeel * (AANLOOP if groeit else 1))


def _betaaldagen(hulp: Hulp, jaar: int) -> list[tuple[date, float]]:
    """The day of payment in each month of the year in which help ran, and which part of that month it ran."""
    dagen = []
    for maand in range(1, 13):
        betaaldag = date(jaar, maand, BETAALDAG)
        if hulp.begin <= betaaldag < hulp.eind:
            eerste = max(hulp.begin, date(jaar, maand, 1))
            dagen.append((betaaldag, (BETAALDAG + 1 - eerste.day) / BETAALDAG))
    return dagen


def _met_bedragen(hulp: Hulp, bedragen: Sequence[tuple[date, int]]) -> Hulp:
    return replace(hulp, bedragen=tuple(bedragen))
