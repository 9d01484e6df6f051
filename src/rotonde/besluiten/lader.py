"""How mandaten of a pack are compared with those that hold, and handed to the verb that stores them."""

from collections.abc import Mapping, Sequence
from typing import Any

from rotonde.besluiten.actions.mandaten import MandaatOpdracht, mandaten_instellen
from rotonde.besluiten.models import Mandaat
from rotonde.kern import wie
from rotonde.kern.fouten import KanNuNiet, Ongeldig
from rotonde.kern.pakket.segment import Handeling, Mutatie, Segment, Tijdlijnen
from rotonde.kern.soorten import Afslag, Rol, Wet

_VELDEN = (
    "rol", "functie", "functie_naam", "wet", "afslag", "product", "groepen", "max_bedrag", "max_maanden",
    "vier_ogen_vanaf", "bron",
)  # fmt: skip


class MandaatLader:
    """Only mandaten that were granted are stored; what a pack says about others is explanation.

    A mandaat never changes afterwards (Awb 10:3; the database refuses it): a change ends it and begins a new one.
    """

    gedateerd = True

    def __init__(self, pakket: Mapping[str, Sequence[Any]]) -> None:
        self.functies = {regel.code: regel for regel in pakket.get("rollen", ())}

    def inhoud(self, regel: Any) -> dict[str, Any] | None:
        """The row as the table holds it. Raises Ongeldig when a function without a role would decide."""
        if regel.oordeel != "verleend":
            return None
        functie = self.functies[regel.rol]
        if functie.grondrol is None:
            raise Ongeldig(
                f"Mandaat {regel.code} is verleend aan “{regel.rol}”, die geen grondrol heeft: "
                "geef de functie een grondrol in rollen.yaml, of zet een ander oordeel in mandaten.yaml."
            )
        return {
            "rol": functie.grondrol.value,
            "functie": regel.rol,
            "functie_naam": functie.naam,
            "wet": regel.wet.value,
            "afslag": regel.afslag.value,
            "product": "",
            "groepen": list(regel.groepen),
            "max_bedrag": regel.max_bedrag,
            "max_maanden": regel.max_duur_maanden,
            "vier_ogen_vanaf": regel.vier_ogen_vanaf,
            "bron": regel.bron,
        }

    def huidig(self) -> Tijdlijnen:
        lijnen: Tijdlijnen = {}
        for rij in Mandaat.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("code", "geldig"):
            inhoud = {veld: getattr(rij, veld) for veld in _VELDEN}
            lijnen.setdefault(rij.code, []).append(Segment(rij.geldig.lower, rij.geldig.upper, inhoud))
        return lijnen

    def toepassen(self, mutaties: Sequence[Mutatie]) -> None:
        """Store them. Raises KanNuNiet for a change of what already stands with a fixed beginning."""
        for mutatie in mutaties:
            if mutatie.handeling is Handeling.VERVANGEN:
                raise KanNuNiet(
                    f"Mandaat {mutatie.sleutel} ligt vast vanaf {mutatie.segment.van:%d-%m-%Y}: "
                    "geef de wijziging een latere geldig_vanaf."
                )
        mandaten_instellen([_opdracht(mutatie) for mutatie in mutaties])


def _opdracht(mutatie: Mutatie) -> MandaatOpdracht:
    inhoud = mutatie.segment.inhoud
    return MandaatOpdracht(
        code=mutatie.sleutel,
        van=mutatie.segment.van,
        tot=mutatie.segment.tot,
        **{
            **inhoud,
            "rol": Rol(inhoud["rol"]),
            "wet": Wet(inhoud["wet"]),
            "afslag": Afslag(inhoud["afslag"]),
            "groepen": tuple(inhoud["groepen"]),
        },
    )
