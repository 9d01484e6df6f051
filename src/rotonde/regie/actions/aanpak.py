"""The one plan: a new version, and the moment it is fixed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from rotonde.kern import gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe, werk_bij
from rotonde.kern.models import nieuw_id
from rotonde.kern.soorten import Wet
from rotonde.regie import policies
from rotonde.regie.actions.evaluatie import plan
from rotonde.regie.events import Soort
from rotonde.regie.models import Aanpak, Doel, Inzet
from rotonde.regie.vergrendelen import vergrendeld
from rotonde.toegang.tijd import op


@dataclass(frozen=True)
class Opstelling:
    """A new version of the Aanpak of a dossier."""

    dossier: UUID
    wet: Wet
    moment: datetime | None = None


@dataclass(frozen=True)
class Akkoord:
    """The resident agrees; with `reden_zonder_akkoord` the resident does not, and this is why it goes on.

    `gezien` is the revision that was agreed on. On `evalueren_op` each doel is looked back on; None plans nothing.
    """

    aanpak: UUID
    reden_zonder_akkoord: str = ""
    moment: datetime | None = None
    gezien: int | None = None
    evalueren_op: date | None = None


@actie("regie.aanpak_opstellen")
def aanpakken_opstellen(opstellingen: Sequence[Opstelling]) -> list[UUID]:
    """Begin a version of the Aanpak for each dossier; it starts as a copy of the doelen and inzet of the last one.

    Returns the ids in the same order. Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt,
    KanNuNiet for a closed dossier or while a version is still being written.
    """
    dossiers = {opstelling.dossier for opstelling in opstellingen}
    eigen = vergrendeld(dossiers)
    policies.check_is_aanspreekpunt(dossiers)
    for dossier in eigen:
        policies.check_dossier(dossier, "regie.aanpak_opstellen")
    laatste = {a.dossier_id: a for a in Aanpak.objects.filter(dossier_id__in=dossiers).order_by("versie")}
    for dossier_id in dossiers:
        policies.check_aanpak(laatste.get(dossier_id), "regie.aanpak_opstellen")
    nieuwe = [_versie(opstelling, laatste.get(opstelling.dossier)) for opstelling in opstellingen]
    voeg_toe(nieuwe)
    _neem_over({laatste[a.dossier_id].pk: a.pk for a in nieuwe if a.dossier_id in laatste})
    gebeurtenissen.noteer(
        Soort.AANPAK_OPGESTELD,
        [Feit("aanpak", a.pk, dossier=a.dossier_id, gegevens={"versie": a.versie}) for a in nieuwe],
    )
    return [aanpak.pk for aanpak in nieuwe]


def aanpak_opstellen(opstelling: Opstelling) -> UUID:
    """Begin one version; see `aanpakken_opstellen`."""
    return aanpakken_opstellen([opstelling])[0]


@actie("regie.akkoord_vastleggen")
def akkoorden_vastleggen(akkoorden: Sequence[Akkoord]) -> None:
    """Fix versions of the Aanpak, with the akkoord of the resident or the reason without; afterwards they stay.

    Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt, KanNuNiet for what is fixed already,
    has no doel, or was written in after the resident agreed on it, Ongeldig for an evaluatie that is not later.
    """
    gezien = {akkoord.aanpak: akkoord.gezien for akkoord in akkoorden}
    aanpakken = eigen_aanpakken(gezien, "regie.akkoord_vastleggen")
    doelen = Counter(Doel.objects.filter(aanpak_id__in=aanpakken).values_list("aanpak_id", flat=True))
    for akkoord in akkoorden:
        aanpak = aanpakken[akkoord.aanpak]
        policies.check_heeft_doel(doelen[akkoord.aanpak])
        with op(akkoord.moment) as moment:
            policies.check_evaluatiedag(akkoord.evalueren_op, klok.vandaag())
            aanpak.vastgesteld_op = moment
            aanpak.akkoord_op = None if akkoord.reden_zonder_akkoord else moment
        aanpak.reden_zonder_akkoord = akkoord.reden_zonder_akkoord
    velden = ["vastgesteld_op", "akkoord_op", "reden_zonder_akkoord"]
    werk_bij(aanpakken.values(), velden)
    plan({akkoord.aanpak: akkoord.evalueren_op for akkoord in akkoorden if akkoord.evalueren_op is not None})
    gebeurtenissen.noteer(
        Soort.AANPAK_VASTGESTELD,
        [
            Feit("aanpak", a.pk, dossier=a.dossier_id, gegevens={"akkoord": a.akkoord_op is not None})
            for a in aanpakken.values()
        ],
    )


def akkoord_vastleggen(akkoord: Akkoord) -> None:
    """Fix one version; see `akkoorden_vastleggen`."""
    akkoorden_vastleggen([akkoord])


def eigen_aanpakken(gezien: Mapping[UUID, int | None], werkwoord: str) -> dict[UUID, Aanpak]:
    """Locked versions with which this verb can be done, with their dossiers, that who asks is Aanspreekpunt of.

    `gezien` has the id of each version, with the revision at which the asker saw it. Raises NietGevonden,
    GeenBevoegdheid, or KanNuNiet, also when somebody wrote in it since (REL-11).
    """
    gevraagd = set(gezien)
    dossiers = set(Aanpak.objects.filter(id__in=gevraagd).values_list("dossier_id", flat=True))
    eigen = {dossier.pk: dossier for dossier in vergrendeld(dossiers)}
    policies.check_is_aanspreekpunt(dossiers)
    for dossier in eigen.values():
        policies.check_dossier(dossier, werkwoord)
    aanpakken = {a.pk: a for a in Aanpak.objects.select_for_update().filter(id__in=gevraagd).order_by("id")}
    if len(aanpakken) != len(gevraagd):
        raise NietGevonden("Deze Aanpak is niet gevonden in uw werk: kijk in uw caseload.")
    for aanpak in aanpakken.values():
        policies.check_aanpak(aanpak, werkwoord)
        policies.check_gezien(aanpak, gezien[aanpak.pk])
        aanpak.dossier = eigen[aanpak.dossier_id]
    return aanpakken


def verhoog(aanpakken: Iterable[Aanpak]) -> None:
    """The next revision of these: what is written now carries it, and who saw the one before is told (REL-11)."""
    rijen = list(aanpakken)
    for aanpak in rijen:
        aanpak.revisie += 1
    werk_bij(rijen, ["revisie"])


def _versie(opstelling: Opstelling, laatste: Aanpak | None) -> Aanpak:
    with op(opstelling.moment) as moment:
        return Aanpak(
            gemeente_id=wie.huidig().gemeente,
            dossier_id=opstelling.dossier,
            versie=laatste.versie + 1 if laatste else 1,
            opgesteld_op=moment,
            # Counted on over versions: who still types in the one before saw another revision.
            revisie=laatste.revisie + 1 if laatste else 0,
            wet=opstelling.wet,
        )


def _neem_over(nieuwe_bij_oude: dict[UUID, UUID]) -> None:
    """Copy the doelen and inzet of the last versions into the new ones."""
    if not nieuwe_bij_oude:
        return
    doelen = list(Doel.objects.filter(aanpak_id__in=nieuwe_bij_oude).order_by("id"))
    inzetten = list(Inzet.objects.filter(doel_id__in=[doel.pk for doel in doelen]).order_by("id"))
    nieuwe_doelen = {doel.pk: nieuw_id() for doel in doelen}
    for doel in doelen:
        doel.lijn = doel.lijn or doel.pk
        doel.aanpak_id, doel.pk = nieuwe_bij_oude[doel.aanpak_id], nieuwe_doelen[doel.pk]
    for inzet in inzetten:
        inzet.doel_id, inzet.pk = nieuwe_doelen[inzet.doel_id], nieuw_id()
    voeg_toe(doelen)
    voeg_toe(inzetten)
