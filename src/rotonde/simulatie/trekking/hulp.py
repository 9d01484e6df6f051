"""One provision to grant, of whatever wet: what the steps of the chain need to know of it."""

from dataclasses import dataclass
from datetime import date

from rotonde.simulatie.trekking.doelen import JAREN_JEUGD

NA_DE_LAATSTE = date(JAREN_JEUGD[-1] + 1, 1, 1)
BETAALDAG = 28


@dataclass(frozen=True)
class Hulp:
    """One provision to grant: `volgnummer` 0 is the first of a client, higher ones continue it.

    `bedragen` are the payments (day, cents) that belong to it, all before the end of the drawn history. `sluit` is the
    day on which the dossier can close; `eenmalig`: it is bought and paid once.
    """

    wet: str
    client: int
    huishouden: int
    volgnummer: int
    product: str
    groep: str
    melding: date
    aanvraag: date
    besluit: date
    begin: date
    eind: date
    sluit: date
    bedragen: tuple[tuple[date, int], ...]
    eenmalig: bool = False

    @property
    def toe_te_kennen(self) -> int:
        """Cents to grant: what is paid, at least pro rata over what comes after, rounded up to fifty euro."""
        betaald = sum(bedrag for _, bedrag in self.bedragen)
        if self.eenmalig:
            return betaald
        dagen = (self.eind - self.begin).days
        verstreken = min(dagen, (NA_DE_LAATSTE - self.begin).days)
        return -(-max(betaald, betaald * dagen // verstreken) // 5000) * 5000
