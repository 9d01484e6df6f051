"""The command line: which commands there are, what they take, and the help that says so."""

import argparse
import importlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from rotonde.cli import controle, demo, django_opdrachten, installatie, meten, peil, proeven, reservekopie, serve

HULP = """\
Rotonde: één inwoner, één Aanspreekpunt, één Aanpak.

Gebruik: ./rotonde OPDRACHT [opties]

Kennismaken
  demo [--poort 8000] [--zonder-server]    alles starten, met verzonnen inwoners

Ontwikkelen
  test [pytest-argumenten]                 alle tests, ook die in de browser
  test --op-debian                         de rooktest op PostgreSQL 15 van Debian
  controle                                 stijl, typen, sjablonen en migraties nakijken
  bench [naam]                             metingen naast een kale referentie
  uitgave [MAP]                            eisen aan een nieuwe versie, met stuklijst

Beheren
  serve [--poort 8000] [--adres 127.0.0.1] webserver en worker, zonder demo
  beheer OPDRACHT …                        een beheeropdracht, zoals: beheer migrate
  gemeente laden PAKKET [--ja]             een map of zip-bestand laden, --ja: zonder vragen
  gemeente controleer PAKKET               zeggen wat er niet klopt, zonder te laden
  reservekopie maken [BESTAND]             alles versleuteld kopiëren, en zien dat het terugkomt
  reservekopie controleren [BESTAND]       een kopie proberen op een lege server, verder niets
  reservekopie terugzetten BESTAND --ja    een kopie in dienst nemen; de vorige blijft bewaard
  reservekopie opruimen                    wat terugzetten overliet verwijderen
  peil URL [--elke 60] [--bestand BESTAND] van buiten kijken of een site er is
  peil --verslag BESTAND --maand 2026-11   zeggen hoe vaak de site er was
  indicator CODE --gemeente 0246 --periode 2024
                                           één cijfer berekenen, als JSON
  termijn [REGEL --start 2026-03-02]       een wettelijke termijn berekenen, met uitleg

Alles wat Rotonde bewaart staat in de map .rotonde. Stoppen gaat met Ctrl-C.
Meer lezen: docs/beheer/starten.md
"""


class Lezer(argparse.ArgumentParser):
    """A parser that answers in one Dutch sentence; `hulp` is what its help prints."""

    hulp, meer = HULP, "./rotonde --help"

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Zo gaat het niet ({_vertaal(message)}); zie {self.meer}.\n")

    def print_help(self, file: Any = None) -> None:
        print(self.hulp, end="")


VERTALING = {
    "the following arguments are required:": "dit ontbreekt:",
    "unrecognized arguments:": "dit ken ik niet:",
    "invalid choice:": "onbekende keuze:",
    "invalid int value:": "geen geheel getal:",
    "expected one argument": "hier hoort een waarde achter",
    "argument ": "",
    "choose from": "kies uit",
}


def _vertaal(melding: str) -> str:
    for engels, nederlands in VERTALING.items():
        melding = melding.replace(engels, nederlands)
    return melding


def lees(argumenten: Sequence[str]) -> Callable[[], int]:
    """The command to run. Exits by itself, with 0 after help and 2 after a command line that is not understood."""
    if not argumenten or argumenten[0] in {"-h", "--help", "help"}:
        print(HULP, end="")
        return lambda: 0 if argumenten else 2
    # What belongs to pytest or Django passes unread, options included.
    if argumenten[0] == "test":
        return partial(proeven.test, argumenten[1:])
    if argumenten[0] == "beheer":
        return partial(django_opdrachten.voer_uit, argumenten[1:])
    if argumenten[0] == "uitgave":
        return partial(_uitgave, argumenten[1:])
    if argumenten[0] == "termijn":
        return partial(_termijn, argumenten[1:])
    return _opdracht(_maak_lezer().parse_args(argumenten))


