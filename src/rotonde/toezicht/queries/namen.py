"""Under which name medewerkers and residents show in toezicht: a pseudonym, until somebody decided otherwise."""

from base64 import b32encode
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from rotonde.kern import wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Medewerker
from rotonde.toezicht.models import (
    Naamvrijgave,
)

LETTERS = 6


def pseudoniem(wie_id: UUID, voor: str) -> str:
    """A short fixed name for an id, such as M-7KQ2XD; who it is cannot be read back from it."""
    return f"{voor}-{b32encode(sha256(b'toezicht' + wie_id.bytes).digest()).decode()[:LETTERS]}"


def namen_van(medewerkers: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """How these medewerkers show: by pseudonym, and by name after a decision (PRIV-40)."""
    gevraagd = {een for een in medewerkers if een is not None}
    vrij = dict(
        Naamvrijgave.objects.filter(medewerker_id__in=gevraagd).values_list("medewerker_id", "medewerker__naam")
    )
    return {een: vrij.get(een) or pseudoniem(een, "M") for een in gevraagd}


def eis_collega(medewerker: UUID) -> None:
    """Raises NietGevonden for who does not work in this gemeente (SEC-11)."""
    if not Medewerker.objects.filter(pk=medewerker, gemeente_id=wie.huidig().gemeente).exists():
        raise NietGevonden("Deze medewerker is hier niet gevonden: ga terug naar de lijst.")
