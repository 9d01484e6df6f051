"""What goes into a computation, kept with its outcome so that it can be done again."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rotonde.kern.fouten import Ongeldig
from rotonde.kern.klok import NEDERLAND

Start = dt.date | dt.datetime
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2200


class Reden(StrEnum):
    """Why a term stands still (Awb 4:15, 7:10)."""

    AANVULLEN = "aanvullen"
    INSTEMMING = "instemming"
    VERTRAGING = "vertraging"
    OVERMACHT = "overmacht"
    HERSTEL = "herstel"
    IDENTITEIT = "identiteit"


@dataclass(frozen=True, slots=True, order=True)
class Opschorting:
    """The term stands still on the days [van, tot): from the day after the invitation to the day of the answer."""

    van: dt.date
    tot: dt.date
    reden: Reden = Reden.AANVULLEN

    def __post_init__(self) -> None:
        if self.tot <= self.van:
            raise Ongeldig(f"Deze opschorting eindigt voor zij begint: {self.van} tot {self.tot}.")

    @property
    def dagen(self) -> int:
        return (self.tot - self.van).days


@dataclass(frozen=True, slots=True, order=True)
class Storing:
    """The digital counter was closed from `van` until `tot` (AWB-13); both with a time zone."""

    van: dt.datetime
    tot: dt.datetime

    def __post_init__(self) -> None:
        if self.van.tzinfo is None or self.tot.tzinfo is None:
            raise ValueError("Een storing heeft tijdstippen met een tijdzone.")
        if self.tot <= self.van:
            raise Ongeldig(f"Deze storing eindigt voor zij begint: {self.van} tot {self.tot}.")

    def raakt(self, dag: dt.date) -> bool:
        """True when the counter was closed at some time of this Dutch day."""
        begin = dt.datetime(dag.year, dag.month, dag.day, tzinfo=NEDERLAND)
        volgende = dag + dt.timedelta(days=1)
        einde = dt.datetime(volgende.year, volgende.month, volgende.day, tzinfo=NEDERLAND)
        return self.van < einde and self.tot > begin

    @property
    def hersteld_op(self) -> dt.date:
        return self.tot.astimezone(NEDERLAND).date()


@dataclass(frozen=True, slots=True)
class Uitstelbericht:
    """The gemeente told on `op` that it decides on `nieuwe_datum` at the latest (Awb 4:14 lid 3)."""

    op: dt.date
    nieuwe_datum: dt.date


@dataclass(frozen=True, slots=True)
class Vraag:
    """Compute this rule from this start. A moment needs a time zone; only terms in hours look at its time.

    Without `versie` the rule is the one that holds on the day of the start. `lokaal` is a duration from a verordening.
    """

    regel: str
    start: Start
    variant: str = ""
    versie: str = ""
    opschortingen: tuple[Opschorting, ...] = ()
    verdagingen: int = 0
    storingen: tuple[Storing, ...] = ()
    bericht: Uitstelbericht | None = None
    lokaal: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.start, dt.datetime) and self.start.tzinfo is None:
            raise ValueError("Een tijdstip als start heeft een tijdzone.")
        if not EERSTE_JAAR <= self.start.year <= LAATSTE_JAAR:
            raise Ongeldig(f"Kies een start in de jaren {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.")

    @property
    def dag(self) -> dt.date:
        """The Dutch day of the start."""
        return self.start.astimezone(NEDERLAND).date() if isinstance(self.start, dt.datetime) else self.start

    def invoer(self) -> dict[str, Any]:
        """The input without rule and version, fit for JSON; what was not given is left out."""
        uit: dict[str, Any] = {"start": self.start.isoformat()}
        if self.variant:
            uit["variant"] = self.variant
        if self.opschortingen:
            uit["opschorting"] = [[o.van.isoformat(), o.tot.isoformat(), str(o.reden)] for o in self.opschortingen]
        if self.verdagingen:
            uit["verdaging"] = self.verdagingen
        if self.storingen:
            uit["storing"] = [[s.van.isoformat(), s.tot.isoformat()] for s in self.storingen]
        if self.bericht:
            uit["bericht"] = [self.bericht.op.isoformat(), self.bericht.nieuwe_datum.isoformat()]
        if self.lokaal:
            uit["lokaal"] = self.lokaal
        return uit


def uit_invoer(regel: str, versie: str, invoer: Mapping[str, Any]) -> Vraag:
    """The question that was kept as `invoer`, on the version of the rule that it was computed with."""
    dag = dt.date.fromisoformat
    ruw: str = invoer["start"]
    return Vraag(
        regel=regel,
        start=dt.datetime.fromisoformat(ruw) if "T" in ruw else dag(ruw),
        variant=invoer.get("variant", ""),
        versie=versie,
        opschortingen=tuple(
            Opschorting(dag(van), dag(tot), Reden(reden)) for van, tot, reden in invoer.get("opschorting", ())
        ),
        verdagingen=invoer.get("verdaging", 0),
        storingen=tuple(
            Storing(dt.datetime.fromisoformat(van), dt.datetime.fromisoformat(tot))
            for van, tot in invoer.get("storing", ())
        ),
        bericht=Uitstelbericht(*map(dag, invoer["bericht"])) if "bericht" in invoer else None,
        lokaal=invoer.get("lokaal", ""),
    )


def uit_herkomst(herkomst: Mapping[str, Any]) -> Vraag:
    """The question behind a term that was kept as one value."""
    return uit_invoer(herkomst["regel"], herkomst["versie"], herkomst["invoer"])
