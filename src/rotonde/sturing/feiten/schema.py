"""The contract of the facts: which tables, which columns, and what a column can hold at all.

There is no kind of column for free text, a name, a number of a person or a birth date, so none can come in (PRIV-53).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

Waarde = str | date | Decimal | bool | int | None
Rij = Mapping[str, Waarde]


class Kolomsoort(Enum):
    """What a column holds."""

    PSEUDONIEM = "pseudoniem"
    CODE = "code"
    DATUM = "datum"
    BEDRAG = "bedrag"
    JANEE = "ja of nee"
    GETAL = "geheel getal"


@dataclass(frozen=True)
class Kolom:
    """One column; `leeg` says whether a value may be missing."""

    naam: str
    soort: Kolomsoort
    uitleg: str
    leeg: bool = False


@dataclass(frozen=True)
class Feittabel:
    """One table of facts."""

    naam: str
    uitleg: str
    kolommen: tuple[Kolom, ...]


_PSEUDONIEM = re.compile(r"[0-9a-f]{32}\Z")
# No blanks and no capitals: a sentence or a name does not fit. Kept short for the same reason.
_CODE = re.compile(r"[a-z0-9][a-z0-9_.+-]{0,59}\Z")
_GROOTSTE_GETAL = 10_000


def _p(naam: str, uitleg: str, *, leeg: bool = False) -> Kolom:
    return Kolom(naam, Kolomsoort.PSEUDONIEM, uitleg, leeg)


def _c(naam: str, uitleg: str, *, leeg: bool = False) -> Kolom:
    return Kolom(naam, Kolomsoort.CODE, uitleg, leeg)


def _d(naam: str, uitleg: str, *, leeg: bool = False) -> Kolom:
    return Kolom(naam, Kolomsoort.DATUM, uitleg, leeg)


_PERSOON = _p("persoon", "pseudoniem van de inwoner, alleen geldig binnen deze editie")

TABELLEN = (
    Feittabel(
        "persoon",
        "wie in een ander feit voorkomt, zoals die was op de peildatum",
        (
            _PERSOON,
            _c("leeftijdsklasse", "klasse waarin de leeftijd op de peildatum valt"),
            _c("woonkern", "dorp of wijk; leeg als het adres geheim of onbekend is", leeg=True),
        ),
    ),
    Feittabel(
        "voorziening",
        "wat is toegekend",
        (
            _p("voorziening", "pseudoniem van de voorziening"),
            _PERSOON,
            _c("wet", "de wet waaronder is toegekend"),
            _c("product", "code van het product"),
            _c("groep", "groep van het product"),
            Kolom("afslag", Kolomsoort.GETAL, "afslag van De Rotonde: 1, 2 of 3"),
            _c("leveringsvorm", "in natura, met pgb of in geld"),
            _d("van", "eerste dag van de toekenning"),
            _d("tot", "eerste dag zonder", leeg=True),
            _d("gestart_op", "dag waarop de hulp begon", leeg=True),
        ),
    ),
    Feittabel(
        "betaling",
        "wat is betaald; een terugbetaling is negatief",
        (
            _p("voorziening", "pseudoniem van de voorziening"),
            _PERSOON,
            _c("wet", "de wet waaronder is betaald"),
            _d("datum", "dag van betaling"),
            Kolom("bedrag", Kolomsoort.BEDRAG, "in euro"),
        ),
    ),
    Feittabel(
        "uitkering",
        "wie een uitkering kreeg",
        (
            _PERSOON,
            _c("regeling", "Participatiewet, IOAW, IOAZ of Bbz"),
            _d("van", "eerste dag met uitkering"),
            _d("tot", "eerste dag zonder", leeg=True),
            _c("reden_instroom", "reden van instroom"),
            _c("reden_uitstroom", "reden van uitstroom", leeg=True),
        ),
    ),
    Feittabel(
        "signaal",
        "wat partners meldden over een betalingsachterstand",
        (
            _p("signaal", "pseudoniem van het signaal"),
            _p("over", "pseudoniem van het adres of de inwoner"),
            _c("partner", "wie meldde"),
            _c("achterstand", "waarop een achterstand is"),
            Kolom("bedrag", Kolomsoort.BEDRAG, "hoogte van de achterstand in euro"),
            _d("ontvangen_op", "dag van ontvangst"),
            _d("afgerond_op", "dag van afronding", leeg=True),
            _c("resultaat", "het ene resultaat waarmee is afgerond", leeg=True),
        ),
    ),
    Feittabel(
        "contactpoging",
        "wat is geprobeerd na een signaal",
        (
            _p("signaal", "pseudoniem van het signaal"),
            _d("datum", "dag van de poging"),
            _c("kanaal", "hoe het is geprobeerd"),
            Kolom("gelukt", Kolomsoort.JANEE, "is er contact geweest"),
        ),
    ),
    Feittabel(
        "kenmerk",
        "wat er in een dossier speelt, in de woorden van de gemeente",
        (
            _PERSOON,
            _p("dossier", "pseudoniem van het dossier"),
            _c("kenmerk", "code van het kenmerk"),
            _d("van", "eerste dag dat het speelde"),
            _d("tot", "eerste dag dat het niet meer speelde", leeg=True),
        ),
    ),
    Feittabel(
        "ervaring",
        "hoe inwoners het vonden, zonder wie dat zei",
        (
            _d("maand", "eerste dag van de maand"),
            _c("moment", "waarna het is gevraagd"),
            Kolom("gehoord", Kolomsoort.GETAL, "luisterden wij goed, van 1 tot en met 5"),
            Kolom("verder", Kolomsoort.GETAL, "weet u hoe het verder gaat, van 1 tot en met 5"),
            Kolom("geholpen", Kolomsoort.GETAL, "bent u geholpen, van 1 tot en met 5"),
        ),
    ),
    Feittabel(
        "contactmoment",
        "wie contact zocht met de toegang, zonder wie dat was",
        (_d("datum", "dag van het contact"), _c("kanaal", "hoe contact is gezocht")),
    ),
)
FEITEN: dict[str, Feittabel] = {tabel.naam: tabel for tabel in TABELLEN}


def controleer(tabel: Feittabel, rij: Rij) -> None:
    """Raise ValueError when a row has other columns than the table, or a value that its column cannot hold."""
    if set(rij) != {kolom.naam for kolom in tabel.kolommen}:
        raise ValueError(f"{tabel.naam}: andere kolommen dan afgesproken: {sorted(rij)}")
    for kolom in tabel.kolommen:
        waarde = rij[kolom.naam]
        if waarde is None and kolom.leeg:
            continue
        if not _past(kolom.soort, waarde):
            # The value itself stays out of the message: it may be what should not be here.
            raise ValueError(f"{tabel.naam}.{kolom.naam}: dit is geen {kolom.soort.value}")


def _past(soort: Kolomsoort, waarde: Waarde) -> bool:
    match soort:
        case Kolomsoort.PSEUDONIEM:
            return isinstance(waarde, str) and _PSEUDONIEM.match(waarde) is not None
        case Kolomsoort.CODE:
            return isinstance(waarde, str) and _CODE.match(waarde) is not None
        case Kolomsoort.DATUM:
            return type(waarde) is date
        case Kolomsoort.BEDRAG:
            return isinstance(waarde, Decimal)
        case Kolomsoort.JANEE:
            return isinstance(waarde, bool)
        case Kolomsoort.GETAL:
            # A number of a person does not fit either.
            return type(waarde) is int and abs(waarde) < _GROOTSTE_GETAL
