"""A toestemming in words, for the page of a dossier and for the resident."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from rotonde.kern import klok
from rotonde.kern.opmaak import datum
from rotonde.privacy.toestemming.queries import Regel


@dataclass(frozen=True)
class Toestemmingsregel:
    """A toestemming as its resident reads it; `mag_intrekken` while it counts."""

    id: UUID
    zin: str
    artikel: str
    gegeven: str
    stand: str
    stand_soort: str
    mag_intrekken: bool


def regel(een: Regel) -> Toestemmingsregel:
    """All of it in words."""
    return Toestemmingsregel(een.id, zin(een), een.artikel, dag(een.gegeven_op), *stand(een), een.geldt)


def stand(regel: Regel) -> tuple[str, str]:
    """How it stands, in words and as the kind of status that vorm draws."""
    if regel.ingetrokken_op is not None:
        return f"ingetrokken op {dag(regel.ingetrokken_op)}", "neutraal"
    if not regel.geldt:
        return "voorbij", "neutraal"
    return (f"geldt tot en met {dag(regel.tot - timedelta(microseconds=1))}" if regel.tot else "geldt"), "goed"


def zin(regel: Regel) -> str:
    """For what it is, and for whom: "Beginnen met jeugdhulp: ambulante hulp"."""
    return f"{regel.vraag}: {regel.voor}" if regel.voor else regel.vraag


def dag(moment: datetime) -> str:
    """The Dutch day of a moment, in words."""
    return datum(moment.astimezone(klok.NEDERLAND).date())
