"""What waits, what is mine, and what one melding says. What a queue shows holds no person and no story (PRIV-14)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from rotonde.catalogus.models import Leefgebied
from rotonde.catalogus.queries import regels_op
from rotonde.inwoners import queries as inwoners
from rotonde.kern import collegas, inzage, klok, wie
from rotonde.kern.models import Team
from rotonde.kern.rijen import Rijen
from rotonde.kern.soorten import InzageSoort
from rotonde.toegang import policies
from rotonde.toegang.bevestiging import queries as bevestiging
from rotonde.toegang.models import Contactmoment, Melder, Melding, MeldingVerhaal
from rotonde.toegang.partners import queries as partners
from rotonde.toegang.soorten import Antwoord, Kanaal, MeldingStatus, Spoed
from rotonde.toegang.tijd import spoed

# So long a contact of which no melding was made yet stays in sight of who noted it.
NOG_TE_MELDEN = timedelta(days=14)


@dataclass(frozen=True)
class Regel:
    """One melding in a list: what is needed to pick it up, and nothing about whom."""

    id: UUID
    onderwerp: str
    op_naam: bool
    kanaal: Kanaal
    leefgebied: str
    veiligheid: bool
    ontvangen_op: datetime
    uiterste_actie: date
    status: MeldingStatus
    spoed: Spoed


@dataclass(frozen=True)
class Detail:
    """All of one melding, for its owner."""

    melding: Melding
    inwoner: inwoners.Inwoner | None
    verhaal: str
    bereikbaar: str
    heeft_melder: bool
    verwijzer: str
    bevestigd_op: date | None


def wachtrij_van_gemeente() -> UUID | None:
    """The team whose queue takes what names no team, or None when there is none."""
    return (
        Team.objects.filter(gemeente_id=wie.huidig().gemeente, wachtrij=True)
        .order_by("code")
        .values_list("id", flat=True)
        .first()
    )


def wachtrijcode() -> str:
    """The code of that team; empty when there is none."""
    rijen = Team.objects.filter(gemeente_id=wie.huidig().gemeente, wachtrij=True).order_by("code")
    return rijen.values_list("code", flat=True).first() or ""


def teams_met_wachtrij() -> list[tuple[UUID, str]]:
    """(id, name) of the teams that have a queue."""
    rijen = Team.objects.filter(gemeente_id=wie.huidig().gemeente, wachtrij=True).order_by("naam")
    return list(rijen.values_list("id", "naam"))


def _zelf_gemeld() -> QuerySet[Contactmoment]:
    """The contacts that who asks registered not long ago and of which a melding comes."""
    vrager = wie.huidig()
    begin = klok.moment(klok.vandaag() - NOG_TE_MELDEN, 0)
    eigen = Contactmoment.objects.filter(gemeente_id=vrager.gemeente, medewerker_id=vrager.actor, moment__gte=begin)
    return eigen.filter(antwoord=Antwoord.MELDING)


def eigen_contacten(ids: Collection[UUID]) -> list[Contactmoment]:
    """Which of these contacts who asks registered not long ago, and lead to a melding."""
    return list(_zelf_gemeld().filter(id__in=ids))


def contacten_zonder_melding() -> list[tuple[UUID, str]]:
    """(id, onderwerp) of those whose melding was not written down yet: a question that nobody would have. It stays in
    sight after the day itself: who was called away on the phone finds it the next morning."""
    melding = Melding.objects.filter(gemeente_id=wie.huidig().gemeente, contactmoment_id=OuterRef("pk"))
    rijen = _zelf_gemeld().filter(~Exists(melding)).order_by("moment", "id")
    return list(rijen.values_list("id", "onderwerp"))


def eigen_contact(contact: UUID) -> Contactmoment:
    """One of those; raises NietGevonden."""
    gevonden = eigen_contacten([contact])
    policies.check_eigen_contacten([contact], [een.pk for een in gevonden])
    return gevonden[0]


def mogelijke_eigenaars() -> list[tuple[UUID, str]]:
    """(id, name) of the medewerkers who have a rol today in which one works on a melding."""
    return collegas.met_rol(policies.rollen_van_eigenaar())


def wachtrij(team: UUID) -> Rijen[Regel]:
    """What waits for a team: danger first, then what must be acted on first."""
    rijen = Melding.objects.filter(gemeente_id=wie.huidig().gemeente, team_id=team)
    return Rijen(rijen.order_by("-veiligheid", "uiterste_actie", "ontvangen_op", "id"), _regels)


def aantal_in_wachtrijen() -> int:
    """How many meldingen wait for anybody, for a counter."""
    return Melding.objects.filter(gemeente_id=wie.huidig().gemeente, status=MeldingStatus.NIEUW).count()


def leefgebieden() -> dict[str, str]:
    """Names of the leefgebieden that hold today, by code, in the order of the catalogus."""
    rijen = regels_op(Leefgebied, klok.vandaag()).order_by("volgorde")
    return dict(rijen.values_list("code", "naam"))


def mijn_meldingen(eigenaars: Collection[UUID]) -> Rijen[Regel]:
    """What these medewerkers are working on and has no dossier yet, most urgent first: oneself, and for whom one stands
    in."""
    rijen = Melding.objects.filter(
        gemeente_id=wie.huidig().gemeente, eigenaar_id__in=eigenaars, status=MeldingStatus.OPGEPAKT
    )
    return Rijen(rijen.order_by("-veiligheid", "uiterste_actie", "ontvangen_op", "id"), _regels)


def meldingen_van(persoon: UUID) -> list[Regel]:
    """The questions of one resident, newest first; writes its line first unless that resident is who asks."""
    if wie.huidig().actor != persoon:
        inzage.noteer(InzageSoort.TONEN, [persoon], gegevensgroep="meldingen")
    rijen = Melding.objects.filter(gemeente_id=wie.huidig().gemeente, persoon_id=persoon)
    return _regels(rijen.order_by("-ontvangen_op", "id"))


def ids_van(personen: Iterable[UUID]) -> list[UUID]:
    """The meldingen of these residents, by id and without anything in them."""
    rijen = Melding.objects.filter(gemeente_id=wie.huidig().gemeente, persoon_id__in=list(personen))
    return list(rijen.order_by("id").values_list("id", flat=True))


def detail(melding_id: UUID) -> Detail:
    """One melding with its story, for its owner; the line in the inzagelog comes first (PRIV-37).

    Raises NietGevonden for what is not there or not one's own: they look the same (SEC-11).
    """
    melding = Melding.objects.filter(id=melding_id, gemeente_id=wie.huidig().gemeente).first()
    policies.check_is_eigenaar(melding)
    assert melding is not None
    policies.check_is_betrokken(melding)
    inwoner = inwoners.persoon(melding.persoon_id, gegevensgroep="melding") if melding.persoon_id else None
    verhaal = MeldingVerhaal.objects.filter(melding_id=melding_id).first()
    return Detail(
        melding,
        inwoner,
        verhaal.tekst if verhaal else "",
        verhaal.bereikbaar if verhaal else "",
        heeft_melder=Melder.objects.filter(melding_id=melding_id).exists(),
        verwijzer=partners.van_melding(melding_id),
        bevestigd_op=bevestiging.bevestigd_op(melding_id),
    )


def verhaal_van(melding_id: UUID) -> str:
    """The words of the resident as the resident reads them back: empty for who is not involved."""
    verhaal = MeldingVerhaal.objects.filter(melding_id=melding_id).first()
    return verhaal.tekst if verhaal else ""


def bereikbaar_van(melding_id: UUID) -> str:
    """How who asked said to be reached: empty when nothing was said, and for who is not involved."""
    gevonden = MeldingVerhaal.objects.filter(melding_id=melding_id).values_list("bereikbaar", flat=True).first()
    return gevonden or ""


def om_te_openen(ids: Sequence[UUID]) -> dict[UUID, Melding]:
    """Meldingen by id, for regie, which opens a dossier from them."""
    return {melding.pk: melding for melding in Melding.objects.filter(id__in=ids)}


def _regels(rijen: QuerySet[Melding]) -> list[Regel]:
    return [
        Regel(
            melding.pk,
            melding.onderwerp,
            melding.persoon_id is not None,
            Kanaal(melding.kanaal),
            melding.leefgebied,
            melding.veiligheid,
            melding.ontvangen_op,
            melding.uiterste_actie,
            MeldingStatus(melding.status),
            spoed(melding.uiterste_actie),
        )
        for melding in rijen
    ]


def laatste_contact(persoon: OuterRef) -> Subquery:
    """In a list: when the resident in that column last had contact; empty for who never had."""
    rijen = Contactmoment.objects.filter(gemeente_id=wie.huidig().gemeente, persoon_id=persoon)
    return Subquery(rijen.order_by("-moment").values("moment")[:1])


@dataclass(frozen=True)
class Contactregel:
    """One contactmoment as statistics read it: the day and how, never who or what about."""

    datum: date
    kanaal: Kanaal


def contacthistorie() -> list[Contactregel]:
    """Every contactmoment of the gemeente, for statistics. Nothing in it leads to a persoon."""
    rijen = Contactmoment.objects.filter(gemeente_id=wie.huidig().gemeente).order_by("moment", "id")
    return [
        Contactregel(moment.astimezone(klok.NEDERLAND).date(), Kanaal(kanaal))
        for moment, kanaal in rijen.values_list("moment", "kanaal")
    ]
