"""Looking back on a doel: planned when an Aanpak is fixed, and measured with the resident."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from rotonde.kern import gebeurtenissen
from rotonde.kern.actie import actie
from rotonde.kern.fouten import NietGevonden
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe, werk_bij
from rotonde.regie import metingen, policies
from rotonde.regie.events import Soort
from rotonde.regie.models import Doel, Evaluatie
from rotonde.regie.vergrendelen import vergrendeld

_VELDEN = ["gehouden_op", "erbij", "score", "woorden"]


@dataclass(frozen=True)
class Verslag:
    """What came of looking back: who took part, the score from 1 to 10 of that day, and words. `volgende_op` plans when
    the doel is looked back on again; None plans nothing."""

    gehouden_op: date
    erbij: str
    score: int
    woorden: str
    volgende_op: date | None = None


@actie("regie.evaluatie_vastleggen")
def evaluaties_vastleggen(verslagen: Mapping[UUID, Verslag]) -> None:
    """Record what came of evaluaties, by their ids; afterwards that stays.

    Raises NietGevonden or GeenBevoegdheid for who is not the Aanspreekpunt; KanNuNiet for a closed dossier, and for an
    evaluatie that was held already or belongs to an earlier version; Ongeldig for a score, day or words that do not
    fit.
    """
    evaluaties = _eigen(verslagen)
    for evaluatie in evaluaties:
        verslag = verslagen[evaluatie.pk]
        policies.check_verslag(verslag.score, verslag.erbij, verslag.woorden)
        policies.check_dagen(verslag.gehouden_op, verslag.volgende_op)
        evaluatie.gehouden_op, evaluatie.erbij = verslag.gehouden_op, verslag.erbij
        evaluatie.score, evaluatie.woorden = verslag.score, verslag.woorden
    werk_bij(evaluaties, _VELDEN)
    voeg_toe(_volgende(evaluaties, verslagen))
    gebeurtenissen.noteer(
        Soort.EVALUATIE_GEHOUDEN, [Feit("evaluatie", e.pk, e.persoon_id, e.dossier_id) for e in evaluaties]
    )


def evaluatie_vastleggen(evaluatie: UUID, verslag: Verslag) -> None:
    """Record one evaluatie; see `evaluaties_vastleggen`."""
    evaluaties_vastleggen({evaluatie: verslag})


def plan(dagen: Mapping[UUID, date]) -> None:
    """Plan to look back on each doel of these versions, by their ids, on a day; for the verb that fixes them."""
    doelen = Doel.objects.filter(aanpak_id__in=dagen).order_by("id")
    voeg_toe([_gepland(doel, dagen[doel.aanpak_id]) for doel in doelen])


def _eigen(verslagen: Iterable[UUID]) -> list[Evaluatie]:
    """These evaluaties, locked with their dossiers and judged by the tables of states."""
    gevraagd = set(verslagen)
    dossiers = set(Evaluatie.objects.filter(id__in=gevraagd).values_list("dossier_id", flat=True))
    eigen = vergrendeld(dossiers)
    policies.check_is_aanspreekpunt(dossiers)
    for dossier in eigen:
        policies.check_dossier(dossier, "regie.evaluatie_vastleggen")
    rijen = list(Evaluatie.objects.filter(id__in=gevraagd).select_related("doel__aanpak").order_by("id"))
    if len(rijen) != len(gevraagd):
        raise NietGevonden("Deze evaluatie is niet gevonden in uw werk: kijk in uw caseload.")
    geldend = metingen.geldende_versies(dossiers)
    for rij in rijen:
        policies.check_evaluatie(rij, geldend)
    return rijen


def _volgende(evaluaties: Sequence[Evaluatie], verslagen: Mapping[UUID, Verslag]) -> Iterable[Evaluatie]:
    for evaluatie in evaluaties:
        volgende_op = verslagen[evaluatie.pk].volgende_op
        if volgende_op is not None:
            yield _gepland(evaluatie.doel, volgende_op)


def _gepland(doel: Doel, dag: date) -> Evaluatie:
    return Evaluatie(
        gemeente_id=doel.gemeente_id,
        dossier_id=doel.dossier_id,
        doel_id=doel.pk,
        persoon_id=doel.persoon_id,
        gepland_op=dag,
        wet=doel.wet,
    )
