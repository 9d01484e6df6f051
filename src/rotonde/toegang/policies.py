"""Who may do what with a melding, and whether it can happen now. Each `check_…` raises with the sentence on screen."""

from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from rotonde.kern import bevoegdheden, collegas, kring, vervanging, wie
from rotonde.kern.betrokkenheid import is_betrokken
from rotonde.kern.fouten import Gebruikersfout, GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.toegang.models import Melding
from rotonde.toegang.soorten import MeldingStatus
from rotonde.toegang.toestanden import MELDING

# May this person?


def check_mag_melden_voor(personen: Sequence[UUID | None]) -> None:
    """A resident asks for oneself, a visitor for nobody in particular; raises GeenBevoegdheid otherwise."""
    vrager = wie.huidig()
    toegestaan: set[UUID | None]
    match vrager.actor_soort:
        case ActorSoort.INWONER:
            toegestaan = {vrager.actor}
        case ActorSoort.ANONIEM:
            toegestaan = {None}
        case _:
            return
    if not toegestaan.issuperset(personen):
        raise GeenBevoegdheid(
            "U kunt hier alleen voor uzelf een vraag stellen: bel ons voor een vraag over iemand anders."
        )


def check_mag_melder_noemen(melders: Sequence[str]) -> None:
    """Only who writes down what another tells names who told it; raises GeenBevoegdheid."""
    if any(melders) and wie.huidig().actor_soort in {ActorSoort.INWONER, ActorSoort.ANONIEM}:
        raise GeenBevoegdheid("U kunt hier alleen zelf een vraag stellen: bel ons om iets over een ander te melden.")


def check_eigen_contacten(gevraagd: Collection[UUID], eigen: Collection[UUID]) -> None:
    """A melding comes of a contact that one registered oneself; raises NietGevonden (SEC-11)."""
    if not set(gevraagd).issubset(eigen):
        raise NietGevonden(
            "Dit contact is niet gevonden bij wat u de laatste twee weken vastlegde: noteer de vraag apart."
        )


def heeft_al_melding() -> KanNuNiet:
    """For the database, which lets a contact lead to one melding."""
    return KanNuNiet("Van dit contact is al een melding gemaakt: kijk in de wachtrij.")


def check_mag_oppakken(medewerkers: Sequence[UUID]) -> None:
    """Nobody puts a melding on the desk of somebody else; a service carries out what was planned."""
    vrager = wie.huidig()
    if vrager.actor_soort != ActorSoort.DIENST and set(medewerkers) != {vrager.actor}:
        raise GeenBevoegdheid("U kunt een melding alleen voor uzelf oppakken: vraag uw collega om dat zelf te doen.")


def check_niet_uit_eigen_kring(meldingen: Sequence[Melding], medewerkers: Sequence[UUID]) -> None:
    """Nobody works on a melding about oneself, partner, household or relation (PRIV-20); raises GeenBevoegdheid.

    Who asks does not even find those; this is for who gets it from somebody else.
    """
    if kring.een_is_verwant(medewerkers, [melding.persoon_id for melding in meldingen]):
        raise GeenBevoegdheid(
            "Deze melding gaat over iemand uit de eigen kring van wie haar zou krijgen: kies een andere collega."
        )


def rollen_van_eigenaar() -> list[Rol]:
    """The rollen in which somebody works on a melding: those that may take one."""
    return [rol for rol in Rol if rol != Rol.DIENST and bevoegdheden.mag("actie", "toegang.oppakken", rol)]


def check_kan_eigenaar_zijn(medewerker: UUID) -> None:
    """Raises Ongeldig unless this medewerker has such a rol today."""
    if not collegas.heeft_rol(medewerker, rollen_van_eigenaar()):
        raise Ongeldig("Deze collega kan nu geen meldingen oppakken: kies iemand die dat wel kan.")


def niet_gevonden() -> NietGevonden:
    """For what is not there, and for what is not one's own: one sentence, so that nobody learns which (SEC-11)."""
    return NietGevonden("Deze melding is niet gevonden in uw werk: kijk in de wachtrij of vraag uw teamleider.")


