"""Who finds a weakness knows where to say so and when an answer comes, and what a pentest left open (SEC-36)."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rotonde.api.bladwijzer import bladwijzer
from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import WORTEL

REGISTER = WORTEL / "docs" / "architectuur" / "pentest.csv"
ERNST = {"laag", "middel", "hoog", "kritiek"}
STAND = {"open", "dicht"}
ADRES = re.compile(r"(mailto:|https://)\S+|/\.well-known/security\.txt")
# One promise, in the two languages in which it is made.
BELOFTE = re.compile(r"\b(three|3) working days|\b(drie|3) werkdagen")


def pentest_zonder_open_punt() -> tuple[bool, str]:
    """No point of a pentest of weight hoog or kritiek is open."""
    try:
        punten = lees_register(REGISTER)
    except Startfout as fout:
        return False, str(fout)
    print(
        f"      {len(punten)} punten in het register" if punten else "      er is nog geen pentest gedaan", flush=True
    )
    zwaar = [punt for punt in punten if punt["stand"] == "open" and punt["ernst"] in {"hoog", "kritiek"}]
    return not zwaar, "\n".join(f"{punt['nummer']} ({punt['ernst']}) staat open: {punt['punt']}" for punt in zwaar)


def lees_register(pad: Path) -> list[dict[str, str]]:
    """The points of all pentests. Raises Startfout naming the line that says less than it must.

    A point is closed by naming the test or the commit that shows it (`bewijs`).
    """
    with pad.open(encoding="utf-8", newline="") as bestand:
        punten = list(csv.DictReader(bestand, delimiter=";"))
    for nummer, punt in enumerate(punten, start=2):
        if fout := next(_mist(punt), None):
            raise Startfout(f"{pad.name}:{nummer}: {fout}")
    return punten


def _mist(punt: dict[str, str]) -> Iterator[str]:
    try:
        date.fromisoformat(punt["datum"] or "")
    except ValueError:
        yield "de datum is geen dag als 2026-03-02."
    if not (punt["nummer"] and punt["punt"]):
        yield "noem het nummer en het punt."
    if punt["ernst"] not in ERNST or punt["stand"] not in STAND:
        yield f"de ernst is {', '.join(sorted(ERNST))}, de stand open of dicht."
    if punt["stand"] == "dicht" and not punt["bewijs"]:
        yield "een punt is dicht als een toets of commit dat laat zien: noem die bij bewijs."


def meldpunt() -> tuple[bool, str]:
    """SECURITY.md and security.txt say where a weakness is reported and that an answer comes within 3 working days."""
    teksten = {
        "SECURITY.md": (WORTEL / "SECURITY.md").read_text(encoding="utf-8"),
        "/.well-known/security.txt": bladwijzer("mailto:meldpunt@example.nl", "https://example.nl/", "2026-01-01"),
    }
    gevonden = [fout for naam, tekst in teksten.items() for fout in keur_meldpunt(naam, tekst)]
    return not gevonden, "\n".join(gevonden)


def keur_meldpunt(naam: str, tekst: str) -> Iterator[str]:
    """What a page about reporting a weakness does not say and must."""
    if not ADRES.search(tekst):
        yield f"{naam} noemt geen adres waar iemand een zwakke plek meldt."
    if not BELOFTE.search(" ".join(tekst.split())):
        yield f"{naam} zegt niet dat er binnen 3 werkdagen antwoord komt."
