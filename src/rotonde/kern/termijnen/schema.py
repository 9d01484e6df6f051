"""The shape of the data in gegevens/: rules of terms, holidays, amounts and the matrix of doelbinding."""

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from rotonde.kern.pakket.schema import Bedrag, Blok
from rotonde.kern.termijnen.duur import Duur, lees_duur

REGEL_ID = re.compile(r"[A-Z]{2,4}-[0-9]{2}")
_Label = Annotated[str, StringConstraints(min_length=1, max_length=90)]
_Versie = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}[a-z]?$")]
_RegelId = Annotated[str, StringConstraints(pattern=rf"^{REGEL_ID.pattern}$")]
Zekerheid = Literal["hoog", "middel", "laag"]


class Regime(StrEnum):
    """What happens to an end on a day that is no werkdag."""

    JA = "ja"  # Algemene termijnenwet
    NEE = "nee"  # runs through
    EU = "eu"  # Verordening (EEG) 1182/71
    STANDAARD = "standaard"  # an agreement, no wet
    GEEN = "geen"  # the rule says nothing


class Geldigheid(Blok):
    """Half-open: from `van` until, and without, `tot`."""

    van: dt.date
    tot: dt.date | None = None

    @model_validator(mode="after")
    def _van_voor_tot(self) -> "Geldigheid":
        if self.tot is not None and self.tot <= self.van:
            raise ValueError("tot ligt niet na van|zet tot op de eerste dag die niet meer geldt")
        return self

    def bevat(self, dag: dt.date) -> bool:
        return self.van <= dag and (self.tot is None or dag < self.tot)


class MetDuur(Blok):
    """A mapping with a duration in it, in the notation of the table."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    duur: Annotated[Duur, BeforeValidator(lambda waarde: lees_duur(str(waarde)))]


class Variant(MetDuur):
    """One term of a rule; with a regime of its own where it differs from the rule."""

    termijnenwet: Regime | None = None


class Verdaging(MetDuur):
    """By how long the end may be put off, and how often; no number means: each time again."""

    hoogstens: Annotated[int, Field(ge=1)] | None = None


def _als_variant(waarde: Any) -> Any:
    return {"duur": waarde} if isinstance(waarde, str) else waarde


class Termijnregel(Blok):
    """One rule of law in one version. Without `geldig` it holds as long as its wet; without `varianten` it has no term.

    `volgt_op` names the rule whose end is the start of this one. `lokaal` says that a verordening may set another
    duration: `korter` with the wet as its maximum.
    """

    id: _RegelId
    versie: _Versie
    wet: _Label
    artikel: _Label
    onderwerp: _Label
    start: _Label
    einde: _Label
    varianten: dict[str, Annotated[Variant, BeforeValidator(_als_variant)]] = Field(default_factory=dict)
    termijnenwet: Regime = Regime.GEEN
    richting: Literal["verder", "terug"] = "verder"
    uitkomst: Literal["laatste_dag", "eerste_dag"] = "laatste_dag"
    opschorting: bool = False
    verdaging: Verdaging | None = None
    uitstelbericht: bool = False
    lokaal: Literal["korter", "anders"] | None = None
    van_inwoner: bool = False
    volgt_op: _RegelId | None = None
    geldig: Geldigheid | None = None
    zeker: Zekerheid
    kamer: _Label

    @property
    def bron(self) -> str:
        """Wet and article, as a letter would name them."""
        if self.artikel == "-":
            return self.wet
        return f"{self.wet}, artikel {self.artikel}" if self.artikel[0].isdigit() else f"{self.wet}, {self.artikel}"

    def regime(self, variant: str) -> Regime:
        """What happens to the end of this variant on a day that is no werkdag."""
        return self.varianten[variant].termijnenwet or self.termijnenwet


class Feestdag(Blok):
    """A holiday on a fixed day (MM-DD) or a number of days from Easter Sunday."""

    naam: _Label
    dag: Annotated[str, StringConstraints(pattern=r"^[0-9]{2}-[0-9]{2}$")] | None = None
    pasen: Annotated[int, Field(ge=-60, le=60)] | None = None
    op_zondag: Annotated[int, Field(ge=-7, le=7)] = 0
    geldig: Geldigheid | None = None

    @model_validator(mode="after")
    def _een_van_twee(self) -> "Feestdag":
        if (self.dag is None) == (self.pasen is None):
            raise ValueError("een feestdag heeft een vaste dag of een aantal dagen vanaf Pasen|geef er precies één")
        return self

    def in_jaar(self, jaar: int, pasen: dt.date) -> dt.date | None:
        """The day in this year, given Easter Sunday; None when the rule does not hold then."""
        if self.pasen is not None:
            dag = pasen + dt.timedelta(days=self.pasen)
        else:
            maand, nummer = (self.dag or "").split("-")
            dag = dt.date(jaar, int(maand), int(nummer))
            if dag.weekday() == 6:
                dag += dt.timedelta(days=self.op_zondag)
        return dag if self.geldig is None or self.geldig.bevat(dag) else None


class GelijkgesteldeDag(Blok):
    """One day that a koninklijk besluit puts on a par with a holiday; it counts when `toegepast` (ATW-02)."""

    dag: dt.date
    zeker: Zekerheid
    toegepast: bool


class Trede(Blok):
    """So many days at so much per day."""

    dagen: Annotated[int, Field(ge=1)]
    bedrag: Bedrag


class Dwangsomregel(Blok):
    """Amounts of the dwangsom and its ceiling, in euro, for a dwangsom whose first day lies in `geldig`."""

    versie: _Versie
    geldig: Geldigheid
    treden: list[Trede]
    hoogstens: Bedrag
    zeker: Zekerheid

    @model_validator(mode="after")
    def _optelling_klopt(self) -> "Dwangsomregel":
        som = sum((trede.dagen * trede.bedrag for trede in self.treden), Decimal(0))
        if som != self.hoogstens:
            raise ValueError(f"de treden tellen op tot {som}, niet tot {self.hoogstens}|maak ze gelijk")
        return self


class Tarief(Blok):
    """The abonnementstarief per huishouden, in euro; months in `niet_geind` (their first day) were not collected."""

    geldig: Geldigheid
    bedrag: Bedrag
    per: Literal["maand", "4 weken"]
    niet_geind: list[dt.date] = Field(default_factory=list)
    zeker: Zekerheid


class AowLeeftijd(Blok):
    """The AOW-leeftijd of who reaches it in `geldig`."""

    geldig: Geldigheid
    jaren: Annotated[int, Field(ge=60, le=80)]
    maanden: Annotated[int, Field(ge=0, le=11)]
    zeker: Zekerheid


class Doelbinding(Blok):
    """Whether data of one wet may serve another within the same gemeente (DLB-01, DLB-02)."""

    bron: _Label
    doel: _Label
    mag: Literal["wet", "toestemming", "nee"]
    artikel: _Label
    zeker: Zekerheid


class VoorgesteldeGrond(Blok):
    """A law that would open every crossing from its first day on; without one it opens nothing (DLB-06, PRIV-10)."""

    wet: _Label
    artikel: _Label
    van: dt.date | None
    zeker: Zekerheid