def check_is_eigenaar(melding: Melding | None) -> UUID:
    """The owner, when that is who asks or somebody for whom who asks stands in today. Raises NietGevonden for what is
    not there and for what is not one's own: they look the same, and who does not own a melding learns no more about it
    than the queue tells (SEC-11)."""
    vrager = wie.huidig()
    eigenaar = melding.eigenaar_id if melding else None
    if eigenaar is None or (vrager.actor_soort != ActorSoort.DIENST and not vervanging.is_ik_of_vervang_ik(eigenaar)):
        raise niet_gevonden()
    return eigenaar


def check_is_betrokken(melding: Melding) -> None:
    """Raises NietGevonden when the involvement of the owner has ended: the melding is settled, or the dossier closed
    (PRIV-13)."""
    eigenaar = melding.eigenaar_id
    if wie.huidig().actor_soort == ActorSoort.DIENST or eigenaar is None:
        return
    if not is_betrokken(object_id=melding.pk, wie_id=eigenaar):
        raise NietGevonden("Deze melding is afgerond: u kunt haar niet meer openen.")


# Can it happen now?


def check_wacht(melding: Melding) -> None:
    """Only what stands in a queue can be taken; raises KanNuNiet."""
    if "toegang.oppakken" not in MELDING.kan(MeldingStatus(melding.status)):
        raise KanNuNiet("Deze melding is al opgepakt door een collega: kies een andere uit de wachtrij.")


def check_kan(melding: Melding, werkwoord: str) -> MeldingStatus:
    """What the melding is after this verb. Raises KanNuNiet, with what is possible, when it cannot be done now."""
    return MELDING.na(MeldingStatus(melding.status), werkwoord)


def kan_verder(melding: Melding) -> bool:
    """True when the owner can still settle, return or open a dossier."""
    return "toegang.afhandelen" in MELDING.kan(MeldingStatus(melding.status))


def check_gaat_mee(melding: Melding, *, met_dossier: bool) -> None:
    """What became a dossier goes along with that, and with that only; raises KanNuNiet."""
    if melding.status == MeldingStatus.DOSSIER and not met_dossier:
        raise KanNuNiet("Bij deze melding hoort een dossier: draag het dossier over, dan gaat de melding mee.")
    if melding.status != MeldingStatus.DOSSIER and met_dossier:
        raise KanNuNiet("Bij deze melding hoort geen dossier: draag de melding zelf over.")


def check_ander(eigenaar: UUID, nieuwe: UUID) -> None:
    """Raises KanNuNiet when a melding would go to who has it."""
    if eigenaar == nieuwe:
        raise KanNuNiet("Deze collega heeft de melding al: kies iemand anders.")


def check_inwoner_bekend(melding: Melding) -> None:
    """A dossier is about people: raises KanNuNiet while the melding is anonymous."""
    if melding.persoon_id is None:
        raise KanNuNiet("Van deze melding is nog niet bekend over wie zij gaat: koppel eerst de inwoner.")


def inwoner_bekend(melding: Melding) -> bool:
    """The same question as a boolean."""
    return _mag(lambda: check_inwoner_bekend(melding))


def check_nog_anoniem(melding: Melding) -> None:
    """Raises KanNuNiet when it is known already who asks."""
    if melding.persoon_id is not None:
        raise KanNuNiet("Aan deze melding is al een inwoner gekoppeld: maak een nieuwe melding voor iemand anders.")


def check_team(team: UUID | None) -> UUID:
    """Raises Ongeldig when the gemeente has no queue at all: then a question would fall between two desks."""
    if team is None:
        raise Ongeldig("Deze gemeente heeft nog geen wachtrij: vraag de beheerder om een team met een wachtrij.")
    return team


def _mag(vraag: Callable[[], None]) -> bool:
    try:
        vraag()
    except Gebruikersfout:
        return False
    return True
