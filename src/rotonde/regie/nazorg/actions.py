"""Planning nazorg when a dossier is closed, and saying what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import betrokkenheid, gebeurtenissen, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.regie import toestanden
from rotonde.regie.events import Soort
from rotonde.regie.models import Dossier, Nazorg
from rotonde.regie.nazorg import policies
from rotonde.regie.nazorg.soorten import NazorgUitkomst

ALS = "nazorg"


@dataclass(frozen=True)
class Nazorgverslag:
    """What came of asking once more."""

    gedaan_op: date
    uitkomst: NazorgUitkomst
    woorden: str = ""


def plan(regels: Iterable[tuple[Dossier, UUID, date]]) -> None:
    """Plan nazorg for dossiers that are being closed: by this medewerker, on that day. Part of closing."""
    rijen = [_rij(dossier, medewerker, dag) for dossier, medewerker, dag in regels]
    # First the involvement: without it the row may not be written, nor seen.
    betrokkenheid.begin(Band(rij.medewerker_id, "nazorg", rij.pk, ALS) for rij in rijen)
    voeg_toe(rijen)


@actie("regie.nazorg_vastleggen")
def vastleggen(nazorg: UUID, verslag: Nazorgverslag) -> None:
    """Record what came of nazorg; afterwards that stays, and who did it sees it no longer (PRIV-13).

    Raises NietGevonden for what is not one's own, KanNuNiet when it was done already, Ongeldig for a day to come or a
    new question of which nothing is said.
    """
    rijen = Nazorg.objects.select_for_update().filter(gemeente_id=wie.huidig().gemeente, pk=nazorg)
    rij = policies.check_van_vrager(rijen.first())
    toestanden.NAZORG.na(toestanden.van_nazorg(rij.gedaan_op), "regie.nazorg_vastleggen")
    policies.check_verslag(verslag.gedaan_op, verslag.uitkomst, verslag.woorden)
    rij.gedaan_op, rij.uitkomst, rij.woorden = verslag.gedaan_op, verslag.uitkomst, verslag.woorden
    rij.save(update_fields=["gedaan_op", "uitkomst", "woorden"])
    feit = Feit("nazorg", rij.pk, rij.persoon_id, rij.dossier_id, {"uitkomst": rij.uitkomst})
    gebeurtenissen.noteer(Soort.NAZORG_GEDAAN, [feit])
    betrokkenheid.einde(object_id=rij.pk, wie_id=rij.medewerker_id)


def _rij(dossier: Dossier, medewerker: UUID, dag: date) -> Nazorg:
    persoon = dossier.melding.persoon_id
    assert persoon is not None
    return Nazorg(
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier.pk,
        persoon_id=persoon,
        medewerker_id=medewerker,
        gepland_op=dag,
        wet=dossier.wet,
    )
