"""The page of every term, made from the table."""

from itertools import groupby

from rotonde.kern.termijnen import tabel
from rotonde.kern.termijnen.schema import Regime, Termijnregel

KOP = """# Terms

Made from the table itself with `./rotonde termijn --schrijf`; a test fails when this page is stale. What the columns
mean and how an end is computed stands in [klokken.md](klokken.md). A rule without a term has none to compute: its day
follows from something else, or it only says what must happen.
"""
_KOLOMMEN = ("Id", "Onderwerp", "Bron", "Termijn", "Vanaf", "Weekend", "Kan ook", "Geldig", "Zeker", "Versie")
_WEEKEND = {Regime.JA: "verschuift", Regime.EU: "verschuift (EU)", Regime.NEE: "nee", Regime.STANDAARD: "afspraak"}


def pagina() -> str:
    """The whole page, the same for the same table."""
    delen = [KOP]
    alle = [regel for versies in tabel.regels().values() for regel in versies]
    alle.sort(key=lambda regel: (regel.kamer, regel.id))
    for kamer, groep in groupby(alle, key=lambda regel: regel.kamer):
        delen.append(f"\n## {kamer}\n\n| {' | '.join(_KOLOMMEN)} |\n|{' --- |' * len(_KOLOMMEN)}\n")
        delen += [f"| {' | '.join(_cellen(regel))} |\n" for regel in groep]
    return "".join(delen)


def termijnen(regel: Termijnregel) -> str:
    """The terms of a rule in one line: 6 weken, adviescommissie: 12 weken."""
    return ", ".join(
        str(variant.duur) if naam == "gewoon" else f"{naam}: {variant.duur}"
        for naam, variant in regel.varianten.items()
    )


def _cellen(regel: Termijnregel) -> list[str]:
    geldig = "" if regel.geldig is None else f"{regel.geldig.van} tot {regel.geldig.tot or ''}".strip()
    weekend = _WEEKEND.get(regel.termijnenwet, "") if regel.varianten else ""
    return [
        regel.id,
        regel.onderwerp,
        regel.bron,
        termijnen(regel) or "geen",
        regel.start,
        weekend,
        ", ".join(_kan_ook(regel)),
        geldig,
        regel.zeker,
        regel.versie,
    ]


def _kan_ook(regel: Termijnregel) -> list[str]:
    kan = ["opschorten"] if regel.opschorting else []
    if regel.verdaging:
        keer = f" ({regel.verdaging.hoogstens}×)" if regel.verdaging.hoogstens else " (telkens)"
        kan.append(f"verdagen met {regel.verdaging.duur}{keer}")
    if regel.uitstelbericht:
        kan.append("bericht van uitstel")
    if regel.van_inwoner:
        kan.append("storing")
    if regel.lokaal:
        kan.append("korter in verordening" if regel.lokaal == "korter" else "anders in verordening")
    return kan
