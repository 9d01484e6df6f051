"""The check of the whole chain over the logs: seals, lines and exported heads; a break is told at once (SEC-28)."""

from dataclasses import replace
from pathlib import Path

import structlog

from rotonde.kern import beveiligingslog, ketenkop, zegel
from rotonde.kern.beveiligingslog import Afzender
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.kern.wie import DIENSTEN
from rotonde.kern.zegel import Uitkomst

logboek = structlog.get_logger()
GEBROKEN = "keten gebroken"
"""The handeling of the security line that every gemeente gets when the chain does not hold."""


def kijk_na(*, using: str = "default") -> Uitkomst:
    """Check, keep the outcome, and of a break write a security line in every gemeente and an error in the log."""
    uitkomst = controleer(using=using)
    zegel.leg_controle_vast(uitkomst)
    for breuk in uitkomst.breuken[:1]:
        logboek.error(GEBROKEN, tabel=breuk.tabel, volgnummer=breuk.volgnummer, breuken=len(uitkomst.breuken))
        for gemeente in Gemeente.objects.values_list("code", flat=True):
            afzender = Afzender(gemeente, DIENSTEN, ActorSoort.DIENST, Rol.DIENST, "")
            waarop = f"{breuk.tabel} {breuk.volgnummer}"
            beveiligingslog.noteer(GEBROKEN, waarop=waarop, gelukt=False, afzender=afzender)
    return uitkomst


def controleer(*, using: str = "default", map_: Path | None = None) -> Uitkomst:
    """The same without telling: every seal, every line, and every head that left the database (to `map_`)."""
    uitkomst = zegel.kijk_na(using=using)
    return replace(uitkomst, breuken=uitkomst.breuken + tuple(ketenkop.controleer(map_, using=using)))
