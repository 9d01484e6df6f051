"""Every term on every day of 2015-2035, by the product and by the slow calculator: 0 differences (REL-12)."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from bench import Rij, rekenaar
from rotonde.kern.klok import NEDERLAND
from rotonde.kern.termijnen import dwangsom
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.vraag import Opschorting, Vraag

EERSTE, LAATSTE = dt.date(2015, 1, 1), dt.date(2035, 12, 31)
OPSCHORTBAAR = ("AWB-01", "JW-02", "PW-04", "WGS-03", "WMO-07", "AWB-08", "AVG-01")
TIJDEN = (0, 5, 11, 22)
MINSTENS = 460_000


@dataclass
class Stand:
    """What was compared, what differed, and how long each side took in s."""

    aantal: int = 0
    verschillen: list[str] = field(default_factory=list)
    ons: float = 0.0
    los: float = 0.0

    def vergelijk(self, wat: str, ons: Callable[[], object], los: Callable[[], object]) -> None:
        begin = time.perf_counter()
        een = ons()
        tussen = time.perf_counter()
        ander = los()
        self.los += time.perf_counter() - tussen
        self.ons += tussen - begin
        self.aantal += 1
        if een != ander:
            self.verschillen.append(f"{wat}: {een} tegen {ander}")


def meet() -> Iterator[Rij]:
    """The full run, with the number of dates, of differences, and dates per second beside the slow calculator."""
    for naam, proef in (
        ("termijnen", termijnen),
        ("met opschorting", opschortingen),
        ("verdaagd", verdagingen),
        ("in uren", uren),
        ("dwangsom in euro", dwangsommen),
    ):
        stand = proef(list(dagen()))
        for verschil in stand.verschillen[:10]:
            print(f"  VERSCHIL {verschil}")
        minstens = MINSTENS if proef is termijnen else 1
        doel = f"≥ {minstens}" if minstens > 1 else ""
        yield Rij(f"{naam}: uitkomsten", stand.aantal, 0.0, None, doel, stand.aantal >= minstens, "keer")
        verschil = len(stand.verschillen)
        yield Rij(f"{naam}: verschillen", verschil, 0.0, None, "0", verschil == 0, "keer")
        yield Rij(f"{naam}: snelheid", stand.aantal / stand.ons, 0.0, stand.aantal / stand.los, eenheid="per s")


def dagen() -> Iterator[dt.date]:
    for nummer in range(EERSTE.toordinal(), LAATSTE.toordinal() + 1):
        yield dt.date.fromordinal(nummer)


def termijnen(starten: list[dt.date]) -> Stand:
    """Every term from every start on which its rule holds."""
    stand = Stand()
    for term in rekenaar.TERMEN:
        vanaf = dt.date.fromisoformat(term.vanaf)
        for start in starten:
            if start >= vanaf:
                vraag = Vraag(term.regel, start, variant=term.variant)
                stand.vergelijk(
                    f"{term.regel} {term.variant} vanaf {start}",
                    lambda vraag=vraag: bereken(vraag).uitkomst,
                    lambda term=term, start=start: rekenaar.einde(term, start),
                )
    return stand


def opschortingen(starten: list[dt.date]) -> Stand:
    """Terms that may stand still, each start with two periods of a length and place that vary with the day."""
    stand = Stand()
    termen = [term for term in rekenaar.TERMEN if term.regel in OPSCHORTBAAR and term.variant == "gewoon"]
    for term in termen:
        for start in starten:
            nummer = start.toordinal()
            eerste, duur, tweede = 1 + nummer % 5, 1 + nummer % 23, 1 + nummer % 11
            van = start + eerste * rekenaar.DAG
            weer = van + (duur + 1) * rekenaar.DAG
            perioden = (
                Opschorting(van, van + duur * rekenaar.DAG),
                Opschorting(weer, weer + tweede * rekenaar.DAG),
            )
            stil = frozenset(p.van + n * rekenaar.DAG for p in perioden for n in range(p.dagen))
            vraag = Vraag(term.regel, start, variant=term.variant, opschortingen=perioden)
            stand.vergelijk(
                f"{term.regel} vanaf {start}, stil {perioden}",
                lambda vraag=vraag: bereken(vraag).uitkomst,
                lambda term=term, start=start, stil=stil: rekenaar.einde(term, start, stil),
            )
    return stand


def verdagingen(starten: list[dt.date]) -> Stand:
    """Terms whose end may be put off, put off once, from every start."""
    stand = Stand()
    for regel, variant, erbij in rekenaar.VERDAGINGEN:
        term = next(term for term in rekenaar.TERMEN if (term.regel, term.variant) == (regel, variant))
        for start in starten:
            vraag = Vraag(regel, start, variant=variant, verdagingen=1)
            stand.vergelijk(
                f"{regel} {variant} vanaf {start}, verdaagd",
                lambda vraag=vraag: bereken(vraag).uitkomst,
                lambda term=term, erbij=erbij, start=start: rekenaar.verdaagd(term, erbij, start),
            )
    return stand


def uren(starten: list[dt.date]) -> Stand:
    """Terms in hours and minutes, at some times of every day; both sides of summer time among them."""
    stand = Stand()
    for regel, variant, minuten in rekenaar.UREN:
        for start in starten:
            for uur in TIJDEN:
                moment = dt.datetime(start.year, start.month, start.day, uur, 30, tzinfo=dt.UTC)
                vraag = Vraag(regel, moment, variant=variant)
                stand.vergelijk(f"{regel} vanaf {moment}", lambda vraag=vraag: _lokaal(vraag), _los(moment, minuten))
    return stand


def dwangsommen(starten: list[dt.date]) -> Stand:
    """Put in default on every day since 2019, decided 0 to 60 days after the two weeks."""
    stand = Stand()
    for start in starten:
        if start.year < 2019:
            continue
        over = start.toordinal() % 61
        term = next(term for term in rekenaar.TERMEN if term.regel == "AWB-05")
        besluit = rekenaar.einde(term, start) + over * rekenaar.DAG
        stand.vergelijk(
            f"dwangsom na {start} tot {besluit}",
            lambda start=start, besluit=besluit: dwangsom.bereken_dwangsom(start - rekenaar.DAG, start, besluit).bedrag,
            lambda over=over: Decimal(rekenaar.dwangsom(over)),
        )
    return stand


def _lokaal(vraag: Vraag) -> dt.datetime:
    uitkomst = bereken(vraag).uitkomst
    assert isinstance(uitkomst, dt.datetime)
    return uitkomst.astimezone(NEDERLAND).replace(tzinfo=None)


def _los(moment: dt.datetime, minuten: int) -> Callable[[], dt.datetime]:
    return lambda: rekenaar.uur_later(moment, minuten)
