"""Asking a colleague, answering, and taking a question back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from rotonde.inwoners import queries as inwoners
from rotonde.kern import betrokkenheid, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.regie import policies as regie_policies
from rotonde.regie import queries as regie
from rotonde.regie.consult import policies
from rotonde.regie.consult.soorten import Veld
from rotonde.regie.consult.vertellen import vertel
from rotonde.regie.events import Soort
from rotonde.regie.houder import aanspreekpunt_id
from rotonde.regie.models import Consult, Teamgenoot
from rotonde.regie.team import policies as team_policies
from rotonde.regie.vergrendelen import vergrendeld

VRAGER, GEVRAAGDE = "vrager", "gevraagde"


@dataclass(frozen=True)
class Consultvraag:
    """What is asked of whom, about which member of the household, and what is told along.

    `nagelezen`: who asks has read that no name or address stands in the question (PRIV-09).
    """

    dossier: UUID
    persoon: UUID
    gevraagde: UUID
    vraag: str
    velden: tuple[Veld, ...] = ()
    nagelezen: bool = False


@actie("regie.consult_vragen")
def vragen(vraag: Consultvraag) -> UUID:
    """Ask a colleague for advice: (s)he sees the question and what was chosen, and no more of the dossier (PRIV-12).

    Raises NietGevonden or GeenBevoegdheid for who does not work in the dossier, Ongeldig for a colleague who cannot be
    asked, words that were not read over or somebody of another household, GeenBevoegdheid for the circle of the
    colleague, KanNuNiet for a closed dossier.
    """
    (dossier,) = vergrendeld([vraag.dossier])
    team_policies.check_werkt_in(dossier.pk)
    regie_policies.check_dossier(dossier, "regie.consult_vragen")
    leden = set(inwoners.leden_ids(dossier.huishouden_id))
    regie_policies.check_lid(vraag.persoon, leden)
    policies.check_vraag(vraag.vraag, nagelezen=vraag.nagelezen)
    policies.check_collega(vraag.gevraagde, leden)
    regie_policies.check_benoemd(dossier.pk, vraag.gevraagde)
    rij = Consult(
        gemeente_id=dossier.gemeente_id,
        dossier=dossier,
        persoon_id=vraag.persoon,
        vrager_id=wie.huidig().actor,
        gevraagde_id=vraag.gevraagde,
        vraag=vraag.vraag,
        verteld=vertel(vraag.velden, regie.dossier(dossier.pk), vraag.persoon),
        gevraagd_op=klok.nu(),
        wet=dossier.wet,
    )
    # First the involvement: without it the row may not be written, nor seen.
    betrokkenheid.begin(_banden(rij, aanspreekpunt_id(dossier.pk)))
    rij.save(force_insert=True)
    _noteer(Soort.CONSULT_GEVRAAGD, rij)
    return rij.pk


@actie("regie.consult_beantwoorden")
def beantwoorden(consult: UUID, antwoord: str) -> None:
    """Answer; who answered sees the question no longer, at once (PRIV-13).

    Raises NietGevonden for what was not asked of one, KanNuNiet for what was answered or taken back, Ongeldig for no
    answer.
    """
    rij = policies.check_gevraagde(_vergrendeld(consult))
    policies.check_kan(rij, "regie.consult_beantwoorden")
    policies.check_antwoord(antwoord)
    rij.antwoord, rij.beantwoord_op = antwoord, klok.nu()
    rij.save(update_fields=["antwoord", "beantwoord_op"])
    _noteer(Soort.CONSULT_BEANTWOORD, rij)
    betrokkenheid.einde_alle([(rij.pk, rij.gevraagde_id)], als=GEVRAAGDE)


@actie("regie.consult_intrekken")
def intrekken(consult: UUID) -> None:
    """Take a question back: the colleague sees it no longer (PRIV-13).

    Raises NietGevonden for what one did not ask in a dossier that one does not hold either, KanNuNiet for what was
    answered or taken back already.
    """
    rij = policies.check_vrager(_vergrendeld(consult))
    policies.check_kan(rij, "regie.consult_intrekken")
    rij.ingetrokken_op = klok.nu()
    rij.save(update_fields=["ingetrokken_op"])
    _noteer(Soort.CONSULT_INGETROKKEN, rij)
    betrokkenheid.einde_alle([(rij.pk, rij.gevraagde_id)], als=GEVRAAGDE)


def vervallen(dossiers: Iterable[UUID]) -> None:
    """Take back what was not answered yet in these dossiers, and end all involvement. Part of closing."""
    rijen = Consult.objects.filter(dossier_id__in=list(dossiers))
    ids = list(rijen.values_list("id", flat=True))
    rijen.filter(beantwoord_op__isnull=True, ingetrokken_op__isnull=True).update(ingetrokken_op=klok.nu())
    betrokkenheid.einde_van(ids)


def gaan_naar(dossier: UUID, *, van: UUID, aan: UUID) -> None:
    """What was asked in a dossier goes with it: the next Aanspreekpunt reads it, and who leaves no longer does."""
    ids = list(Consult.objects.filter(dossier_id=dossier).values_list("id", flat=True))
    betrokkenheid.begin(Band(aan, "consult", consult, betrokkenheid.AANSPREEKPUNT) for consult in ids)
    betrokkenheid.einde_alle([(consult, van) for consult in ids])


def verlaat(dossier: UUID, medewerker: UUID) -> None:
    """Who leaves the team no longer reads what (s)he asked in the dossier (PRIV-13). Part of leaving."""
    ids = Consult.objects.filter(dossier_id=dossier, vrager_id=medewerker).values_list("id", flat=True)
    betrokkenheid.einde_alle([(consult, medewerker) for consult in ids], als=VRAGER)


def _banden(rij: Consult, aanspreekpunt: UUID | None) -> Iterator[Band]:
    """Who was asked; the Aanspreekpunt, and so who stands in; and who asked, as long as (s)he works along."""
    yield Band(rij.gevraagde_id, "consult", rij.pk, GEVRAAGDE)
    if aanspreekpunt is not None:
        yield Band(aanspreekpunt, "consult", rij.pk, betrokkenheid.AANSPREEKPUNT)
    mee = Teamgenoot.objects.filter(
        dossier_id=rij.dossier_id, medewerker_id=rij.vrager_id, periode__contains=klok.vandaag()
    )
    for lid in mee:
        yield Band(rij.vrager_id, "consult", rij.pk, VRAGER, tot=lid.periode.upper)


def _vergrendeld(consult: UUID) -> Consult | None:
    return Consult.objects.select_for_update().filter(gemeente_id=wie.huidig().gemeente, pk=consult).first()


def _noteer(soort: Soort, rij: Consult) -> None:
    gebeurtenissen.noteer(soort, [Feit("consult", rij.pk, rij.persoon_id, rij.dossier_id)])
