"""What a scan of a running instance found, and which of it stands in the way of a release (SEC-36).

Pure: reads the scanner's report and the list of findings that somebody judged, and says in sentences what is left.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from rotonde.cli.fouten import Startfout

ERNST = ("informatie", "laag", "middel", "hoog", "kritiek")
DREMPEL = ERNST.index("middel")
# Under its anomalies the scanner also tells of answers that came late: on a busy machine that says nothing. An answer
# that is an error of ours (500) is a bug that a stranger can reach.
EIGEN_FOUT = "Internal Server Error"


@dataclass(frozen=True)
class Bevinding:
    """One thing the scanner saw: what kind, how bad (index in ERNST), where, by which parameter, and how to see it."""

    wie: str
    soort: str
    ernst: int
    adres: str
    parameter: str
    uitleg: str
    opnieuw: str

    def __str__(self) -> str:
        veld = f", veld {self.parameter}" if self.parameter else ""
        return (
            f"{ERNST[self.ernst]}: {self.soort} op {self.adres}{veld}, als {self.wie}: {self.uitleg}\n"
            f"  opnieuw zien: {self.opnieuw}"
        )


@dataclass(frozen=True)
class Aangenomen:
    """A finding that somebody judged to be none: its kind, a pattern of addresses (`*` is anything), and why."""

    soort: str
    adres: str
    reden: str

    def dekt(self, bevinding: Bevinding) -> bool:
        return self.soort == bevinding.soort and fnmatchcase(bevinding.adres, self.adres)


def lees_verslag(pad: Path, wie: str) -> tuple[int, list[Bevinding]]:
    """How many pages the scanner saw, and everything it found, from its JSON. Raises Startfout without a report."""
    try:
        verslag = json.loads(pad.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Startfout(f"De aftasting als {wie} schreef geen verslag: zie het logboek in {pad.parent}.") from None
    anomalieen = {EIGEN_FOUT: verslag["anomalies"].get(EIGEN_FOUT, [])}
    bevindingen = [
        _bevinding(soort, regel, wie)
        for groep in (verslag["vulnerabilities"], anomalieen)
        for soort, regels in groep.items()
        for regel in regels
    ]
    return int(verslag["infos"]["crawled_pages_nbr"]), bevindingen


def _bevinding(soort: str, regel: dict[str, Any], wie: str) -> Bevinding:
    return Bevinding(
        wie,
        soort,
        int(regel["level"]),
        f"{regel['method']} {regel['path']}",
        regel["parameter"] or "",
        " ".join((regel["info"] or "").split()),
        regel["curl_command"],
    )


def lees_aangenomen(pad: Path) -> list[Aangenomen]:
    """The list of judged findings. Raises Startfout for a line that names no kind, no address or no reason."""
    with pad.open(encoding="utf-8", newline="") as bestand:
        regels = [
            Aangenomen(rij["soort"], rij["adres"], rij["reden"]) for rij in csv.DictReader(bestand, delimiter=";")
        ]
    for nummer, regel in enumerate(regels, start=2):
        if not (regel.soort and regel.adres and (regel.reden or "").strip()):
            raise Startfout(f"{pad.name}:{nummer}: noem soort, adres en reden.")
    return regels


def oordeel(bevindingen: Iterable[Bevinding], aangenomen: Iterable[Aangenomen]) -> Iterator[str]:
    """What stands in the way: each finding from DREMPEL that nobody judged, and a judgement without one."""
    zwaar = list(dict.fromkeys(b for b in bevindingen if b.ernst >= DREMPEL))
    lijst = list(aangenomen)
    for bevinding in zwaar:
        if not any(regel.dekt(bevinding) for regel in lijst):
            yield str(bevinding)
    for regel in lijst:
        if not any(regel.dekt(bevinding) for bevinding in zwaar):
            yield f"Aangenomen, maar niet meer gevonden: {regel.soort} op {regel.adres}. Haal die regel weg."
