"""What must be better, and who does what for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from rotonde.catalogus import queries as catalogus
from rotonde.inwoners import queries as inwoners
from rotonde.kern import gebeurtenissen, klok
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe, werk_bij
from rotonde.kern.models import nieuw_id
from rotonde.kern.soorten import Afslag, Wet
from rotonde.regie import policies
from rotonde.regie.actions.aanpak import eigen_aanpakken, verhoog
from rotonde.regie.events import Soort
from rotonde.regie.models import Aanpak, Doel, Inzet
from rotonde.regie.soorten import Ladder

Gezien = Mapping[UUID, int]
"""The revision of the Aanpak at which the asker saw what this id names; what is not in it is not compared (REL-11)."""
NIETS: Gezien = {}


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
class DoelWijziging:
    """What a doel says from now on. Whom it is about and under which wet stays: another of these is another doel."""

    leefgebied: str
    omschrijving: str
    startscore: int
    streefscore: int


@dataclass(frozen=True)
class InzetInhoud:
    """Who does what for a doel. `reden_zwaarder` says why the lighter rung did not do: empty for eigen kracht only.

    `ingebracht`: the resident brings what was told for the doel in for this inzet too, which is of another wet.
    """

    soort: Ladder
    afslag: Afslag
    omschrijving: str
    wet: Wet
    product_code: str = ""
    reden_zwaarder: str = ""
    ingebracht: bool = False


@actie("regie.doel_stellen")
def doelen_stellen(doelen: Sequence[tuple[UUID, DoelInhoud]], gezien: Gezien = NIETS) -> list[UUID]:
    """Set doelen, each in the version with this id that is still being written; returns their ids in the same order.

    `gezien` is by the id of the version. Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt,
    KanNuNiet for a fixed version or one that was written in since, Ongeldig for scores that do not fit or for somebody
    outside the household of the dossier.
    """
    aanpakken = eigen_aanpakken({aanpak: gezien.get(aanpak) for aanpak, _ in doelen}, "regie.doel_stellen")
    leden = inwoners.leden_per_huishouden({aanpak.dossier.huishouden_id for aanpak in aanpakken.values()})
    for aanpak, doel in doelen:
        policies.check_lid(doel.persoon, leden[aanpakken[aanpak].dossier.huishouden_id])
        policies.check_scores(doel.startscore, doel.streefscore)
    verhoog(aanpakken.values())
    rijen = [_doelrij(doel, aanpakken[aanpak]) for aanpak, doel in doelen]
    voeg_toe(rijen)
    gebeurtenissen.noteer(Soort.DOEL_GESTELD, [Feit("doel", r.pk, r.persoon_id, r.dossier_id) for r in rijen])
    return [rij.pk for rij in rijen]


def doel_stellen(aanpak: UUID, doel: DoelInhoud, *, gezien: int | None = None) -> UUID:
    """Set one doel; see `doelen_stellen`."""
    return doelen_stellen([(aanpak, doel)], _gezien(aanpak, gezien))[0]


@actie("regie.doel_wijzigen")
def doelen_wijzigen(wijzigingen: Mapping[UUID, DoelWijziging], gezien: Gezien = NIETS) -> None:
    """Change doelen, by their ids, in a version that is still being written.

    `gezien` is by the id of the doel. Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt,
    KanNuNiet for a fixed version or one that was written in since, Ongeldig for scores that do not fit.
    """
    aanpakken = _aanpakken_van(wijzigingen, gezien, "regie.doel_wijzigen")
    for wijziging in wijzigingen.values():
        policies.check_scores(wijziging.startscore, wijziging.streefscore)
    verhoog(aanpakken.values())
    # Read under the lock: before it, another could have been writing these.
    doelen = list(Doel.objects.filter(id__in=wijzigingen).order_by("id"))
    for doel in doelen:
        _neem_aan(doel, wijzigingen[doel.pk], aanpakken[doel.aanpak_id])
    werk_bij(doelen, ["leefgebied", "omschrijving", "startscore", "streefscore", "revisie"])
    gebeurtenissen.noteer(Soort.DOEL_GEWIJZIGD, [Feit("doel", d.pk, d.persoon_id, d.dossier_id) for d in doelen])


def doel_wijzigen(doel: UUID, wijziging: DoelWijziging, *, gezien: int | None = None) -> None:
    """Change one doel; see `doelen_wijzigen`."""
    doelen_wijzigen({doel: wijziging}, _gezien(doel, gezien))


@actie("regie.inzet_kiezen")
def inzetten_kiezen(inzetten: Sequence[tuple[UUID, InzetInhoud]], gezien: Gezien = NIETS) -> list[UUID]:
    """Choose inzet, each for the doel with this id, in a version that is still being written.

    Returns the ids in the same order; `gezien` is by the id of the doel. Raises NietGevonden or GeenBevoegdheid for who
    is not the Aanspreekpunt, GeenBevoegdheid too when what was told for the doel may not be used for the wet of the
    inzet (PRIV-03), KanNuNiet for a fixed version or one that was written in since, Ongeldig when a heavier rung does
    not say why (Wmo 2015 art. 2.3.2), when maatwerk names no product, and for a product that is not in the catalogus
    today or not of this wet and afslag.
    """
    aanpakken = _aanpakken_van([doel for doel, _ in inzetten], gezien, "regie.inzet_kiezen")
    for _, inzet in inzetten:
        policies.check_ladder(inzet.soort, inzet.afslag, inzet.reden_zwaarder)
        policies.check_maatwerk(inzet.soort, inzet.product_code)
    _check_producten([inzet for _, inzet in inzetten if inzet.product_code])
    verhoog(aanpakken.values())
    doelen = {doel.pk: doel for doel in Doel.objects.filter(id__in=[doel for doel, _ in inzetten])}
    rijen = [_inzetrij(inzet, doelen[doel], aanpakken[doelen[doel].aanpak_id]) for doel, inzet in inzetten]
    voeg_toe(rijen)
    gebeurtenissen.noteer(
        Soort.INZET_GEKOZEN,
        [
            Feit("inzet", r.pk, r.persoon_id, r.dossier_id, gegevens={"soort": r.soort, "afslag": r.afslag})
            for r in rijen
        ],
    )
    return [rij.pk for rij in rijen]


def inzet_kiezen(doel: UUID, inzet: InzetInhoud, *, gezien: int | None = None) -> UUID:
    """Choose one inzet; see `inzetten_kiezen`."""
    return inzetten_kiezen([(doel, inzet)], _gezien(doel, gezien))[0]


def _gezien(wat: UUID, revisie: int | None) -> Gezien:
    return NIETS if revisie is None else {wat: revisie}


def _aanpakken_van(doelen: Iterable[UUID], gezien: Gezien, werkwoord: str) -> dict[UUID, Aanpak]:
    """The versions of these doelen, as `eigen_aanpakken` gives them."""
    gevraagd = set(doelen)
    aanpak_van = dict(Doel.objects.filter(id__in=gevraagd).values_list("id", "aanpak_id"))
    if gevraagd != set(aanpak_van):
        raise NietGevonden("Dit doel is niet gevonden in uw werk: ga terug naar het dossier.")
    per_aanpak = {aanpak_van[doel]: revisie for doel, revisie in gezien.items()}
    return eigen_aanpakken({aanpak: per_aanpak.get(aanpak) for aanpak in aanpak_van.values()}, werkwoord)


def _check_producten(inzetten: Sequence[InzetInhoud]) -> None:
    """All at once: an Aanpak for each of thousands names few products."""
    codes = {inzet.product_code for inzet in inzetten}
    producten = {p.code: p for p in catalogus.producten_op(klok.vandaag(), None, None).filter(code__in=codes)}
    for inzet in inzetten:
        policies.check_product(producten.get(inzet.product_code), inzet.wet, inzet.afslag)


def _doelrij(doel: DoelInhoud, aanpak: Aanpak) -> Doel:
    eigen_id = nieuw_id()
    return Doel(
        id=eigen_id,
        lijn=eigen_id,
        gemeente_id=aanpak.gemeente_id,
        dossier_id=aanpak.dossier_id,
        aanpak_id=aanpak.pk,
        persoon_id=doel.persoon,
        leefgebied=doel.leefgebied,
        omschrijving=doel.omschrijving,
        startscore=doel.startscore,
        streefscore=doel.streefscore,
        revisie=aanpak.revisie,
        wet=doel.wet,
    )


def _neem_aan(doel: Doel, wijziging: DoelWijziging, aanpak: Aanpak) -> None:
    doel.leefgebied = wijziging.leefgebied
    doel.omschrijving = wijziging.omschrijving
    doel.startscore = wijziging.startscore
    doel.streefscore = wijziging.streefscore
    doel.revisie = aanpak.revisie


def _inzetrij(inzet: InzetInhoud, doel: Doel, aanpak: Aanpak) -> Inzet:
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
        doelbinding=policies.check_doelbinding(doel, inzet.wet, ingebracht=inzet.ingebracht),
        revisie=aanpak.revisie,
        wet=inzet.wet,
    )
