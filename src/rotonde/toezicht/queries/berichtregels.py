"""Word to who must know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from rotonde.kern import wie
from rotonde.kern.models import Gebeurtenis
from rotonde.kern.soorten import RedenNoodtoegang
from rotonde.toezicht.models import (
    Kennisgeving,
)
from rotonde.toezicht.soorten import Bericht


@dataclass(frozen=True)
class Berichtregel:
    """One message: what it says, and when it was read."""

    id: UUID
    soort: Bericht
    object_id: UUID
    uitleg: str
    op: datetime
    gelezen_op: datetime | None


def aan_mij() -> Q:
    """What is addressed to who asks, by name or by rol."""
    vrager = wie.huidig()
    return Q(gemeente_id=vrager.gemeente) & (Q(aan_id=vrager.actor) | Q(aan_rol=vrager.rol))


def berichten() -> list[Berichtregel]:
    """Messages to who asks, unread first and then the newest. An Aanspreekpunt reads when and why, and not who."""
    rijen = sorted(
        Kennisgeving.objects.filter(aan_mij()).order_by("-op", "-id"), key=lambda rij: rij.gelezen_op is not None
    )
    redenen = _redenen(rij.object_id for rij in rijen)
    return [
        Berichtregel(rij.pk, Bericht(rij.soort), rij.object_id, redenen.get(rij.object_id, ""), rij.op, rij.gelezen_op)
        for rij in rijen
    ]


def _redenen(ids: Iterable[UUID]) -> dict[UUID, str]:
    """From the gebeurtenis, which who is involved in the dossier may read; the noodtoegang itself is not theirs."""
    rijen = Gebeurtenis.objects.filter(
        gemeente_id=wie.huidig().gemeente, object_id__in=list(ids), soort="toezicht.noodtoegang_geopend"
    )
    return {o: RedenNoodtoegang(g["reden"]).label for o, g in rijen.values_list("object_id", "gegevens")}


def aantal_ongelezen() -> int:
    """How many messages who asks has not read."""
    return Kennisgeving.objects.filter(aan_mij(), gelezen_op__isnull=True).count()
