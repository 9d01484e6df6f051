"""What is wrong in a pack: one finding, one Dutch sentence with its place and its repair."""

from collections.abc import Sequence
from dataclasses import dataclass

from rotonde.kern.fouten import Gebruikersfout


@dataclass(frozen=True, order=True)
class Bevinding:
    """One fault. ``wat`` is a clause without full stop, ``herstel`` starts with a verb in the imperative."""

    bestand: str
    regel: int
    veld: str
    wat: str
    herstel: str

    def __str__(self) -> str:
        veld = f", veld “{self.veld}”" if self.veld else ""
        return f"{self.bestand}:{self.regel}{veld}: {self.wat}; {self.herstel}."


class PakketFout(Gebruikersfout):
    """A pack with findings: nothing of it is loaded. ``bevindingen`` holds all of them, in file order."""

    def __init__(self, bevindingen: Sequence[Bevinding]) -> None:
        self.bevindingen = tuple(sorted(bevindingen))
        aantal = len(self.bevindingen)
        punten = "1 punt" if aantal == 1 else f"{aantal} punten"
        kop = f"Dit pakket kan niet geladen worden: {punten} om te herstellen."
        super().__init__("\n".join([kop, *map(str, self.bevindingen)]))
