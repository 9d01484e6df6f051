"""The levels of opschaling that a gemeente has, from its pack (`ave.yaml`)."""

from dataclasses import dataclass

from rotonde.kern import wie
from rotonde.kern.models import Gemeente
from rotonde.regie.opschaling.soorten import Niveau


@dataclass(frozen=True)
class Trede:
    """One level, in the words of the gemeente."""

    niveau: Niveau
    naam: str
    betekenis: str

    @property
    def voluit(self) -> str:
        """As a heading."""
        return f"niveau {self.niveau.value}, {self.naam}"


def tredes() -> list[Trede]:
    """The levels of the gemeente of who asks, the lowest first; empty for one that has none."""
    ave = Gemeente.objects.values_list("ave", flat=True).get(code=wie.huidig().gemeente)
    return [
        Trede(Niveau(nummer), trede["naam"], trede["betekenis"])
        for nummer, trede in enumerate(ave.get("niveaus", []), 1)
    ]
