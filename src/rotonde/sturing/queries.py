"""What screens and commands ask about editions and their figures. Nothing here reads a person or a published file."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count

from rotonde.kern import wie
from rotonde.sturing.models import Editie, Grafiek, IndicatorWaarde


@dataclass(frozen=True)
class Stand:
    """An editie and how far counting it has come."""

    editie: Editie
    geteld: int

    @property
    def klaar(self) -> bool:
        return self.geteld >= self.editie.verwacht


def edities() -> list[Stand]:
    """All editions of the gemeente, newest peildatum first and of one peildatum the last frozen first."""
    rijen = (
        Editie.objects.filter(gemeente_id=wie.huidig().gemeente)
        .annotate(geteld=Count("waarden"))
        .order_by("-peildatum", "-bevroren_op")
    )
    return [Stand(rij, rij.geteld) for rij in rijen]


def editie_voor(jaar: int, standen: list[Stand]) -> Stand | None:
    """The editie that tells about a year: the last peildatum within it, else the first after it; ready ones first."""
    binnen = [s for s in standen if s.editie.peildatum.year == jaar]
    later = [s for s in standen if s.editie.peildatum.year > jaar]
    volgorde = binnen + sorted(later, key=lambda s: s.editie.peildatum)
    return next((s for s in volgorde if s.klaar), volgorde[0] if volgorde else None)


def jaar_van_monitor(standen: list[Stand]) -> int | None:
    """The last year that was frozen as a whole, else the last that was frozen; None when nothing was."""
    heel = [s.editie.peildatum.year for s in standen if (s.editie.peildatum.month, s.editie.peildatum.day) == (12, 31)]
    alle = [s.editie.peildatum.year for s in standen]
    return max(heel or alle, default=None)


def waarden(editie_id: UUID) -> dict[str, dict[str, Decimal | None]]:
    """All figures of an editie: per indicator by period, in order of time. For the house: no gate has seen them."""
    uit: dict[str, dict[str, Decimal | None]] = {}
    rijen = IndicatorWaarde.objects.filter(editie_id=editie_id).order_by("code", "periode")
    for code, periode, waarde in rijen.values_list("code", "periode", "waarde"):
        uit.setdefault(code, {})[periode] = waarde
    return uit


def grafieken(editie_id: UUID) -> dict[str, str]:
    """The charts of an editie as SVG, by indicator."""
    return dict(Grafiek.objects.filter(editie_id=editie_id).values_list("code", "svg"))


def editie_met(periode_einde: date) -> Editie | None:
    """The newest editie that knows a period up to and including this day; None when none does."""
    rijen = Editie.objects.filter(gemeente_id=wie.huidig().gemeente, peildatum__gte=periode_einde)
    return rijen.order_by("peildatum", "-bevroren_op").first()
