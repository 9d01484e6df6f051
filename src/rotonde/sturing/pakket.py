"""What sturing reads from a pack: the opgaven, and the shape of published figures."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from rotonde.catalogus.lader import CatalogusLader
from rotonde.kern.pakket.register import Soort, Verwijzing, registreer
from rotonde.kern.pakket.schema import Blok, Code, Naam, Regel
from rotonde.sturing.models import Opgave

Periode = Annotated[str, StringConstraints(min_length=4, max_length=40)]


class Meting(Blok):
    """A figure at the start; periode as the source gives it (JJJJ, JJJJ-MM-DD or onbekend)."""

    periode: Periode
    waarde: Decimal
    eenheid: Naam


class IndicatorRegel(Blok):
    """How an opgave is followed. ``volgen``: the source agreed no direction."""

    code: Code
    naam: Naam
    soort: Literal["kwantitatief", "kwalitatief"]
    richting: Literal["omlaag", "omhoog", "minstens_gelijk", "hoogstens_gelijk", "volgen"]
    streefwaarde: Naam | None = None
    streefjaar: Annotated[int, Field(ge=2015, le=2100)] | None = None
    meetbron: Naam | None = None
    frequentie: Naam | None = None
    nulmeting: list[Meting] = []


class OpgaveRegel(Regel):
    """One policy goal with its indicators."""

    code: Code
    thema: Code
    naam: Naam
    indicatoren: Annotated[list[IndicatorRegel], Field(min_length=1)]


class Waarde(Blok):
    """One published figure; ``eenheid`` only where it differs from that of its series."""

    periode: Periode
    waarde: Decimal
    dimensies: dict[Code, Naam] = {}
    eenheid: Naam | None = None


class GepubliceerdeReeks(Regel):
    """A series as published, to be shown beside counted figures (AF-39)."""

    code: Code
    naam: Naam
    domein: Code
    eenheid: Naam | None = None
    waarden: Annotated[list[Waarde], Field(min_length=1)]

    @model_validator(mode="after")
    def _eenheid_ergens(self) -> "GepubliceerdeReeks":
        if self.eenheid is None and any(waarde.eenheid is None for waarde in self.waarden):
            raise ValueError("de eenheid ontbreekt|geef de reeks of elke waarde een eenheid")
        return self


registreer(
    Soort(
        "opgaven",
        OpgaveRegel,
        verwijzingen=(Verwijzing("thema", "themas"),),
        lader=lambda pakket: CatalogusLader("opgaven", Opgave, "code"),
    )
)
# Not kept in the loaded pack: a screen or indicator that could reach it would no longer count (AF-39).
registreer(Soort("raadsmonitor", GepubliceerdeReeks, jaarlijks=True, bewaren=False))
