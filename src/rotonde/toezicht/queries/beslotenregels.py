"""Besloten dossiers, and who may be named in one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from rotonde.kern import beslotenheid, wie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.models import Medewerker
from rotonde.toezicht import rechten
from rotonde.toezicht.models import (
    BeslotenDossier,
)
from rotonde.toezicht.queries.namen import pseudoniem
from rotonde.toezicht.soorten import Beslotensoort


@dataclass(frozen=True)
class Beslotenregel:
    """One besloten dossier: by pseudonym, with who may see it by name, for naming is what kwaliteit does here."""

    id: UUID
    dossier: str
    soort: str
    reden: str
    gesloten_op: datetime
    benoemden: list[tuple[UUID, str]]
    opgeheven_op: datetime | None
    reden_opheffing: str


def besloten_dossiers() -> list[Beslotenregel]:
    """Every dossier that is or was besloten, the newest on top."""
    rijen = BeslotenDossier.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("-gesloten_op", "-id")
    return _beslotenregels(rijen)


def besloten_dossier(besloten_id: UUID) -> Beslotenregel:
    """One besloten dossier; raises NietGevonden."""
    return _beslotenregels([besloten_rij(besloten_id)])[0]


def besloten_rij(besloten_id: UUID) -> BeslotenDossier:
    """The row itself, for a verb; raises NietGevonden."""
    rij = BeslotenDossier.objects.filter(pk=besloten_id, gemeente_id=wie.huidig().gemeente).first()
    if rij is None:
        raise NietGevonden("Dit besloten dossier is niet gevonden: kijk in de lijst.")
    return rij


def _beslotenregels(rijen: Iterable[BeslotenDossier]) -> list[Beslotenregel]:
    gevonden = list(rijen)
    wie_ziet = beslotenheid.benoemden_van([rij.dossier_id for rij in gevonden])
    ids = {medewerker for benoemden in wie_ziet.values() for medewerker in benoemden}
    namen = dict(Medewerker.objects.filter(id__in=ids).values_list("id", "naam"))
    return [
        Beslotenregel(
            rij.pk,
            pseudoniem(rij.dossier_id, "D"),
            Beslotensoort(rij.soort).label,
            rij.reden,
            rij.gesloten_op,
            sorted(((m, namen.get(m, "")) for m in wie_ziet.get(rij.dossier_id, ())), key=lambda paar: paar[1]),
            rij.opgeheven_op,
            rij.reden_opheffing,
        )
        for rij in gevonden
    ]


def te_benoemen() -> list[tuple[UUID, str]]:
    """(id, name) of who works with persons today and can be named in a besloten dossier."""
    return [(r.medewerker, r.naam) for r in sorted(rechten.lijst(), key=lambda r: r.naam) if not r.is_beheer]
