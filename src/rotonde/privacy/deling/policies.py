"""What may be told to whom, and whether it can be done now. Each `check_…` raises with its sentence."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from rotonde.catalogus.models import Partner
from rotonde.catalogus.soorten import Partnersoort
from rotonde.kern import collegas, klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.periode import geldt_op
from rotonde.kern.soorten import ActorSoort, Wet
from rotonde.privacy import toestanden
from rotonde.privacy.deling import tabel
from rotonde.privacy.deling.models import Deling
from rotonde.privacy.deling.soorten import Deelgrond, Deelveld
from rotonde.privacy.deling.tabel import Cel
from rotonde.privacy.toestemming import policies as toestemming_policies
from rotonde.privacy.toestemming.models import Toestemming
from rotonde.privacy.toestemming.soorten import Toestemmingsoort

HOOGSTENS = timedelta(days=366)


def niet_gevonden() -> NietGevonden:
    """The same words for what is not there and for what is not one's own (SEC-11)."""
    return NietGevonden("Deze deling is niet gevonden: kies haar in de lijst.")


def check_gevonden(rij: Deling | None) -> Deling:
    """Raises NietGevonden."""
    if rij is None:
        raise niet_gevonden()
    return rij


def check_partner(partner: Partner | None) -> Partner:
    """Raises Ongeldig for who is not on the list of partners today."""
    if partner is None:
        raise Ongeldig("Deze partner staat niet (meer) in de lijst: kies een andere.")
    return partner


def check_grond(partner: Partner, wet: Wet) -> Cel:
    """On what it stands. Raises GeenBevoegdheid where nothing under this wet goes to this kind of partner (PRIV-08)."""
    cel = tabel.cel(Partnersoort(partner.soort), wet)
    if cel.grond == Deelgrond.NEE:
        raise GeenBevoegdheid(
            f"Wat bij de {wet.label} hoort, mag niet naar {partner.naam}: kies een andere wet of een andere partner."
        )
    return cel


def check_velden(partner: Partner, velden: Collection[Deelveld]) -> None:
    """Raises Ongeldig for nothing at all, GeenBevoegdheid for what this kind of partner never gets (PRIV-09)."""
    if not velden:
        raise Ongeldig("Kruis aan wat u deelt.")
    if set(velden) - set(tabel.velden(Partnersoort(partner.soort))):
        raise GeenBevoegdheid(f"Dit is meer dan {partner.naam} mag krijgen: kruis minder aan.")


def check_woorden(waarvoor: str, bericht: str, *, nagelezen: bool) -> None:
    """Raises Ongeldig without a purpose, or for words of one's own that nobody read over before they went (PRIV-09)."""
    if not waarvoor.strip():
        raise Ongeldig("Schrijf op waarvoor u dit deelt.")
    if bericht.strip() and not nagelezen:
        raise Ongeldig("Lees uw bericht na: er staat alleen in wat nodig is. Zet daarna het vinkje.")


def check_afweging(cel: Cel, afweging: str) -> None:
    """Raises Ongeldig where the law asks to weigh, and nobody wrote down how (DLB-05)."""
    if cel.grond == Deelgrond.AFWEGING and not afweging.strip():
        raise Ongeldig("Schrijf op waarom dit nodig is zonder toestemming van de inwoner.")


def check_tot(tot: date) -> None:
    """Raises Ongeldig for an end, the first day after, that is not to come or too far off."""
    if not klok.vandaag() < tot <= klok.vandaag() + HOOGSTENS:
        raise Ongeldig("Delen duurt van vandaag tot hoogstens een jaar: kies een andere laatste dag.")


def check_toestemming(cel: Cel, wet: Wet, persoon: UUID, rij: Toestemming | None, tot: date) -> Toestemming | None:
    """The toestemming on which it stands; None where it stands on the law.

    Raises GeenBevoegdheid when there is none that holds for this resident and wet (PRIV-04, PRIV-08), Ongeldig when it
    ends sooner than the deling.
    """
    if cel.grond != Deelgrond.TOESTEMMING:
        return None
    past = rij is not None and (rij.persoon_id, rij.soort, rij.wet) == (persoon, Toestemmingsoort.GEHEIM, wet)
    if rij is None or not past or not toestemming_policies.geldt(rij, klok.nu()):
        raise GeenBevoegdheid(
            f"Dit mag alleen als de inwoner het goed vindt ({cel.artikel}): vraag het en leg de toestemming vast."
        )
    if rij.tot is not None and tot > rij.tot.astimezone(klok.NEDERLAND).date():
        raise Ongeldig("De toestemming eindigt eerder: kies een laatste dag waarop zij nog geldt.")
    return rij


def check_vertrouwelijk(partner: Partner, *, vertrouwelijk: bool) -> None:
    """Only contact with Veilig Thuis stays out of sight of whom it is about, for the term of MC-04 (PRIV-31)."""
    if vertrouwelijk and partner.soort != Partnersoort.VEILIG_THUIS:
        raise Ongeldig("Alleen contact met Veilig Thuis kan vertrouwelijk zijn: haal het vinkje weg.")


def check_kan(rij: Deling, werkwoord: str) -> None:
    """Raises KanNuNiet when the table of states has no such verb for it now."""
    toestanden.DELING.na(toestanden.van_deling(rij), werkwoord)


def geldt(rij: Deling) -> bool:
    """True while the partner may read it."""
    return rij.gestopt_op is None and geldt_op(rij.periode, klok.vandaag())


def check_geldt(rij: Deling) -> None:
    """Raises KanNuNiet for what ended by its day."""
    if not geldt_op(rij.periode, klok.vandaag()):
        raise KanNuNiet("De laatste dag van deze deling is voorbij: deel opnieuw als het nog nodig is.")


def check_op_papier(rij: Deling) -> None:
    """Raises KanNuNiet for a partner that reads and answers here itself."""
    if not rij.op_papier:
        raise KanNuNiet(f"{rij.partner.naam} leest en antwoordt zelf in Rotonde: u hoeft niets te doen.")


def check_antwoordt(rij: Deling, door: str) -> str:
    """Who says so on behalf of the partner: its own medewerker, or else who was spoken (`door`).

    Raises NietGevonden for the medewerker of another partner (SEC-11) or of a dossier that is not one's own, KanNuNiet
    when a partner that works here answers for itself, Ongeldig without a name.
    """
    vrager = wie.huidig()
    if vrager.actor_soort != ActorSoort.DIENST:
        if is_ontvanger(rij):
            return collegas.naam_van(vrager.actor)
        toestemming_policies.check_werkt_in(rij.dossier_id)
        check_op_papier(rij)
    if not door.strip():
        raise Ongeldig("Schrijf op wie van de partner dit zei.")
    return door.strip()


def check_vraagt_antwoord(rij: Deling) -> None:
    """Raises KanNuNiet for what was only told: nobody waits for an answer."""
    if not rij.overdracht:
        raise KanNuNiet("Dit is alleen verteld: een antwoord is niet nodig.")


def is_ontvanger(rij: Deling) -> bool:
    """True for who works today in the team of the partner that it was shared with."""
    return not rij.op_papier and rij.partner.team in collegas.teams_van(wie.huidig().actor).values()
