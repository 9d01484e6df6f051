"""How what the cellar holds of a municipality is compared and stored. These rows carry no dates of their own."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.utils.text import slugify

from rotonde.kern import actions, wie
from rotonde.kern.models import Gemeente, Team, Woonkern
from rotonde.kern.pakket.segment import Mutatie, Segment, Tijdlijnen

ALTIJD = date.min


def zonder_tijd(inhoud: Mapping[str, dict[str, Any]]) -> Tijdlijnen:
    """Lines that hold always."""
    return {sleutel: [Segment(ALTIJD, None, velden)] for sleutel, velden in inhoud.items()}


class _GemeenteDeel:
    """Part of the one row of the gemeente itself."""

    gedateerd = False
    velden: ClassVar[tuple[str, ...]]
    sleutel: ClassVar[str]

    def huidig(self) -> Tijdlijnen:
        gemeente = Gemeente.objects.filter(code=wie.huidig().gemeente).first()
        if gemeente is None:
            return {}
        sleutel = self.sleutel or gemeente.code
        return zonder_tijd({sleutel: {veld: getattr(gemeente, veld) for veld in self.velden}})

    def toepassen(self, mutaties: Sequence[Mutatie]) -> None:
        for mutatie in mutaties:
            actions.gemeente_inrichten(mutatie.segment.inhoud)


class GemeenteLader(_GemeenteDeel):
    """Name and slug of the gemeente."""

    velden = ("naam", "slug")
    sleutel = ""

    def inhoud(self, regel: Any) -> dict[str, Any]:
        return {"naam": regel.naam, "slug": regel.slug or slugify(regel.naam)}


class AanmeldenLader(_GemeenteDeel):
    """Where staff of the gemeente sign in; a gemeente that has no such service has no such line."""

    velden = ("aanmelden",)
    sleutel = "aanmelden"

    def huidig(self) -> Tijdlijnen:
        """What stands there now; nothing, when nothing was ever said."""
        return _gezegd(super().huidig(), "aanmelden")

    def inhoud(self, regel: Any) -> dict[str, Any]:
        return {"aanmelden": regel.model_dump(mode="json", exclude={"geldig_vanaf", "geldig_tot", "bron"})}


class CaseloadLader(_GemeenteDeel):
    """How much one medewerker can bear; a gemeente that does not say has no such line."""

    velden = ("caseload",)
    sleutel = "caseload"

    def huidig(self) -> Tijdlijnen:
        """What stands there now; nothing, when nothing was ever said."""
        return _gezegd(super().huidig(), "caseload")

    def inhoud(self, regel: Any) -> dict[str, Any]:
        return {"caseload": {"norm": regel.norm}}


class AveLader(_GemeenteDeel):
    """The levels of opschaling; a gemeente that does not escalate has no such line."""

    velden = ("ave",)
    sleutel = "ave"

    def huidig(self) -> Tijdlijnen:
        """What stands there now; nothing, when nothing was ever said."""
        return _gezegd(super().huidig(), "ave")

    def inhoud(self, regel: Any) -> dict[str, Any]:
        return {"ave": {"niveaus": [niveau.model_dump(mode="json") for niveau in regel.niveaus]}}


def _gezegd(lijnen: Tijdlijnen, veld: str) -> Tijdlijnen:
    return {sleutel: lijn for sleutel, lijn in lijnen.items() if any(segment.inhoud[veld] for segment in lijn)}


class HuisstijlLader(_GemeenteDeel):
    """House style and contact lines of the gemeente."""

    velden = ("huisstijl", "contact")
    sleutel = "huisstijl"

    def inhoud(self, regel: Any) -> dict[str, Any]:
        alles = regel.model_dump(mode="json", exclude={"geldig_vanaf", "geldig_tot", "bron"})
        stijl = ("afzender", "naam_toegang", "ondertitel", "kleuren")
        return {
            "huisstijl": {veld: alles[veld] for veld in stijl},
            "contact": {veld: waarde for veld, waarde in alles.items() if veld not in stijl},
        }


class KernLader:
    """Kernen, each with its share of the residents."""

    gedateerd = False

    def inhoud(self, regel: Any) -> dict[str, Any]:
        return {"code": regel.code, "naam": regel.naam, "aandeel": regel.aandeel}

    def huidig(self) -> Tijdlijnen:
        rijen = Woonkern.objects.filter(gemeente_id=wie.huidig().gemeente).values("code", "naam", "aandeel")
        return zonder_tijd({rij["code"]: dict(rij) for rij in rijen})

    def toepassen(self, mutaties: Sequence[Mutatie]) -> None:
        actions.kernen_inrichten([mutatie.segment.inhoud for mutatie in mutaties])


class TeamLader:
    """Teams; one with a wachtrij takes new questions, one with uitvoering carries out what was granted."""

    gedateerd = False

    def inhoud(self, regel: Any) -> dict[str, Any]:
        return {"code": regel.code, "naam": regel.naam, "wachtrij": regel.wachtrij, "uitvoering": regel.uitvoering}

    def huidig(self) -> Tijdlijnen:
        teams = Team.objects.filter(gemeente_id=wie.huidig().gemeente)
        rijen = teams.values("code", "naam", "wachtrij", "uitvoering")
        return zonder_tijd({rij["code"]: dict(rij) for rij in rijen})

    def toepassen(self, mutaties: Sequence[Mutatie]) -> None:
        actions.teams_inrichten([mutatie.segment.inhoud for mutatie in mutaties])
