"""The writer of the inzagelog: first the line, then the data (PRIV-37). One line per betrokkene, never sampled."""

from collections.abc import Iterable
from uuid import UUID

from rotonde.kern import klok, wie
from rotonde.kern.models import Gemeente, Inzage
from rotonde.kern.soorten import InzageSoort


def noteer(soort: InzageSoort, betrokkenen: Iterable[UUID], *, gegevensgroep: str, dossier: UUID | None = None) -> None:
    """Write who is about to see which group of data of whom, as one insert.

    Call it before reading. Lines stand in the same transaction, which commits before a byte leaves (AF-03);
    when they cannot be written the error stops the reading. Raises GeenContext without an asker.
    """
    vrager = wie.huidig()
    organisatie = f"Gemeente {Gemeente.objects.values_list('naam', flat=True).get(pk=vrager.gemeente)}"
    moment = klok.nu()
    Inzage.objects.bulk_create(
        Inzage(
            gemeente_id=vrager.gemeente,
            tijd=moment,
            actor=vrager.actor,
            actor_soort=vrager.actor_soort,
            rol=vrager.rol,
            wet=vrager.wet,
            doel=vrager.doel,
            grond=vrager.grond,
            proces=vrager.proces,
            soort=soort,
            betrokkene=betrokkene,
            dossier=dossier,
            gegevensgroep=gegevensgroep,
            organisatie=organisatie,
        )
        for betrokkene in betrokkenen
    )
