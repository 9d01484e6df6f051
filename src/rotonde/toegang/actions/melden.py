"""A question comes in: from the portal, at the desk, by phone."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from rotonde.kern import betrokkenheid, botsing, gebeurtenissen, klok, wie
from rotonde.kern.actie import actie
from rotonde.kern.betrokkenheid import Band
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.invoegen import voeg_toe
from rotonde.kern.soorten import ActorSoort, Wet
from rotonde.toegang import policies, queries
from rotonde.toegang.actions.melder import bewaar_melders
from rotonde.toegang.events import Soort
from rotonde.toegang.models import Contactmoment, Melding, MeldingVerhaal
from rotonde.toegang.soorten import Kanaal, MeldingStatus
from rotonde.toegang.tijd import op, oppaktermijn

# Without letters and digits that look or sound alike: people read this out over the phone.
_TEKENS = "2345679ACDEFHJKMNPRTWXY"  # pragma: allowlist secret
_CODELENGTE = 10


@dataclass(frozen=True)
class Vraag:
    """What somebody asks. `onderwerp` is what a queue may show (PRIV-14); the story goes in `verhaal`.

    Without `team` it goes to the queue of the gemeente; without `persoon` it is anonymous. `melder` is who told us and
    how to reach them, when that is not who it is about: only for who writes down what another tells. `contactmoment` is
    the contact of the asker in which it came up: when that says about whom it is, the melding is about the same.
    """

    onderwerp: str
    kanaal: Kanaal
    wet: Wet
    verhaal: str = ""
    bereikbaar: str = ""
    melder: str = ""
    leefgebied: str = ""
    veiligheid: bool = False
    persoon: UUID | None = None
    team: UUID | None = None
    contactmoment: UUID | None = None
    moment: datetime | None = None


@dataclass(frozen=True)
class Ontvangst:
    """What the asker gets back: the melding, by when we act, and for the portal a code to come back with."""

    melding: UUID
    terugkoppelcode: str
    uiterste_actie: date


@actie("toegang.melden")
def melden_alle(vragen: Sequence[Vraag]) -> list[Ontvangst]:
    """Take in questions, each in exactly one queue with a deadline, and return what the askers get, in the same order.

    The resident is involved from the start and sees status and own words; staff is not, until somebody takes it.
    Raises GeenBevoegdheid when a resident or visitor asks for somebody else, Ongeldig when there is no queue,
    NietGevonden for a contact that is not one's own, KanNuNiet for one that has a melding already.
    """
    contacten = _contacten(vragen)
    vragen = [_met_wie(vraag, contacten) for vraag in vragen]
    policies.check_mag_melden_voor([vraag.persoon for vraag in vragen])
    policies.check_mag_melder_noemen([vraag.melder for vraag in vragen])
    standaard = queries.wachtrij_van_gemeente() if any(vraag.team is None for vraag in vragen) else None
    meldingen = [_melding(vraag, standaard, contacten) for vraag in vragen]
    with botsing.als_zin({"melding_een_per_contact": policies.heeft_al_melding}):
        voeg_toe(meldingen)
    _betrek_inwoners(meldingen)
    _bewaar_verhalen(vragen, meldingen)
    gebeurtenissen.noteer(Soort.GEMELD, [Feit("melding", m.pk, betrokkene=m.persoon_id) for m in meldingen])
    return [Ontvangst(m.pk, m.terugkoppelcode, m.uiterste_actie) for m in meldingen]


def melden(vraag: Vraag) -> Ontvangst:
    """Take in one question; see `melden_alle`."""
    return melden_alle([vraag])[0]


def _contacten(vragen: Sequence[Vraag]) -> dict[UUID | None, Contactmoment]:
    """The contacts that these questions come of, by id; raises NietGevonden."""
    gevraagd = {vraag.contactmoment for vraag in vragen if vraag.contactmoment}
    eigen = queries.eigen_contacten(gevraagd) if gevraagd else []
    policies.check_eigen_contacten(gevraagd, [contact.pk for contact in eigen])
    return {contact.pk: contact for contact in eigen}


def _met_wie(vraag: Vraag, contacten: Mapping[UUID | None, Contactmoment]) -> Vraag:
    """The same question, about whom its contact was."""
    contact = contacten.get(vraag.contactmoment)
    return replace(vraag, persoon=contact.persoon_id or vraag.persoon) if contact else vraag


def _melding(vraag: Vraag, standaard: UUID | None, contacten: Mapping[UUID | None, Contactmoment]) -> Melding:
    with op(vraag.moment) as nu:
        # The law counts from the day on which somebody asked, not from that on which it was written down.
        moment = contacten[vraag.contactmoment].moment if vraag.contactmoment else nu
        termijn = oppaktermijn(moment.astimezone(klok.NEDERLAND).date())
        return Melding(
            gemeente_id=wie.huidig().gemeente,
            persoon_id=vraag.persoon,
            onderwerp=vraag.onderwerp,
            kanaal=vraag.kanaal,
            leefgebied=vraag.leefgebied,
            veiligheid=vraag.veiligheid,
            ontvangen_op=moment,
            uiterste_actie=termijn.dag,
            termijn=termijn.herkomst,
            status=MeldingStatus.NIEUW,
            team_id=policies.check_team(vraag.team or standaard),
            terugkoppelcode=_code() if vraag.kanaal == Kanaal.PORTAAL else "",
            contactmoment_id=vraag.contactmoment,
            wet=vraag.wet,
        )


def _code() -> str:
    return "".join(secrets.choice(_TEKENS) for _ in range(_CODELENGTE))


def _betrek_inwoners(meldingen: Sequence[Melding]) -> None:
    banden = [
        Band(m.persoon_id, "melding", m.pk, "inwoner", m.ontvangen_op.astimezone(klok.NEDERLAND).date())
        for m in meldingen
        if m.persoon_id is not None
    ]
    if banden:
        betrokkenheid.begin(banden)


def _bewaar_verhalen(vragen: Sequence[Vraag], meldingen: Sequence[Melding]) -> None:
    verhalen = [
        MeldingVerhaal(
            gemeente_id=melding.gemeente_id,
            melding_id=melding.pk,
            tekst=vraag.verhaal,
            bereikbaar=vraag.bereikbaar,
            wet=vraag.wet,
        )
        for vraag, melding in zip(vragen, meldingen, strict=True)
        if vraag.verhaal or vraag.bereikbaar
    ]
    melders = [(melding, vraag.melder) for vraag, melding in zip(vragen, meldingen, strict=True) if vraag.melder]
    te_schrijven = {verhaal.melding_id for verhaal in verhalen} | {melding.pk for melding, _ in melders}
    vrager = wie.huidig()
    # Who writes a story down is involved for as long as that takes: the desk cannot read it back afterwards.
    schrijft = vrager.actor_soort == ActorSoort.MEDEWERKER
    if schrijft:
        betrokkenheid.begin([Band(vrager.actor, "melding", melding, "schrijver") for melding in te_schrijven])
    voeg_toe(verhalen)
    bewaar_melders(melders)
    if schrijft:
        for melding in te_schrijven:
            betrokkenheid.einde(object_id=melding, wie_id=vrager.actor)
