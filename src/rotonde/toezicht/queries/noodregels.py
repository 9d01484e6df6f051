"""Noodtoegang as its reviewer sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Noodtoegang
from rotonde.kern.soorten import RedenNoodtoegang
from rotonde.kern.termijnen.berekening import bereken
from rotonde.kern.termijnen.vraag import Vraag
from rotonde.toezicht.models import (
    Beoordeling,
)
from rotonde.toezicht.queries.namen import namen_van
from rotonde.toezicht.soorten import BEOORDELEN, Oordeel


@dataclass(frozen=True)
class Noodregel:
    """One noodtoegang as its reviewer sees it. `uiterlijk` is the last day on which it is reviewed in time."""

    id: UUID
    medewerker: UUID
    naam: str
    reden: str
    toelichting: str
    van: datetime
    tot: datetime
    uiterlijk: date
    oordeel: Oordeel | None
    motivering: str
    beoordeeld_op: datetime | None

    @property
    def te_laat(self) -> bool:
        return self.oordeel is None and self.uiterlijk < klok.vandaag()

    @property
    def eigen(self) -> bool:
        return self.medewerker == wie.huidig().actor


def noodtoegangen() -> list[Noodregel]:
    """Every noodtoegang of the gemeente, newest first."""
    return _noodregels(Noodtoegang.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("-van", "-id"))


def noodtoegang(noodtoegang_id: UUID) -> Noodregel:
    """One noodtoegang; raises NietGevonden."""
    return _noodregels([noodtoegang_rij(noodtoegang_id)])[0]


def noodtoegang_rij(noodtoegang_id: UUID) -> Noodtoegang:
    """The row itself, for a verb; raises NietGevonden."""
    rij = Noodtoegang.objects.filter(pk=noodtoegang_id, gemeente_id=wie.huidig().gemeente).first()
    if rij is None:
        raise NietGevonden("Deze noodtoegang is niet gevonden: kijk in de lijst.")
    return rij


def mijn_noodtoegang(noodtoegang_id: UUID) -> Noodtoegang | None:
    """One noodtoegang of who asks, or None."""
    return Noodtoegang.objects.filter(pk=noodtoegang_id, medewerker_id=wie.huidig().actor).first()


def loopt_nog(rij: Noodtoegang) -> bool:
    """True while the dossier is open by this noodtoegang."""
    return rij.van <= klok.nu() < rij.tot


def _noodregels(rijen: Iterable[Noodtoegang]) -> list[Noodregel]:
    gevonden = list(rijen)
    oordelen = {b.noodtoegang_id: b for b in Beoordeling.objects.filter(noodtoegang__in=gevonden)}
    namen = namen_van(rij.medewerker_id for rij in gevonden)
    return [_noodregel(rij, namen[rij.medewerker_id], oordelen.get(rij.pk)) for rij in gevonden]


def _noodregel(rij: Noodtoegang, naam: str, oordeel: Beoordeling | None) -> Noodregel:
    return Noodregel(
        rij.pk,
        rij.medewerker_id,
        naam,
        RedenNoodtoegang(rij.reden).label,
        rij.toelichting,
        rij.van,
        rij.tot,
        bereken(Vraag(BEOORDELEN, rij.van.astimezone(klok.NEDERLAND).date())).dag,
        Oordeel(oordeel.oordeel) if oordeel else None,
        oordeel.motivering if oordeel else "",
        oordeel.op if oordeel else None,
    )
