"""Who called or walked in: contacts of each year exact, most of them without a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from rotonde.kern.klok import NEDERLAND
from rotonde.simulatie.trekking.bevolking import VOLWASSEN, Bevolking
from rotonde.simulatie.trekking.bron import kies, werkdag_tussen
from rotonde.simulatie.trekking.doelen import Doelen

ONDERWERPEN = (
    (("hulp bij het huishouden", "wmo"), 0.22),
    (("een voorziening of hulpmiddel", "wmo"), 0.14),
    (("mantelzorg", "wmo"), 0.06),
    (("opvoeden en opgroeien", "jeugdwet"), 0.15),
    (("geld en schulden", "wgs"), 0.17),
    (("werk en inkomen", "participatiewet"), 0.12),
    (("wonen", "algemeen"), 0.06),
    (("doorverbinden of terugbellen", "algemeen"), 0.08),
)
ANTWOORDEN = (("beantwoord", 0.68), ("verwezen", 0.32))
KANS_BEKEND = 0.2
KANS_BEKEND_SINDS = date(2021, 1, 1)


@dataclass(frozen=True)
class Contact:
    """One contact at the counter or on the telephone; `persoon` None stays anonymous."""

    moment: datetime
    kanaal: str
    minuten: int
    onderwerp: str
    wet: str
    antwoord: str
    persoon: int | None


def trek(toeval: Random, doelen: Doelen, bevolking: Bevolking) -> list[Contact]:
    """All contacts, in the order in which they happened."""
    volwassenen = (mens for mens in bevolking.mensen if mens.leeftijd(mens.sinds) >= VOLWASSEN and not mens.email)
    bekenden = [mens.nummer for mens in volwassenen if mens.sinds < KANS_BEKEND_SINDS]
    contacten: list[Contact] = []
    for kanaal, per_jaar in (("telefoon", doelen.telefoon), ("balie", doelen.bezoek)):
        for jaar, aantal in sorted(per_jaar.items()):
            contacten += [_contact(toeval, jaar, kanaal, bekenden) for _ in range(aantal)]
    return sorted(contacten, key=lambda contact: (contact.moment, contact.kanaal, contact.onderwerp, contact.minuten))


def _contact(toeval: Random, jaar: int, kanaal: str, bekenden: Sequence[int]) -> Contact:
    dag = werkdag_tussen(toeval, date(jaar, 1, 1), date(jaar + 1, 1, 1))
    moment = datetime(dag.year, dag.month, dag.day, toeval.randint(9, 16), toeval.randrange(60), tzinfo=NEDERLAND)
    persoon = toeval.choice(bekenden) if toeval.random() < KANS_BEKEND else None
    onderwerp, wet = kies(toeval, ONDERWERPEN)
    minuten = min(45, 1 + int(toeval.expovariate(1 / 6)))
    return Contact(moment, kanaal, minuten, onderwerp, wet, kies(toeval, ANTWOORDEN), persoon)
