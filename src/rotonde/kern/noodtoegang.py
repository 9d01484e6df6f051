"""The writer of noodtoegang, and what it opens now (PRIV-18). toezicht decides, tells and reviews (AF-01)."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.models import NOODTOEGANG_HOOGSTENS, Noodtoegang
from rotonde.kern.soorten import RedenNoodtoegang

HOOGSTENS = NOODTOEGANG_HOOGSTENS


def begin(
    dossier: UUID, personen: Iterable[UUID], *, reden: RedenNoodtoegang, toelichting: str, duur: timedelta
) -> Noodtoegang:
    """Open one dossier to who asks, from now on and for `duur`; the very next query sees it.

    The database refuses another than a known reason, fewer than 20 characters and more than 60 minutes
    (IntegrityError). Nothing ends it earlier or later.
    """
    vrager = wie.huidig()
    nu = klok.nu()
    rij = Noodtoegang(
        gemeente_id=vrager.gemeente,
        medewerker_id=vrager.actor,
        dossier_id=dossier,
        personen=sorted(set(personen)),
        reden=reden,
        toelichting=toelichting.strip(),
        van=nu,
        tot=nu + duur,
    )
    Noodtoegang.objects.bulk_create([rij])
    return rij


def lopend(dossier: UUID) -> Noodtoegang | None:
    """The noodtoegang to this dossier that runs now for who asks."""
    nu = klok.nu()
    vrager = wie.huidig()
    rijen = Noodtoegang.objects.filter(gemeente_id=vrager.gemeente, medewerker_id=vrager.actor, dossier_id=dossier)
    return rijen.filter(van__lte=nu, tot__gt=nu).first()
