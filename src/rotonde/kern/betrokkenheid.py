"""The writer of betrokkenheid: who is involved in what. Rooms above write through here only (AF-01)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.invoegen import voeg_in
from rotonde.kern.models import Betrokkenheid
from rotonde.kern.periode import periode, sluit


@dataclass(frozen=True)
class Band:
    """One involvement to begin: `wie_id` is a medewerker, a team or a persoon."""

    wie_id: UUID
    object_soort: str
    object_id: UUID
    als: str
    vanaf: date | None = None


def begin(banden: Iterable[Band]) -> None:
    """Begin these involvements (on `vanaf`, else today), as one insert; access follows on the very next query."""
    gemeente = wie.huidig().gemeente
    vandaag = klok.vandaag()
    voeg_in(
        Betrokkenheid,
        [
            {
                "gemeente_id": gemeente,
                "wie_id": band.wie_id,
                "object_soort": band.object_soort,
                "object_id": band.object_id,
                "als": band.als,
                "periode": periode(band.vanaf or vandaag),
            }
            for band in banden
        ],
    )


def einde(*, object_id: UUID, wie_id: UUID) -> None:
    """End somebody's involvement at once (PRIV-13): from this moment the rows are closed to that person."""
    vandaag = klok.vandaag()
    for band in Betrokkenheid.objects.filter(object_id=object_id, wie_id=wie_id, periode__contains=vandaag):
        if band.periode.lower == vandaag:
            band.periode = sluit(periode(date.fromordinal(vandaag.toordinal() - 1)), vandaag)
        else:
            band.periode = sluit(band.periode, vandaag)
        band.save(update_fields=["periode"])


def is_betrokken(*, object_id: UUID, wie_id: UUID) -> bool:
    """True when this medewerker, team or persoon is involved today."""
    return Betrokkenheid.objects.filter(object_id=object_id, wie_id=wie_id, periode__contains=klok.vandaag()).exists()
