"""`./rotonde termijn`: one term of the law, computed and explained; without a rule the list of all."""

import argparse
import datetime as dt
import json
from collections.abc import Sequence

from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import WORTEL
from rotonde.cli.opties import Lezer
from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.klok import NEDERLAND
from rotonde.kern.opmaak import euro
from rotonde.kern.termijnen import tabel, uitleg
from rotonde.kern.termijnen.berekening import Termijn, bereken
from rotonde.kern.termijnen.dwangsom import bereken_dwangsom
from rotonde.kern.termijnen.pagina import pagina, termijnen
from rotonde.kern.termijnen.vraag import Opschorting, Reden, Start, Storing, Uitstelbericht, Vraag

PAGINA = WORTEL / "docs" / "architectuur" / "termijnen.md"
HULP = f"""\
Een wettelijke termijn berekenen, met de hele redenering.

Gebruik: ./rotonde termijn                             alle regels
         ./rotonde termijn REGEL --start DATUM [opties]

  --start 2026-03-02          de dag waarop het begint; met een tijdstip waar de regel in uren telt
  --variant NAAM              welke termijn, als de regel er meer heeft
  --opschorting VAN..TOT      de termijn stond stil van VAN tot (en zonder) TOT; mag vaker
                              met reden erachter: 2026-06-09..2026-06-18:aanvullen
                              redenen: {", ".join(list(Reden)[:3])},
                              {", ".join(list(Reden)[3:])}
  --verdaging N               zo vaak is het einde verdaagd
  --bericht OP..DATUM         op dag OP is gemeld dat het DATUM wordt (Awb 4:14)
  --storing VAN..TOT          het digitale loket was dicht, met tijdstippen; mag vaker
  --lokaal P4W                de termijn uit de verordening
  --versie 2026-11            reken met deze versie van de regel
  --bekendgemaakt DATUM       bij AWB-05: reken de dwangsom uit tot en met deze dag
  --json                      het antwoord als JSON
  --schrijf                   de lijst van alle regels in docs/ bijwerken
"""


class _Lezer(Lezer):
    hulp, meer = HULP, "./rotonde termijn --help"


def termijn(argumenten: Sequence[str]) -> int:
    """Print one term, or the list of rules. Raises Startfout with one sentence when that cannot be."""
    keuze = _maak_lezer().parse_args(argumenten)
    try:
        if keuze.schrijf:
            PAGINA.write_text(pagina(), encoding="utf-8")
        elif keuze.regel is None:
            print("\n".join(_lijst()))
        else:
            _een(keuze)
    except Gebruikersfout as fout:
        raise Startfout(fout.zin) from fout
    return 0


def _maak_lezer() -> _Lezer:
    lezer = _Lezer(prog="./rotonde termijn", allow_abbrev=False)
    lezer.add_argument("regel", nargs="?")
    lezer.add_argument("--start", type=_start)
    lezer.add_argument("--variant", default="")
    lezer.add_argument("--versie", default="")
    lezer.add_argument("--opschorting", type=_opschorting, action="append", default=[])
    lezer.add_argument("--verdaging", type=int, default=0)
    lezer.add_argument("--bericht", type=_bericht)
    lezer.add_argument("--storing", type=_storing, action="append", default=[])
    lezer.add_argument("--lokaal", default="")
    lezer.add_argument("--bekendgemaakt", type=_dag)
    lezer.add_argument("--json", action="store_true")
    lezer.add_argument("--schrijf", action="store_true")
    return lezer


def _een(keuze: argparse.Namespace) -> None:
    regel = keuze.regel.upper()
    versies = tabel.versies_van(regel)
    if keuze.start is None:
        raise Startfout(f"Zeg ook wanneer het begint ({versies[-1].start}), bijvoorbeeld: --start 2026-03-02.")
    vraag = Vraag(
        regel,
        keuze.start,
        variant=keuze.variant,
        versie=keuze.versie,
        opschortingen=tuple(keuze.opschorting),
        verdagingen=keuze.verdaging,
        storingen=tuple(keuze.storing),
        bericht=keuze.bericht,
        lokaal=keuze.lokaal,
    )
    berekend = bereken(vraag)
    dwangsom = _dwangsom(berekend, keuze.bekendgemaakt) if keuze.bekendgemaakt else {}
    if keuze.json:
        print(json.dumps(uitleg.als_json(berekend) | dwangsom, indent=1, ensure_ascii=False))
        return
    print("\n".join(uitleg.regels(berekend)))
    if dwangsom:
        bedrag, dagen = dwangsom["dwangsom"], dwangsom["dagen"]
        print(f"Dwangsom tot en met {uitleg.weekdag(keuze.bekendgemaakt)}: {bedrag} over {dagen} dagen.")


def _dwangsom(ingebreke: Termijn, tot_en_met: dt.date) -> dict[str, object]:
    """Only for AWB-05: who asks for its term says that deciding was due before it."""
    if ingebreke.regel.id != "AWB-05":
        raise Startfout("Een dwangsom begint bij een ingebrekestelling: gebruik --bekendgemaakt bij AWB-05.")
    start = ingebreke.vraag.dag
    dwangsom = bereken_dwangsom(start - dt.timedelta(days=1), start, tot_en_met)
    return {"dwangsom": euro(dwangsom.bedrag), "dagen": dwangsom.dagen, "tarief": dwangsom.tarief.versie}


def _lijst() -> Sequence[str]:
    laatste = [versies[-1] for versies in tabel.regels().values()]
    return [f"{regel.id:8} {termijnen(regel) or '-':34} {regel.onderwerp} ({regel.bron})" for regel in laatste]


def _dag(tekst: str) -> dt.date:
    try:
        return dt.date.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{tekst} is geen dag die bestaat: schrijf JJJJ-MM-DD") from None


def _moment(tekst: str) -> dt.datetime:
    try:
        gelezen = dt.datetime.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{tekst} is geen tijdstip: schrijf JJJJ-MM-DDTUU:MM") from None
    return gelezen if gelezen.tzinfo else gelezen.replace(tzinfo=NEDERLAND)


def _start(tekst: str) -> Start:
    return _moment(tekst) if "T" in tekst else _dag(tekst)


def _van_tot(tekst: str) -> tuple[str, str]:
    van, punten, tot = tekst.partition("..")
    if not punten:
        raise argparse.ArgumentTypeError(f"{tekst} mist een begin of einde: schrijf VAN..TOT")
    return van, tot


def _opschorting(tekst: str) -> Opschorting:
    van, rest = _van_tot(tekst)
    tot, _, reden = rest.partition(":")
    if reden and reden not in set(Reden):
        raise argparse.ArgumentTypeError(f"{reden} is geen reden: kies uit {', '.join(Reden)}")
    try:
        return Opschorting(_dag(van), _dag(tot), Reden(reden or Reden.AANVULLEN))
    except Gebruikersfout as fout:
        raise argparse.ArgumentTypeError(fout.zin.rstrip(".")) from fout


def _storing(tekst: str) -> Storing:
    van, tot = _van_tot(tekst)
    try:
        return Storing(_moment(van), _moment(tot))
    except Gebruikersfout as fout:
        raise argparse.ArgumentTypeError(fout.zin.rstrip(".")) from fout


def _bericht(tekst: str) -> Uitstelbericht:
    op, nieuw = _van_tot(tekst)
    return Uitstelbericht(_dag(op), _dag(nieuw))
