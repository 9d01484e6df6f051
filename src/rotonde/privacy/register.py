"""The register of processing and its DPIA annex, from what every table says it is for (PRIV-52)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db import models

from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.bewaring.regels import regels
from rotonde.kern.soorten import ROLLEN_MET_PERSONEN, Bescherming, Klasse, Rol
from rotonde.kern.verwerking import Verwerking, verwerking_van

KOP = """# Register of processing

Made from the tables themselves with `./rotonde beheer verwerkingen --schrijf`; a test fails when this page is stale.
Per table: what it is for, under which law, how long a row stays and from what, with what it goes, and who sees it. A
column has the class of its table unless listed otherwise; keys are internal. Where the law is ‘per rij’, every row
carries its own.
"""

KOP_DPIA = """# DPIA annex

Made from the tables themselves with `./rotonde beheer verwerkingen --schrijf`; a test fails when this page is stale.
One row per table that holds personal data: which classes, under which wet, for what purpose, kept by which rule, and
who can receive it. It is an annex: the assessment of risks itself is made by the gemeente.

| tabel | klassen | wet | doel | bewaarregel | ontvangers |
|---|---|---|---|---|---|
"""
_ONTVANGERS = {
    Bescherming.GEMEENTE: "wie in de gemeente aangemeld is en een route of werkwoord heeft",
    Bescherming.PERSOON: "rollen die met personen werken; de inwoner de eigen rijen",
    Bescherming.BETROKKEN: "wie betrokken is, met een rol die met personen werkt; de inwoner zelf",
    Bescherming.LOG: "kwaliteit en de FG; de inwoner de regels over zichzelf",
    Bescherming.WERKER: "niemand; alleen achtergrondwerk",
    Bescherming.TOEZICHT: "kwaliteit, de FG en wie de rij aangaat",
}
_GEEN_PERSOON = {Klasse.OPENBAAR, Klasse.INTERN}


@dataclass(frozen=True)
class Tabelregel:
    """One table with personal data, in the words of the annex; `kolommen` are the personal ones per klasse."""

    tabel: str
    kamer: str
    klassen: tuple[str, ...]
    kolommen: tuple[tuple[str, str], ...]
    wet: str
    doel: str
    bewaarregel: str
    ontvangers: str


def tabelregels() -> list[Tabelregel]:
    """Every table that holds personal data or says whom it is about, by name."""
    modellen = sorted(beschermde_modellen(), key=lambda model: model._meta.db_table)
    return [regel for model in modellen if (regel := _regel(model)).klassen or verwerking_van(model).betrokkene]


def dpia() -> str:
    """The annex, the same for the same tables."""
    regels = [
        f"| `{r.tabel}` | {', '.join(r.klassen) or 'verwijst naar een persoon'} | {r.wet} | {r.doel} | {r.bewaarregel} "
        f"| {r.ontvangers} |\n"
        for r in tabelregels()
    ]
    rollen = ", ".join(Rol(rol).label for rol in ROLLEN_MET_PERSONEN)
    return f"{KOP_DPIA}{''.join(regels)}\nRollen die met personen werken: {rollen}.\n"


def _regel(model: type[models.Model]) -> Tabelregel:
    verwerking = verwerking_van(model)
    per_klasse = [(klasse, kolommen) for klasse, kolommen in _per_klasse(model) if klasse not in _GEEN_PERSOON]
    return Tabelregel(
        tabel=model._meta.db_table,
        kamer=model._meta.app_label,
        klassen=tuple(str(klasse.label) for klasse, _ in per_klasse),
        kolommen=tuple((str(klasse.label), ", ".join(kolommen)) for klasse, kolommen in per_klasse),
        wet=_wet(verwerking),
        doel=verwerking.doel,
        bewaarregel=verwerking.bewaarregel,
        ontvangers=_ONTVANGERS[verwerking.bescherming] + _ook(verwerking),
    )


def _ook(verwerking: Verwerking) -> str:
    return "; wie de rij ziet waar deze naast staat" if verwerking.naast else ""


def _wet(verwerking: Verwerking) -> str:
    return str(verwerking.wet.label) if verwerking.wet else "per rij"


def pagina() -> str:
    """The whole page, the same for the same tables."""
    modellen = sorted(beschermde_modellen(), key=lambda model: model._meta.db_table)
    delen = [KOP]
    for kamer, tabellen in groupby(modellen, key=lambda model: model._meta.app_label):
        delen.append(f"\n## {kamer}\n")
        delen += [_tabel(model) for model in tabellen]
    return "".join(delen)


def _tabel(model: type[models.Model]) -> str:
    verwerking = verwerking_van(model)
    regels = [
        ("Doel", verwerking.doel),
        ("Wet", _wet(verwerking)),
        ("Bewaarregel", verwerking.bewaarregel),
        ("Termijn", _termijn(verwerking)),
        ("Gaat weg met", _eenheid(verwerking)),
        ("Bescherming", str(verwerking.bescherming.label) + _ook(verwerking)),
        ("Betrokkene", f"`{verwerking.betrokkene}`" if verwerking.betrokkene else "geen kolom"),
        ("Sturing leest mee", "ja" if verwerking.sturing_leest else "nee"),
        *_kolommen(model),
    ]
    return f"\n### {model._meta.db_table}\n\n" + "".join(f"- {naam}: {waarde}\n" for naam, waarde in regels)


def _termijn(verwerking: Verwerking) -> str:
    """How long, from what; where each row carries its wet, another rule may keep it longer."""
    versies = regels(verwerking.bewaarregel)
    zinnen = [
        f"{variant.duur} vanaf {regel.start}{f' ({naam})' if len(regel.varianten) > 1 else ''}"
        for regel in versies
        for naam, variant in regel.varianten.items()
    ]
    if not versies:
        return "zolang de rij geldt"
    return "; ".join(zinnen) + ("; langer als de wet van de rij dat vraagt" if verwerking.wet is None else "")


def _eenheid(verwerking: Verwerking) -> str:
    """With which unit a row is destroyed, and by which columns it belongs to that."""
    if verwerking.bescherming == Bescherming.LOG:
        return "niets: een logregel blijft, zonder inhoud"
    if verwerking.eenheid is None:
        return "niets"
    soort = verwerking.eenheid.soort or "elke eenheid die hij noemt"
    return f"{soort} ({_opsomming(verwerking.eenheid.kolommen)})"


def _kolommen(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """The columns per klasse, most sensitive last."""
    for klasse, kolommen in _per_klasse(model):
        yield f"Klasse {klasse.label}", _opsomming(kolommen)


def _per_klasse(model: type[models.Model]) -> Iterator[tuple[Klasse, Sequence[str]]]:
    kolommen = [veld.column for veld in model._meta.concrete_fields if veld.column]
    verwerking = verwerking_van(model)
    for klasse in Klasse:
        van_klasse = [kolom for kolom in kolommen if verwerking.klasse_van(kolom) == klasse]
        if van_klasse:
            yield klasse, van_klasse


def _opsomming(kolommen: Iterable[str]) -> str:
    return ", ".join(f"`{kolom}`" for kolom in kolommen)
