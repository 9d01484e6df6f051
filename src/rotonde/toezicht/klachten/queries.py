"""Klachten: a list without names, one with its line first, and the resident's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from rotonde.inwoners import queries as inwoners
from rotonde.kern import klok, wie
from rotonde.kern.rijen import Rijen
from rotonde.toegang.soorten import Spoed
from rotonde.toegang.tijd import spoed
from rotonde.toezicht.klachten import policies
from rotonde.toezicht.klachten.soorten import KlachtToestand
from rotonde.toezicht.models import Klacht
from rotonde.toezicht.toestanden import van_klacht

GROEP = "klacht"


@dataclass(frozen=True)
class Klachtregel:
    """One klacht in a list: nobody is named who complains or whom it is about."""

    id: UUID
    ontvangen_op: date
    uiterlijk: date
    behandelaar: str
    toestand: KlachtToestand
    oordeel: str

    @property
    def spoed(self) -> Spoed:
        """How near its last day is; done is never late."""
        open_ = self.toestand in {KlachtToestand.INGEDIEND, KlachtToestand.BEHANDELD}
        return spoed(self.uiterlijk) if open_ else Spoed.RUIM


@dataclass(frozen=True)
class Klachtbeeld:
    """All of one klacht, for who may handle it."""

    rij: Klacht
    inwoner: inwoners.Inwoner
    over: str
    behandelaar: str
    toestand: KlachtToestand


def klachten() -> Rijen[Klachtregel]:
    """Every klacht of the gemeente that who asks may see, what waits first and then by its last day."""
    rijen = Klacht.objects.filter(gemeente_id=wie.huidig().gemeente).select_related("behandelaar")
    klaar = F("afgedaan_op").desc(nulls_first=True)
    return Rijen(rijen.order_by(F("ingetrokken_op").desc(nulls_first=True), klaar, "uiterlijk", "id"), _regels)


def een(klacht: UUID) -> Klachtbeeld:
    """One klacht; the line comes first (PRIV-37). Raises NietGevonden (SEC-11)."""
    rijen = Klacht.objects.filter(gemeente_id=wie.huidig().gemeente, pk=klacht).select_related("over", "behandelaar")
    rij = policies.check_gevonden(rijen.first())
    with policies.inwoner_blijft_verborgen():
        inwoner = inwoners.persoon(rij.persoon_id, gegevensgroep=GROEP)
    over = rij.over.naam if rij.over else ""
    return Klachtbeeld(rij, inwoner, over, rij.behandelaar.naam if rij.behandelaar else "", _toestand(rij))


def van(persoon: UUID) -> list[tuple[Klacht, KlachtToestand]]:
    """The klachten of a resident, the newest first, as that resident."""
    rijen = Klacht.objects.filter(gemeente_id=wie.huidig().gemeente, persoon_id=persoon)
    return [(rij, _toestand(rij)) for rij in rijen.order_by("-ontvangen_op", "-id")]


def aantal_open() -> int:
    """How many wait for an answer; a number only."""
    rijen = Klacht.objects.filter(gemeente_id=wie.huidig().gemeente)
    return rijen.filter(afgedaan_op__isnull=True, ingetrokken_op__isnull=True).count()


def aantal_te_laat() -> int:
    """How many of those should have been answered."""
    rijen = Klacht.objects.filter(gemeente_id=wie.huidig().gemeente, uiterlijk__lt=klok.vandaag())
    return rijen.filter(afgedaan_op__isnull=True, ingetrokken_op__isnull=True).count()


def _regels(rijen: "QuerySet[Klacht, Any] | Iterable[Klacht]") -> list[Klachtregel]:
    return [
        Klachtregel(
            rij.pk,
            rij.ontvangen_op,
            rij.uiterlijk,
            rij.behandelaar.naam if rij.behandelaar else "",
            _toestand(rij),
            str(rij.get_oordeel_display()),
        )
        for rij in rijen
    ]


def _toestand(rij: Klacht) -> KlachtToestand:
    return van_klacht(rij.behandelaar_id, rij.afgedaan_op, rij.ingetrokken_op)
