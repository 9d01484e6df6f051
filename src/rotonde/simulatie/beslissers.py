"""Who proposes and who decides, by the mandaten of the pack; the verbs judge it again (PRIV-51)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rotonde.kern.soorten import Afslag, Rol, Wet
from rotonde.simulatie.rolverdeling import Functie


@dataclass(frozen=True)
class Zaak:
    """What must be decided: `bedrag` in euro per year, `maanden` rounded up."""

    wet: Wet
    afslag: Afslag
    groep: str
    bedrag: float
    maanden: int


@dataclass(frozen=True)
class Bevoegd:
    """The function that decides, and whether it must be somebody else than who proposed."""

    functie: Functie
    ander: bool


def aanspreekpunt(functies: Sequence[Functie], mandaten: Sequence[Any], wet: Wet) -> Functie:
    """The function that is Aanspreekpunt and may decide most under this wet."""
    mogelijk = [functie for functie in functies if functie.rol == Rol.AANSPREEKPUNT]
    return max(mogelijk, key=lambda functie: sum(m.rol == functie.code and m.wet == wet for m in mandaten))


def bevoegd(zaak: Zaak, eigen: Functie, functies: Sequence[Functie], mandaten: Sequence[Any]) -> Bevoegd:
    """The own function when that may, else the first that may.

    Raises ValueError when nobody may: then what is drawn does not fit the register of the municipality.
    """
    for functie in (eigen, *functies):
        for mandaat in mandaten:
            if mandaat.rol == functie.code and _past(mandaat, zaak):
                vier_ogen = mandaat.vier_ogen_vanaf is not None and zaak.bedrag >= mandaat.vier_ogen_vanaf
                return Bevoegd(functie, ander=vier_ogen or functie != eigen)
    raise ValueError(f"Niemand heeft mandaat voor {zaak}: pas de mandaten of de hulpsoorten aan.")


def _past(mandaat: Any, zaak: Zaak) -> bool:
    return (
        mandaat.oordeel == "verleend"
        and (mandaat.wet, mandaat.afslag) == (zaak.wet, zaak.afslag)
        and (not mandaat.groepen or zaak.groep in mandaat.groepen)
        and (mandaat.max_bedrag is None or zaak.bedrag <= mandaat.max_bedrag)
        and (mandaat.max_duur_maanden is None or zaak.maanden <= mandaat.max_duur_maanden)
    )
