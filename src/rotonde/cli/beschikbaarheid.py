"""How long a site was there, from looks at it: three parts that are never mixed (REL-24).

A look speaks for the time until the next one, when that came in time; otherwise for its own interval only. What no look
speaks for was neither there nor away: it was not looked at. All times are whole seconds since 1970, half-open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

NORM = 999
"""Per thousand of the time, per month."""
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
OP_TIJD = 2
"""A next look within so many intervals came in time: one that is a little late leaves no gap."""


@dataclass(frozen=True, order=True)
class Blik:
    """One look: when, how many seconds until the next was planned, whether all was well, after how many ms, and what
    failed."""

    tijd: int
    elke: int
    goed: bool
    ms: int = 0
    waarom: str = ""

    def regel(self) -> str:
        """The line that keeps it; `lees` reads it back."""
        moment = datetime.fromtimestamp(self.tijd, UTC).strftime(MOMENT)
        return ";".join((moment, str(self.elke), "ja" if self.goed else "nee", str(self.ms), self.waarom))


@dataclass(frozen=True)
class Storing:
    """A stretch in which every look failed. `gezien` is False when nobody looked at its end: it may have lasted on."""

    begin: int
    einde: int
    waarom: str
    gezien: bool


@dataclass(frozen=True)
class Verslag:
    """The parts of one stretch of time, in seconds; together they are all of it."""

    wel: int
    niet: int
    niet_gekeken: int
    komt_nog: int
    storingen: tuple[Storing, ...]

    @property
    def duur(self) -> int:
        return self.wel + self.niet + self.niet_gekeken + self.komt_nog

    @property
    def procent(self) -> float | None:
        """Of the time that was looked at, cut off at three decimals so that nothing is rounded up to the norm."""
        gekeken = self.wel + self.niet
        return self.wel * 100_000 // gekeken / 1000 if gekeken else None

    @property
    def gehaald(self) -> bool | None:
        """Whether the norm holds, whatever happened while nobody looked; None when that decides it."""
        if self.niet * 1000 > self.duur * (1000 - NORM):
            return False
        return True if self.wel * 1000 >= self.duur * NORM else None


def lees(regels: Iterable[str]) -> tuple[list[Blik], int]:
    """The looks in these lines, and how many lines could not be read: a machine that fell leaves half a line."""
    gelezen = [_blik(regel) for regel in regels if regel.strip()]
    blikken = [blik for blik in gelezen if blik is not None]
    return blikken, len(gelezen) - len(blikken)


def _blik(regel: str) -> Blik | None:
    moment, *rest = regel.rstrip("\n").split(";")
    try:
        tijd = datetime.strptime(moment, MOMENT).replace(tzinfo=UTC)
        elke, goed, ms, waarom = rest
        return Blik(int(tijd.timestamp()), int(elke), {"ja": True, "nee": False}[goed], int(ms), waarom)
    except (ValueError, KeyError):
        return None


def meet(blikken: Iterable[Blik], begin: int, einde: int, *, nu: int) -> Verslag:
    """The time from `begin` to `einde`, as looked at until `nu`."""
    tot = min(max(nu, begin), einde)
    stukken = [stuk for stuk in _stukken(blikken, begin, tot) if stuk.einde > stuk.begin]
    wel = sum(stuk.einde - stuk.begin for stuk in stukken if not stuk.waarom)
    niet = sum(stuk.einde - stuk.begin for stuk in stukken if stuk.waarom)
    return Verslag(wel, niet, tot - begin - wel - niet, einde - tot, tuple(_storingen(stukken)))


def _stukken(blikken: Iterable[Blik], begin: int, einde: int) -> Iterator[Storing]:
    """What each look speaks for, cut to the stretch; without `waarom` it was well.

    Of several at one moment the worst counts, and of those the one that speaks shortest.
    """
    op_rij = sorted(blikken, key=lambda blik: (blik.tijd, not blik.goed, -blik.elke, blik.waarom))
    rij = list({blik.tijd: blik for blik in op_rij}.values())
    for nummer, blik in enumerate(rij):
        tot, gezien = blik.tijd + blik.elke, False
        if nummer + 1 < len(rij) and rij[nummer + 1].tijd <= blik.tijd + OP_TIJD * blik.elke:
            tot, gezien = rij[nummer + 1].tijd, True
        waarom = "" if blik.goed else blik.waarom or "onbekend"
        yield Storing(max(blik.tijd, begin), min(tot, einde), waarom, gezien)


def _storingen(stukken: Iterable[Storing]) -> Iterator[Storing]:
    """Failing stretches that touch are one; the first reason names it."""
    open_: Storing | None = None
    for stuk in stukken:
        sluit_aan = open_ is not None and bool(stuk.waarom) and open_.einde == stuk.begin
        if open_ is not None and sluit_aan:
            open_ = Storing(open_.begin, stuk.einde, open_.waarom, stuk.gezien)
            continue
        if open_ is not None:
            yield open_
        open_ = stuk if stuk.waarom else None
    if open_ is not None:
        yield open_
