"""A computed term in Dutch, for who must act on it and for who must check it."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from rotonde.kern.klok import NEDERLAND
from rotonde.kern.opmaak import datum, datumtijd
from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.berekening import Soort, Stap, Termijn, bereken, binnen_termijnenwet
from rotonde.kern.termijnen.duur import Eenheid
from rotonde.kern.termijnen.schema import Regime
from rotonde.kern.termijnen.vraag import Reden

_WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_REDENEN = {
    Reden.AANVULLEN: "wachten op aanvulling",
    Reden.INSTEMMING: "de inwoner stemde in met uitstel",
    Reden.VERTRAGING: "de inwoner vertraagde",
    Reden.OVERMACHT: "overmacht",
    Reden.HERSTEL: "herstel van een verzuim",
    Reden.IDENTITEIT: "de identiteit moest nog blijken",
}
_ZONDER_VERSCHUIVEN = {
    Regime.NEE: "Het einde verschuift niet bij een weekend of feestdag: de Algemene termijnenwet geldt hier niet.",
    Regime.STANDAARD: "Het einde verschuift niet bij een weekend of feestdag: dit is een afspraak, geen wet.",
    Regime.GEEN: "Het einde verschuift niet bij een weekend of feestdag: de regel zegt daar niets over.",
}
_WET = {Regime.JA: "Algemene termijnenwet", Regime.EU: "Verordening 1182/71"}
_ARTIKEL = {Regime.JA: ("artikel 1", "artikel 2"), Regime.EU: ("artikel 3 lid 4", "artikel 3 lid 5")}


def weekdag(dag: dt.date) -> str:
    """maandag 2 maart 2026."""
    return f"{_WEEKDAGEN[dag.weekday()]} {datum(dag)}"


def moment(wanneer: dt.date | dt.datetime) -> str:
    """A day with its weekday, and the time when there is one."""
    if isinstance(wanneer, dt.datetime):
        return f"{_WEEKDAGEN[wanneer.astimezone(NEDERLAND).weekday()]} {datumtijd(wanneer)}"
    return weekdag(wanneer)


def kop(termijn: Termijn) -> str:
    """The outcome in one line."""
    if isinstance(termijn.uitkomst, dt.datetime):
        return f"Uiterlijk {moment(termijn.uitkomst)}"
    if termijn.eerste_dag or termijn.regel.richting == "terug":
        wat = "Niet eerder dan" if termijn.regel.richting == "terug" else "Vanaf"
        return f"{wat} {weekdag(termijn.uitkomst)}"
    return f"Uiterlijk {weekdag(termijn.uitkomst)}"


def regels(termijn: Termijn) -> list[str]:
    """The whole reasoning, one line per step, ending with what the outcome rests on."""
    regel = termijn.regel
    return [
        f"{regel.id}: {regel.onderwerp} ({regel.bron})",
        kop(termijn),
        "",
        *[f"  {moment(stap.op)}: {_stap(termijn, stap)}" for stap in termijn.stappen],
        "",
        *_slot(termijn),
    ]


def als_json(termijn: Termijn) -> dict[str, Any]:
    """The same as data: rule, version, input, outcome and steps."""
    return {
        "regel": termijn.regel.id,
        "versie": termijn.regel.versie,
        "bron": termijn.regel.bron,
        "variant": termijn.variant,
        "termijn": str(termijn.duur),
        "invoer": termijn.invoer,
        "uitkomst": termijn.uitkomst.isoformat(),
        "soort": "eerste dag" if termijn.eerste_dag else "laatste dag",
        "zeker": termijn.regel.zeker,
        "stappen": [
            {"stap": str(stap.soort), "op": stap.op.isoformat(), "dagen": stap.dagen, "waarom": stap.waarom}
            for stap in termijn.stappen
        ],
        "voorbehoud": anders.isoformat() if (anders := met_onbevestigde_dagen(termijn)) else None,
    }


def met_onbevestigde_dagen(termijn: Termijn) -> dt.date | None:
    """The outcome if the equated days that wait for a jurist count as well; None when that is no other day."""
    if isinstance(termijn.uitkomst, dt.datetime):
        return None
    anders = bereken(termijn.vraag, tabel.kalender(ook_onbevestigd=True)).dag
    return anders if anders != termijn.uitkomst else None


def _stap(termijn: Termijn, stap: Stap) -> str:
    artikel_einde, artikel_werkdagen = _ARTIKEL.get(termijn.regel.regime(termijn.variant), ("", ""))
    wet = _WET.get(termijn.regel.regime(termijn.variant), "")
    match stap.soort:
        case Soort.BEGIN:
            telt = "vanaf dit moment" if termijn.duur.op_de_klok else "deze dag telt niet mee"
            return f"{termijn.regel.start}; {telt}" if _telt(termijn) else termijn.regel.start
        case Soort.DUUR:
            return _na_duur(termijn)
        case Soort.VERDAAGD:
            return f"verdaagd met {termijn.regel.verdaging.duur if termijn.regel.verdaging else ''}"
        case Soort.OPGESCHORT:
            return f"{_dagen(stap.dagen)} opgeschort, {_REDENEN[Reden(stap.waarom)]}"
        case Soort.BERICHT:
            return "nieuwe datum, op tijd gemeld (Awb artikel 4:14)"
        case Soort.WERKDAG:
            return f"eerste werkdag, want het einde viel op {stap.waarom} ({wet}, {artikel_einde})"
        case Soort.TWEE_WERKDAGEN:
            return f"pas dan zitten er twee werkdagen in ({wet}, {artikel_werkdagen})"
        case Soort.STORING:
            return "de dag na het herstel van de storing (Awb afdeling 2.3)"


def _telt(termijn: Termijn) -> bool:
    return termijn.duur.eenheid not in {Eenheid.METEEN, Eenheid.VOOR_DAG} and not termijn.duur.leeftijd


def _na_duur(termijn: Termijn) -> str:
    lokaal = " (termijn uit de verordening)" if termijn.vraag.lokaal else ""
    match termijn.duur.eenheid:
        case Eenheid.METEEN:
            return "onverwijld: op dezelfde dag"
        case Eenheid.VOOR_DAG:
            return f"{termijn.duur}"
        case Eenheid.VERJAARDAG:
            return f"{termijn.duur}"
        case Eenheid.AOW:
            return "AOW-leeftijd"
    return f"{termijn.duur} {'eerder' if termijn.regel.richting == 'terug' else 'later'}{lokaal}"


def _dagen(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def _slot(termijn: Termijn) -> Iterator[str]:
    regel = termijn.regel
    if regel.einde != "nvt":
        yield f"Dit sluit met: {regel.einde}."
    regime = regel.regime(termijn.variant)
    if termijn.duur.op_de_klok:
        yield "Uren lopen door in weekend en feestdag."
    elif termijn.regel.richting == "terug":
        yield "Een termijn die terugtelt verschuift niet (Algemene termijnenwet, artikel 1)."
    elif regime in _ZONDER_VERSCHUIVEN and _telt(termijn) and termijn.duur.eenheid != Eenheid.WERKDAG:
        yield _ZONDER_VERSCHUIVEN[regime]
    elif regime == Regime.JA and not binnen_termijnenwet(termijn.duur):
        yield "Zo lang verschuift het einde niet meer bij een weekend of feestdag (Algemene termijnenwet, artikel 4)."
    if anders := met_onbevestigde_dagen(termijn):
        yield (
            "Let op: een koninklijk besluit stelt mogelijk een dag gelijk met een feestdag; "
            f"dan wordt het {weekdag(anders)}."
        )
    yield f"Berekend met regel {regel.id}, versie {regel.versie}, zekerheid {regel.zeker}."
