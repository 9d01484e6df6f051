"""The writer of gebeurtenissen: what happened, in the past tense, in the transaction of the act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from rotonde.kern import wie
from rotonde.kern.invoegen import voeg_in
from rotonde.kern.models import Gebeurtenis, nieuw_id


@dataclass(frozen=True)
class Feit:
    """One thing that happened to one object. `gegevens` holds codes, ids and dates, never a personal value."""

    object_soort: str
    object_id: UUID
    betrokkene: UUID | None = None
    dossier: UUID | None = None
    gegevens: Mapping[str, Any] = field(default_factory=dict)


def noteer(soort: str, feiten: Iterable[Feit]) -> None:
    """Record that `soort` happened to each of `feiten`, as one insert. Raises GeenContext without an asker."""
    vrager = wie.huidig()
    vast = {**vrager.stempel(), "gemeente_id": vrager.gemeente, "soort": soort}
    voeg_in(
        Gebeurtenis,
        [
            {
                **vast,
                "id": nieuw_id(),
                "object_soort": feit.object_soort,
                "object_id": feit.object_id,
                "betrokkene": feit.betrokkene,
                "dossier": feit.dossier,
                "gegevens": dict(feit.gegevens),
            }
            for feit in feiten
        ],
    )
