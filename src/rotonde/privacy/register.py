"""The register of processing as a page, from what every table says it is for (PRIV-52)."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db import models

from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.bewaring.regels import regels
from rotonde.kern.soorten import Bescherming, Klasse
from rotonde.kern.verwerking import Verwerking, verwerking_van

KOP = """# Register of processing

Made from the tables themselves with `./rotonde beheer verwerkingen --schrijf`; a test fails when this page is stale.
Per table: what it is for, under which law, how long a row stays and from what, with what it goes, and who sees it. A
column has the class of its table unless listed otherwise; keys are internal. Where the law is ‘per rij’, every row
carries its own.
"""


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
        ("Wet", str(verwerking.wet.label) if verwerking.wet else "per rij"),
        ("Bewaarregel", verwerking.bewaarregel),
        ("Termijn", _termijn(verwerking)),
        ("Gaat weg met", _eenheid(verwerking)),
        ("Bescherming", str(verwerking.bescherming.label)),
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
    kolommen = [veld.column for veld in model._meta.concrete_fields if veld.column]
    verwerking = verwerking_van(model)
    for klasse in Klasse:
        van_klasse = [kolom for kolom in kolommen if verwerking.klasse_van(kolom) == klasse]
        if van_klasse:
            yield f"Klasse {klasse.label}", _opsomming(van_klasse)


def _opsomming(kolommen: Iterable[str]) -> str:
    return ", ".join(f"`{kolom}`" for kolom in kolommen)
