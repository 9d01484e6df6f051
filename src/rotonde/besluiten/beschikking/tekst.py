"""What stands in a beschikking, as values: no layout, no database."""

import datetime as dt
import re
from dataclasses import dataclass, field
from decimal import Decimal

from rotonde.vorm.papier import schoon

KLEUR = re.compile(r"#[0-9a-fA-F]{6}")


def _leesbaar(tekst: str) -> bool:
    return any(teken.isalnum() for teken in schoon(tekst))


@dataclass(frozen=True, slots=True)
class Huisstijl:
    """Name, colour (`#rrggbb`) and addresses of the municipality that decides."""

    gemeente: str
    kleur: str
    postadres: tuple[str, ...]
    telefoon: str
    website: str

    def __post_init__(self) -> None:
        if not KLEUR.fullmatch(self.kleur):
            raise ValueError(f"De kleur van {self.gemeente} is {self.kleur!r}; schrijf een kleur als #1a4f8b.")


@dataclass(frozen=True, slots=True)
class Afzender:
    """Who decided: a named person (PRIV-51), the role, and whom to call."""

    naam: str
    functie: str
    telefoon: str


@dataclass(frozen=True, slots=True)
class DoelToelichting:
    """Why this was decided, for one doel of the Aanpak (Awb 3:46: a besluit is motivated)."""

    doel: str
    toelichting: str

    def __post_init__(self) -> None:
        if not _leesbaar(self.doel) or not _leesbaar(self.toelichting):
            raise ValueError("Een toelichting noemt het doel en zegt waarom (Awb 3:46).")


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of what the resident gets; `van`/`tot` half-open, `bedrag` in euro for the whole period."""

    voorziening: str
    van: dt.date
    tot: dt.date
    hoeveel: str
    bedrag: Decimal

    def __post_init__(self) -> None:
        if self.van >= self.tot:
            raise ValueError(f"{self.voorziening}: de periode eindigt niet na het begin.")


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """Where and until when the resident can object (Awb 3:45, 6:7): `weken` after the announcement."""

    weken: int
    laatste_dag: dt.date
    postadres: tuple[str, ...]
    website: str


@dataclass(frozen=True, slots=True)
class BeschikkingTekst:
    """The whole letter. Every string is data: it is printed as it stands and never read as markup."""

    huisstijl: Huisstijl
    afzender: Afzender
    ontvanger: tuple[str, ...]
    aanhef: str
    kenmerk: str
    datum: dt.date
    aanvraag_van: dt.date
    onderwerp: str
    besluit: str
    wettelijk_voorschrift: str
    toelichting: tuple[DoelToelichting, ...]
    bezwaar: Bezwaar
    krijgt: tuple[Regel, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.toelichting:
            raise ValueError("Een beschikking zonder motivering kan niet (Awb 3:46).")
        if not all(map(_leesbaar, (self.onderwerp, self.besluit, self.wettelijk_voorschrift))):
            raise ValueError("Een beschikking noemt onderwerp, besluit en wettelijk voorschrift (Awb 3:47).")
