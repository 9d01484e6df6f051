"""The one shape that every file of a pack has, and the fields that return in many of them."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from rotonde.kern.soorten import Afslag, Rol, Wet

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=60)]
Naam = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Tekst = Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]

E = TypeVar("E", bound=Enum)


def _lid(soort: type[E], waarde: Any) -> Any:
    """The member of ``soort`` with this name or value; anything else is left for pydantic to refuse."""
    for lid in soort:
        if waarde == lid.value or waarde == lid.name:
            return lid
    mogelijk = ", ".join(str(lid.value) if isinstance(lid.value, int) else lid.name for lid in soort)
    raise ValueError(f"{waarde} is geen {soort.__name__.lower()}|kies uit: {mogelijk}")


WetVeld = Annotated[Wet, BeforeValidator(lambda waarde: _lid(Wet, waarde))]
AfslagVeld = Annotated[Afslag, BeforeValidator(lambda waarde: _lid(Afslag, waarde))]
RolVeld = Annotated[Rol, BeforeValidator(lambda waarde: _lid(Rol, waarde))]
Bedrag = Annotated[Decimal, Field(ge=0, max_digits=11, decimal_places=2)]
Volgorde = Annotated[int, Field(ge=0, le=32767)]


class Blok(BaseModel):
    """Any mapping in a pack: an unknown key is a fault, never silently dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Gedateerd(Blok):
    """Holds over ``[geldig_vanaf, geldig_tot)``; without a start of its own it takes that of its file."""

    geldig_vanaf: date
    geldig_tot: date | None = None

    @model_validator(mode="after")
    def _vanaf_voor_tot(self) -> "Gedateerd":
        if self.geldig_tot is not None and self.geldig_tot <= self.geldig_vanaf:
            raise ValueError("geldig_tot ligt niet na geldig_vanaf|zet geldig_tot op de eerste dag die niet meer geldt")
        return self


class Regel(Gedateerd):
    """One line of a list. ``bron`` says in a few words where it comes from: document and paragraph."""

    bron: Annotated[str, Field(min_length=3, max_length=200)]


class Enkel(Gedateerd):
    """A file that describes one thing (the gemeente itself, its house style)."""

    bron: Annotated[str, Field(min_length=3, max_length=200)]
