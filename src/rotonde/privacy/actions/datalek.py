"""A datalek from knowledge to the last message (AVG art. 33 and 34). What was recorded once does not change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.privacy import policies_datalek as policies
from rotonde.privacy.models import Datalek
from rotonde.privacy.soorten import Gebeurd
from rotonde.privacy.termijnen import meldtermijn


@dataclass(frozen=True)
class Lek:
    """What is known at the start: when the gemeente knew, whose data, and between which moments they were open."""

    omschrijving: str
    kennis_op: datetime
    personen: Sequence[UUID]
    van: datetime
    tot: datetime


@actie("privacy.datalek_vastleggen")
def datalek_vastleggen(lek: Lek) -> UUID:
    """Record a datalek; its 72 hours run from `kennis_op` (AVG-02). Raises Ongeldig for times that cannot be."""
    policies.check_lek(lek.kennis_op, lek.personen, lek.van, lek.tot)
    vrager = wie.huidig()
    termijn = meldtermijn(lek.kennis_op)
    rij = Datalek(
        gemeente_id=vrager.gemeente,
        omschrijving=lek.omschrijving,
        kennis_op=lek.kennis_op,
        melden_voor=termijn.uitkomst,
        termijn=termijn.herkomst,
        personen=sorted(set(lek.personen)),
        van=lek.van,
        tot=lek.tot,
        vastgelegd_door=vrager.actor,
    )
    Datalek.objects.bulk_create([rij])
    _noteer(Gebeurd.DATALEK_VASTGELEGD, rij.pk)
    return rij.pk


@actie("privacy.datalek_gemeld")
def datalek_gemeld(datalek: UUID, *, reden_te_laat: str = "") -> None:
    """The AP was told now. Raises Ongeldig when it is late and no reason is given (AVG art. 33 lid 1)."""
    rij = _vergrendeld(datalek)
    policies.check_niet_afgedaan(rij)
    policies.check_op_tijd_of_reden(rij, reden_te_laat)
    _zet(datalek, Gebeurd.DATALEK_GEMELD, gemeld_op=klok.nu(), toelichting=reden_te_laat)


@actie("privacy.datalek_niet_gemeld")
def datalek_niet_gemeld(datalek: UUID, *, reden: str) -> None:
    """Somebody judged that a risk is unlikely, and says why: the AP is not told (AVG art. 33 lid 1 and 5)."""
    policies.check_niet_afgedaan(_vergrendeld(datalek))
    policies.check_reden(reden)
    _zet(datalek, Gebeurd.DATALEK_NIET_GEMELD, niet_gemeld_op=klok.nu(), toelichting=reden)


@actie("privacy.datalek_hoog_risico")
def datalek_hoog_risico(datalek: UUID) -> None:
    """Somebody judged that the risk is high: from now on the betrokkenen are told without delay (AVG-03)."""
    policies.check_risico_nog_open(_vergrendeld(datalek))
    _zet(datalek, Gebeurd.HOOG_RISICO_GEZIEN, hoog_risico_op=klok.nu())


@actie("privacy.datalek_ingelicht")
def datalek_ingelicht(datalek: UUID) -> None:
    """The betrokkenen were told. Raises KanNuNiet before somebody judged the risk to be high."""
    policies.check_inlichten_nodig(_vergrendeld(datalek))
    _zet(datalek, Gebeurd.BETROKKENEN_INGELICHT, ingelicht_op=klok.nu())


def _vergrendeld(datalek: UUID) -> Datalek:
    rij = Datalek.objects.select_for_update().filter(gemeente_id=wie.huidig().gemeente, pk=datalek).first()
    if rij is None:
        raise NietGevonden("Dit datalek is niet gevonden: kies het in de lijst van datalekken.")
    return rij


def _zet(datalek: UUID, soort: Gebeurd, **velden: Any) -> None:
    Datalek.objects.filter(pk=datalek).update(**velden)
    _noteer(soort, datalek)


def _noteer(soort: Gebeurd, datalek: UUID) -> None:
    gebeurtenissen.noteer(soort, [Feit("datalek", datalek)])
