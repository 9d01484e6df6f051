"""Arrears that partners report, and what came of them: signals, attempts, contacts and accepted help exact per year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from rotonde.simulatie.trekking.bevolking import Bevolking
from rotonde.simulatie.trekking.bron import kies, werkdag_tussen
from rotonde.simulatie.trekking.doelen import Doelen

# What may be reported by whom (Besluit gemeentelijke schuldhulpverlening, art. 2).
MELDERS = (
    (("zorgverzekeraar", "zorgverzekering"), 0.44),
    (("energieleverancier", "energie"), 0.28),
    (("verhuurder", "huur"), 0.16),
    (("drinkwaterbedrijf", "water"), 0.12),
)
NA_CONTACT = (("geen_hulp_gewenst", 0.45), ("zelf_opgelost", 0.4), ("al_hulp", 0.15))
KANALEN = (("telefoon", 0.45), ("brief", 0.3), ("huisbezoek", 0.15), ("email", 0.1))
POGINGEN_PER_SIGNAAL = 1.48
CONTACT_PER_SIGNAAL = 0.26
HULP_GEACCEPTEERD, GEEN_CONTACT = "hulp_geaccepteerd", "geen_contact"
_LAATSTE_DAG = 10


@dataclass(frozen=True)
class Poging:
    """An attempt to reach somebody; one that succeeded is a contact."""

    dag: date
    kanaal: str
    gelukt: bool


@dataclass(frozen=True)
class Vroegsignaal:
    """One signal from entry to close, within one calendar year."""

    persoon: int
    melder: str
    achterstand: str
    bedrag: int
    ontvangen: date
    pogingen: tuple[Poging, ...]
    afgerond: date
    resultaat: str

    @property
    def hulp_geaccepteerd(self) -> bool:
        return self.resultaat == HULP_GEACCEPTEERD


def trek(toeval: Random, doelen: Doelen, bevolking: Bevolking) -> list[Vroegsignaal]:
    """All signals, by day of entry; nobody twice in a year, so that no signal falls away as a duplicate."""
    signalen: list[Vroegsignaal] = []
    for jaar in sorted(doelen.signalen):
        signalen += _van_jaar(toeval, doelen, bevolking, jaar)
    return sorted(signalen, key=lambda signaal: (signaal.ontvangen, signaal.persoon))


def _van_jaar(toeval: Random, doelen: Doelen, bevolking: Bevolking, jaar: int) -> list[Vroegsignaal]:
    aantal = doelen.signalen[jaar]
    geholpen = doelen.signalen_geholpen[jaar]
    contacten = max(geholpen, doelen.signalen_contacten.get(jaar, round(CONTACT_PER_SIGNAAL * aantal)))
    pogingen = doelen.signalen_pogingen.get(jaar, round(POGINGEN_PER_SIGNAAL * aantal))
    per_signaal = _spreid(toeval, pogingen, aantal)
    mensen = _mensen(toeval, bevolking, jaar, aantal)
    # Help is accepted only by who was reached, and only who was tried can be reached.
    return [
        _signaal(toeval, mens, jaar, per_signaal[nr], bereikt=nr < contacten, geholpen=nr < geholpen)
        for nr, mens in enumerate(mensen)
    ]


def _spreid(toeval: Random, pogingen: int, aantal: int) -> list[int]:
    """At least one attempt each, at most four, together exact. Raises ValueError when that cannot be."""
    if not aantal <= pogingen <= 4 * aantal:
        raise ValueError(f"{pogingen} pogingen passen niet bij {aantal} signalen.")
    per = [1] * aantal
    for _ in range(pogingen - aantal):
        plek = toeval.choice([nr for nr in range(aantal) if per[nr] < 4]) if max(per) == 4 else toeval.randrange(aantal)
        per[plek] += 1
    return per


def _mensen(toeval: Random, bevolking: Bevolking, jaar: int, aantal: int) -> Sequence[int]:
    hoofden = [bevolking.mensen[huis.volwassenen[0]] for huis in bevolking.met_verleden]
    mogelijk = [
        mens.nummer for mens in hoofden if mens.sinds < date(jaar, 1, 1) and mens.leeftijd(date(jaar, 1, 1)) >= 18
    ]
    return toeval.sample(mogelijk, aantal)


def _signaal(
    toeval: Random, persoon: int, jaar: int, aantal_pogingen: int, *, bereikt: bool, geholpen: bool
) -> Vroegsignaal:
    """Partners report at the start of a month; all that follows happens within three weeks."""
    maand = toeval.randint(1, 12)
    ontvangen = werkdag_tussen(toeval, date(jaar, maand, 1), date(jaar, maand, _LAATSTE_DAG))
    dagen = sorted(
        werkdag_tussen(toeval, ontvangen + timedelta(days=1), ontvangen + timedelta(days=11))
        for _ in range(aantal_pogingen)
    )
    pogingen = tuple(
        Poging(dag, kies(toeval, KANALEN), bereikt and nr == len(dagen) - 1) for nr, dag in enumerate(dagen)
    )
    afgerond = werkdag_tussen(toeval, dagen[-1], dagen[-1] + timedelta(days=7))
    melder, achterstand = kies(toeval, MELDERS)
    resultaat = HULP_GEACCEPTEERD if geholpen else kies(toeval, NA_CONTACT) if bereikt else GEEN_CONTACT
    bedrag = toeval.randint(90, 900)
    return Vroegsignaal(persoon, melder, achterstand, bedrag, ontvangen, pogingen, afgerond, resultaat)