def _uitgave(argumenten: Sequence[str]) -> int:
    """Loaded only when asked for: it needs what only developers install."""
    doel = Path(argumenten[0]) if argumenten else installatie.WORTEL / ".rotonde" / "uitgave"
    uitkomst: int = importlib.import_module("rotonde.cli.uitgave").uitgave(doel)
    return uitkomst


def _termijn(argumenten: Sequence[str]) -> int:
    """Loaded only when asked for: reading the tables of the law would slow down every other command."""
    uitkomst: int = importlib.import_module("rotonde.cli.termijn").termijn(argumenten)
    return uitkomst


def _maak_lezer() -> Lezer:
    lezer = Lezer(prog="./rotonde", allow_abbrev=False)
    opdrachten = lezer.add_subparsers(dest="opdracht", required=True, parser_class=Lezer)
    demo_ = opdrachten.add_parser("demo", allow_abbrev=False)
    demo_.add_argument("--poort", type=int, default=8000)
    demo_.add_argument("--zonder-server", action="store_true")
    for naam in ("test", "controle", "beheer", "termijn", "uitgave"):
        opdrachten.add_parser(naam)
    opdrachten.add_parser("bench").add_argument("naam", nargs="?")
    serve_ = opdrachten.add_parser("serve", allow_abbrev=False)
    serve_.add_argument("--poort", type=int, default=8000)
    serve_.add_argument("--adres", default="127.0.0.1")
    serve_.add_argument("--zonder-worker", action="store_true")
    gemeente = opdrachten.add_parser("gemeente", allow_abbrev=False)
    gemeente.add_argument("werkwoord", choices=("laden", "controleer"))
    gemeente.add_argument("pakket")
    gemeente.add_argument("--ja", action="store_true")
    kopie = opdrachten.add_parser("reservekopie", allow_abbrev=False)
    kopie.add_argument("werkwoord", choices=("maken", "controleren", "terugzetten", "opruimen"))
    kopie.add_argument("bestand", nargs="?")
    kopie.add_argument("--naar")
    for vlag in ("--ja", "--zonder-proef", "--ondanks-breuk"):
        kopie.add_argument(vlag, action="store_true")
    _lees_wat_meet(opdrachten)
    return lezer


def _lees_wat_meet(opdrachten: "argparse._SubParsersAction[Lezer]") -> None:
    peil_ = opdrachten.add_parser("peil", allow_abbrev=False)
    peil_.add_argument("url", nargs="?")
    peil_.add_argument("--elke", type=int, default=60)
    for optie in ("--bestand", "--verslag", "--maand"):
        peil_.add_argument(optie)
    indicator = opdrachten.add_parser("indicator", allow_abbrev=False)
    indicator.add_argument("code")
    indicator.add_argument("--gemeente", required=True)
    indicator.add_argument("--periode", required=True)


def _opdracht(keuze: argparse.Namespace) -> Callable[[], int]:
    match keuze.opdracht:
        case "demo":
            return lambda: demo.demo(keuze.poort, zonder_server=keuze.zonder_server)
        case "controle":
            return controle.controle
        case "bench":
            return lambda: meten.bench(keuze.naam)
        case "serve":
            return lambda: serve.serve(keuze.poort, keuze.adres, zonder_worker=keuze.zonder_worker)
        case "gemeente":
            return lambda: django_opdrachten.gemeente(keuze.werkwoord, keuze.pakket, ja=keuze.ja)
        case "peil":
            return lambda: peil.kies(
                keuze.url, elke=keuze.elke, bestand=keuze.bestand, maand=keuze.maand, uit=keuze.verslag
            )
        case "reservekopie":
            vlaggen = frozenset(naam for naam in ("zonder_proef", "ondanks_breuk") if getattr(keuze, naam))
            return lambda: reservekopie.reservekopie(
                keuze.werkwoord, keuze.bestand, naar=keuze.naar, ja=keuze.ja, vlaggen=vlaggen
            )
        case _:
            return lambda: django_opdrachten.indicator(keuze.code, keuze.gemeente, keuze.periode)
