"""What must be better, and who does what for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rotonde.kern import gebeurtenissen
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.kern.soorten import Afslag, Wet
from rotonde.regie import policies
from rotonde.regie.actions.aanpak import eigen_aanpakken
from rotonde.regie.events import Soort
from rotonde.regie.models import Doel, Inzet
from rotonde.regie.soorten import Ladder


@dataclass(frozen=True)
class DoelInhoud:
    """What must be better for one persoon on one leefgebied (a code of the catalogus), scored from 1 to 10."""

    persoon: UUID
    leefgebied: str
    omschrijving: str
    startscore: int
    streefscore: int
    wet: Wet


@dataclass(frozen=True)
class InzetInhoud:
    """Who does what for a doel. `reden_zwaarder` says why the lighter rung did not do: empty for eigen kracht only."""

    soort: Ladder
    afslag: Afslag
    omschrijving: str
    wet: Wet
    product_code: str = ""
    reden_zwaarder: str = ""


@actie("regie.doel_stellen")
def doelen_stellen(doelen: Sequence[tuple[UUID, DoelInhoud]]) -> list[UUID]:
    """Set doelen, each in the version with this id that is still being written; returns their ids in the same order.

    Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt, KanNuNiet for a fixed version, Ongeldig
    for scores that do not fit.
    """
    aanpakken = eigen_aanpakken(aanpak for aanpak, _ in doelen)
    for _, doel in doelen:
        policies.check_scores(doel.startscore, doel.streefscore)
    rijen = [
        Doel(
            gemeente_id=aanpakken[aanpak].gemeente_id,
            dossier_id=aanpakken[aanpak].dossier_id,
            aanpak_id=aanpak,
            persoon_id=doel.persoon,
            leefgebied=doel.leefgebied,
            omschrijving=doel.omschrijving,
            startscore=doel.startscore,
            streefscore=doel.streefscore,
            wet=doel.wet,
        )
        for aanpak, doel in doelen
    ]
    voeg_toe(rijen)
    gebeurtenissen.noteer(Soort.DOEL_GESTELD, [Feit("doel", r.pk, r.persoon_id, r.dossier_id) for r in rijen])
    return [rij.pk for rij in rijen]


def doel_stellen(aanpak: UUID, doel: DoelInhoud) -> UUID:
    """Set one doel; see `doelen_stellen`."""
    return doelen_stellen([(aanpak, doel)])[0]


@actie("regie.inzet_kiezen")
def inzetten_kiezen(inzetten: Sequence[tuple[UUID, InzetInhoud]]) -> list[UUID]:
    """Choose inzet, each for the doel with this id, in a version that is still being written.

    Returns the ids in the same order. Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt,
    KanNuNiet for a fixed version, Ongeldig when a heavier rung does not say why (Wmo 2015 art. 2.3.2).
    """
    gevraagd = {doel for doel, _ in inzetten}
    doelen = {doel.pk: doel for doel in Doel.objects.filter(id__in=gevraagd)}
    if gevraagd != set(doelen):
        raise NietGevonden("Dit doel is niet gevonden in uw werk: ga terug naar het dossier.")
    eigen_aanpakken(doel.aanpak_id for doel in doelen.values())
    for _, inzet in inzetten:
        policies.check_ladder(inzet.soort, inzet.afslag, inzet.reden_zwaarder)
    rijen = [_rij(inzet, doelen[doel]) for doel, inzet in inzetten]
    voeg_toe(rijen)
    gebeurtenissen.noteer(
        Soort.INZET_GEKOZEN,
        [
            Feit("inzet", r.pk, r.persoon_id, r.dossier_id, gegevens={"soort": r.soort, "afslag": r.afslag})
            for r in rijen
        ],
    )
    return [rij.pk for rij in rijen]


def inzet_kiezen(doel: UUID, inzet: InzetInhoud) -> UUID:
    """Choose one inzet; see `inzetten_kiezen`."""
    return inzetten_kiezen([(doel, inzet)])[0]


def _rij(inzet: InzetInhoud, doel: Doel) -> Inzet:
    return Inzet(
        gemeente_id=doel.gemeente_id,
        dossier_id=doel.dossier_id,
        doel_id=doel.pk,
        persoon_id=doel.persoon_id,
        soort=inzet.soort,
        afslag=inzet.afslag,
        omschrijving=inzet.omschrijving,
        product_code=inzet.product_code,
        reden_zwaarder=inzet.reden_zwaarder,
        wet=inzet.wet,
    )
