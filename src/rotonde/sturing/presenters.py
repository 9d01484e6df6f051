"""What the monitor shows and in which words: figures as people read them, after the gate of disclosure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from rotonde.kern import opmaak
from rotonde.sturing import onthulling
from rotonde.sturing.feiten.schema import FEITEN, Rij
from rotonde.sturing.gepubliceerd import Gepubliceerd
from rotonde.sturing.indicatoren import INDICATOREN
from rotonde.sturing.indicatoren.definitie import Indicator
from rotonde.sturing.opmaak import GEEN, leesbaar, leesbare_periode
from rotonde.sturing.queries import Stand
from rotonde.sturing.soorten import Eenheid, Periodesoort

Waarden = Mapping[str, Mapping[str, Decimal | None]]

# Counted, and too small to show without saying who it is about.
KLEIN = "te klein om te tonen"

# By the first part of the code, in the order of the page.
DOMEINEN = {
    "jeugd": "Jeugd",
    "wmo": "Wmo",
    "pw": "Werk en inkomen",
    "armoede": "Armoede en schulden",
    "stip": "Toegang",
    "voorzieningen": "Zo licht als kan, zo zwaar als nodig",
    "kd": "Thuis en op school",
}


@dataclass(frozen=True)
class Punt:
    """One figure over one period: counted, and beside it as published."""

    periode: str
    geteld: str
    gepubliceerd: str
    verschil: str
    bron: str


@dataclass(frozen=True)
class Regel:
    """One indicator on the monitor: this year, and the years before."""

    indicator: Indicator
    url: str
    nu: Punt
    reeks: list[Punt]
    grafiek: SafeString

    @property
    def bijschrift(self) -> str:
        return bijschrift(self.indicator)


@dataclass(frozen=True)
class Domein:
    """A section of the monitor."""

    naam: str
    sleutel: str
    regels: list[Regel] = field(default_factory=list)

    @property
    def bijschrift(self) -> str:
        return f"{self.naam}: geteld en gepubliceerd"


def bijschrift(indicator: Indicator) -> str:
    """What a table of one indicator is called."""
    return f"{indicator.naam}, in {indicator.eenheid.label}"


def navigatie() -> list[dict[str, object]]:
    return [{"naam": "Raadsmonitor", "url": reverse("sturing:monitor"), "actief": True}]


def pad() -> list[tuple[str, str]]:
    """The way back from a definition."""
    return [("Raadsmonitor", reverse("sturing:monitor"))]


def jaren(standen: list[Stand]) -> list[dict[str, object]]:
    """The years that have an editie of their own, newest first."""
    return [
        {"jaar": jaar, "url": reverse("sturing:monitor_jaar", args=[jaar])}
        for jaar in sorted({stand.editie.peildatum.year for stand in standen}, reverse=True)
    ]


def domeinen(jaar: int, waarden: Waarden, publicatie: Gepubliceerd, grafieken: Mapping[str, str]) -> list[Domein]:
    """The sections with every indicator that may show and holds in that year."""
    uit = {sleutel: Domein(naam, sleutel) for sleutel, naam in DOMEINEN.items()}
    for code, indicator in INDICATOREN.items():
        punten = reeks(indicator, waarden.get(code, {}), publicatie)
        nu = next((punt for punt in punten if punt.periode.endswith(str(jaar))), None)
        if nu is not None and onthulling.mag_tonen(indicator):
            url = reverse("sturing:definitie", args=[code])
            uit[code.split(".")[0]].regels.append(Regel(indicator, url, nu, punten, tekening(grafieken.get(code, ""))))
    return [domein for domein in uit.values() if domein.regels]


def reeks(indicator: Indicator, waarden: Mapping[str, Decimal | None], publicatie: Gepubliceerd) -> list[Punt]:
    """An indicator over its periods, oldest first, each beside what was published."""
    punten = []
    for periode, ruw in waarden.items():
        waarde = onthulling.totaal(indicator, ruw)
        gepubliceerd = publicatie.bij(indicator.code, periode)
        punten.append(
            Punt(
                leesbare_periode(periode),
                KLEIN if waarde is None and ruw is not None else leesbaar(indicator, waarde),
                leesbaar(indicator, gepubliceerd.waarde) if gepubliceerd else "niet gepubliceerd",
                _verschil(indicator, waarde, gepubliceerd.waarde if gepubliceerd else None),
                gepubliceerd.bron if gepubliceerd else "",
            )
        )
    return punten


def _verschil(indicator: Indicator, geteld: Decimal | None, gepubliceerd: Decimal | None) -> str:
    if geteld is None or gepubliceerd is None:
        return GEEN
    verschil = geteld - gepubliceerd
    if verschil == 0:
        return "geen"
    teken = "+" if verschil > 0 else "-"
    if indicator.eenheid == Eenheid.PROCENT:
        return f"{teken}{opmaak.getal(abs(verschil), indicator.decimalen)} procentpunt"
    return f"{teken}{leesbaar(indicator, abs(verschil))}"


def tekening(svg: str) -> SafeString:
    """A chart as it was drawn by our own job from figures and definitions; nothing typed by people is in it."""
    return mark_safe(svg)  # noqa: S308  made by rotonde.sturing.grafiek, never from input


def kenmerken(indicator: Indicator) -> list[tuple[str, str]]:
    """What stands in the box beside a definition."""
    uit = [
        ("Code", indicator.code),
        ("Eenheid", indicator.eenheid.label),
        ("Wordt geteld", indicator.soort.label),
        ("Teller", indicator.teller.tekst),
    ]
    if indicator.noemer:
        uit.append(("Noemer", indicator.noemer.tekst))
    bronnen = ", ".join(f"{FEITEN[tabel].naam} ({FEITEN[tabel].uitleg})" for tabel in indicator.bron)
    return [
        *uit,
        ("Bron", f"bevroren feiten: {bronnen}"),
        ("Eigenaar", indicator.eigenaar),
        ("Geldig", _geldig(indicator)),
        ("Richting", indicator.richting.label),
        ("Openbaar", indicator.openbaarmaking.label),
    ]


def _geldig(indicator: Indicator) -> str:
    van = indicator.geldig_vanaf
    begin = leesbare_periode(van.isoformat()) if indicator.soort == Periodesoort.PEILDATUM else str(van.year)
    return f"vanaf {begin}" + (f" tot {indicator.geldig_tot.year}" if indicator.geldig_tot else "")


@dataclass(frozen=True)
class Voorbeeldtabel:
    """Example rows as a table, with the outcome that they must give."""

    uitleg: str
    periode: str
    uitkomst: str
    tabellen: list[tuple[str, list[str], list[list[str]]]]


def voorbeelden(indicator: Indicator) -> list[Voorbeeldtabel]:
    """The example rows of a definition, only of the facts that it counts."""
    return [
        Voorbeeldtabel(
            voorbeeld.uitleg,
            leesbare_periode(voorbeeld.periode),
            leesbaar(indicator, voorbeeld.verwacht),
            [
                (tabel, [kolom.naam.replace("_", " ") for kolom in FEITEN[tabel].kolommen], _rijen(tabel, rijen))
                for tabel, rijen in voorbeeld.feiten.items()
                if tabel in indicator.bron
            ],
        )
        for voorbeeld in indicator.voorbeelden
    ]


def _rijen(tabel: str, rijen: tuple[Rij, ...]) -> list[list[str]]:
    return [[_cel(rij[kolom.naam]) for kolom in FEITEN[tabel].kolommen] for rij in rijen]


def _cel(waarde: object) -> str:
    if waarde is None:
        return GEEN
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    tekst = str(waarde)
    # A pseudonym of an example is one letter repeated: show it as people name it.
    return tekst[0].upper() if len(tekst) == 32 else tekst
