"""The cells that people reviewed: what must come out for whom, and what is still missing (AF-36).

One line per endpoint and relation, one column per rol. Nothing here is derived from the table of bevoegdheden, from a
policy or from a route: when those change by mistake, this does not.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rotonde.kern.soorten import Rol

CELLEN = Path(__file__).parent / "cellen"
WERKWOORD = "-"
KOLOMMEN = ("soort", "naam", "methode", "relatie")
HOE = (
    "Voeg de regels toe met `PYTHONPATH=src .venv/bin/python -m tests.kubus.stel_voor`, vul elk vraagteken zelf in "
    "(docs/architectuur/beveiliging.md, «The cube») en schrijf in tests/kubus/proeven/<kamer>.py hoe het geprobeerd "
    "wordt."
)


class Relatie(StrEnum):
    """What the thing that is asked for is to who asks. For a resident the words mean what stands behind the dash."""

    EIGEN = "eigen"
    """Involved by name — lives with the betrokkene and is involved in the dossier."""
    TEAM = "team"
    """Involved through the own team — lives with the betrokkene and is not involved."""
    ANDER_TEAM = "ander_team"
    """Another team is involved — somebody else's household."""
    EIGEN_DOSSIER = "eigen_dossier"
    """Involved by name, in what is about oneself — the betrokkene in person."""
    BESLOTEN = "besloten"
    """Besloten: involved by name and through the own team, and not named in it — the betrokkene in person."""
    BENOEMD = "benoemd"
    """Besloten as well, and named in it: its Aanspreekpunt — lives with the betrokkene and is involved."""
    ANDERE_GEMEENTE = "andere_gemeente"
    """It belongs to another gemeente."""
    GEEN = "geen"
    """The endpoint is about nobody."""


OVER_IEMAND = tuple(relatie for relatie in Relatie if relatie != Relatie.GEEN)


class Uitkomst(StrEnum):
    """What comes out of a cell."""

    JA = "ja"
    """Opens: the canary shows, or the verb has its effect."""
    LEEG = "leeg"
    """Opens, and shows nothing of what is asked for, nor changes anything."""
    NEE = "nee"
    """Refused, without a byte about it and without a change."""
    OPEN = "?"
    """Nobody looked at this cell yet."""
    NVT = "."
    """A route is never asked for by a service of the system."""


@dataclass(frozen=True)
class Eindpunt:
    """A route with its HTTP method, or a verb."""

    soort: str
    naam: str
    methode: str

    def __str__(self) -> str:
        return f"{self.naam}" if self.soort == "actie" else f"{self.methode} {self.naam}"

    @property
    def kamer(self) -> str:
        return self.naam.replace(":", ".").split(".")[0]


@dataclass(frozen=True)
class Cel:
    """One rol, at one endpoint, in one relation: what must come out."""

    eindpunt: Eindpunt
    relatie: Relatie
    rol: Rol
    verwacht: Uitkomst


def lees(map_: Path = CELLEN) -> list[Cel]:
    """All cells of all rooms; raises ValueError on a line that is double or malformed, with where it stands."""
    cellen: dict[tuple[Eindpunt, Relatie, Rol], Cel] = {}
    for bestand in sorted(map_.glob("*.csv")):
        with bestand.open(newline="", encoding="utf-8") as stroom:
            for nummer, rij in enumerate(csv.DictReader(stroom, delimiter=";"), 2):
                for cel in _cellen(rij, f"{bestand.name}, regel {nummer}"):
                    sleutel = (cel.eindpunt, cel.relatie, cel.rol)
                    if sleutel in cellen:
                        raise ValueError(f"{bestand.name}, regel {nummer}: {cel.eindpunt} staat er dubbel in.")
                    cellen[sleutel] = cel
    return list(cellen.values())


def _cellen(rij: dict[str, str | None], waar: str) -> Iterator[Cel]:
    if None in rij or None in rij.values():
        raise ValueError(f"{waar}: het aantal velden klopt niet.")
    tekst = {naam: (waarde or "").strip() for naam, waarde in rij.items()}
    eindpunt = Eindpunt(tekst["soort"], tekst["naam"], tekst["methode"])
    for naam in tekst.keys() - set(KOLOMMEN):
        try:
            yield Cel(eindpunt, Relatie(tekst["relatie"]), Rol(naam), Uitkomst(tekst[naam]))
        except ValueError as fout:
            raise ValueError(f"{waar}: {fout} (kolom {naam}).") from None


def ontbreekt(eindpunten: Iterable[Eindpunt], cellen: Iterable[Cel]) -> list[str]:
    """What is wrong with the table, as sentences: cells that are not there, not filled in, or about nothing."""
    verwacht, gehad = set(eindpunten), list(cellen)
    relaties: dict[Eindpunt, set[Relatie]] = {}
    for cel in gehad:
        relaties.setdefault(cel.eindpunt, set()).add(cel.relatie)
    fouten = [f"{e}: heeft nog geen cellen. {HOE}" for e in sorted(verwacht - set(relaties), key=str)]
    fouten += [f"{e}: dit bestaat niet (meer): haal de regels weg." for e in sorted(set(relaties) - verwacht, key=str)]
    for eindpunt, gevonden in relaties.items():
        if gevonden not in ({Relatie.GEEN}, set(OVER_IEMAND)):
            fouten.append(f"{eindpunt}: geef óf alleen de relatie «geen», óf elk van {', '.join(OVER_IEMAND)}.")
    fouten += _rollen(gehad)
    vragen = Counter(cel.eindpunt for cel in gehad if cel.verwacht == Uitkomst.OPEN)
    return fouten + [f"{e}: {aantal} vraagtekens: vul ja, leeg of nee in." for e, aantal in vragen.items()]


def _rollen(cellen: list[Cel]) -> Iterator[str]:
    """Every rol stands in every line; a dot only where a service would ask for a page."""
    per_regel: dict[tuple[Eindpunt, Relatie], set[Rol]] = {}
    for cel in cellen:
        per_regel.setdefault((cel.eindpunt, cel.relatie), set()).add(cel.rol)
        nvt = cel.eindpunt.soort == "route" and cel.rol == Rol.DIENST
        if nvt != (cel.verwacht == Uitkomst.NVT):
            yield f"{cel.eindpunt}, {cel.relatie}, {cel.rol}: een punt hoort alleen bij de dienst op een route."
    for (eindpunt, relatie), rollen in per_regel.items():
        if weg := set(Rol) - rollen:
            yield f"{eindpunt}, {relatie}: de kolom {', '.join(sorted(weg))} ontbreekt. {HOE}"


def te_meten(cellen: Iterable[Cel]) -> list[Cel]:
    """The cells that say something."""
    return [cel for cel in cellen if cel.verwacht not in {Uitkomst.NVT, Uitkomst.OPEN}]
