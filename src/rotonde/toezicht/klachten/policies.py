"""Who handles a klacht, and what can be done with it now. Each `check_…` raises with its sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db.models import Q

from rotonde.inwoners import queries as inwoners
from rotonde.inwoners.models import Persoon
from rotonde.kern import klok, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Betrokkenheid
from rotonde.kern.soorten import ActorSoort
from rotonde.toezicht.klachten.soorten import Klachtoordeel
from rotonde.toezicht.models import Klacht
from rotonde.toezicht.toestanden import KLACHT, van_klacht

_NIET_GEVONDEN = "Deze klacht is niet gevonden: kies haar in de lijst."


def check_inwoner(persoon: UUID) -> None:
    """Raises NietGevonden for who is unknown, elsewhere or closed to who asks; to a resident all others (SEC-11)."""
    vrager = wie.huidig()
    zelf = vrager.actor_soort != ActorSoort.INWONER or persoon == vrager.actor
    if not zelf or not Persoon.objects.filter(gemeente_id=vrager.gemeente, pk=persoon).exists():
        raise NietGevonden("Deze inwoner is niet gevonden: controleer de gegevens of zoek opnieuw.")


def check_gevonden(rij: Klacht | None) -> Klacht:
    """Raises NietGevonden for what is not there or not for who asks (SEC-11)."""
    if rij is None:
        raise NietGevonden(_NIET_GEVONDEN)
    return rij


@contextmanager
def inwoner_blijft_verborgen() -> Iterator[None]:
    """A klacht of a resident who is closed to who asks is not found either, in the same words (SEC-11)."""
    try:
        yield
    except NietGevonden:
        raise NietGevonden(_NIET_GEVONDEN) from None


def check_kan(rij: Klacht, werkwoord: str) -> None:
    """Raises KanNuNiet, with what can be done, when this verb cannot be used on it now."""
    KLACHT.na(van_klacht(rij.behandelaar_id, rij.afgedaan_op, rij.ingetrokken_op), werkwoord)


def check_niet_betrokken(rij: Klacht, medewerker: UUID) -> None:
    """Raises GeenBevoegdheid for whom it is about, and for who was ever involved with the resident or the household
    (Awb art. 9:7)."""
    if rij.over_id == medewerker or was_betrokken(rij.persoon_id, medewerker):
        raise betrokken()


def was_betrokken(persoon: UUID, medewerker: UUID) -> bool:
    """True when this medewerker was ever involved in a dossier or melding of this resident, or of who then lived in the
    same household: a dossier is of all of them, and names the one who asked for help."""
    banden = Betrokkenheid.objects.filter(gemeente_id=wie.huidig().gemeente)
    van_hen = banden.filter(Q(wie_id=persoon) | Q(wie_id__in=inwoners.ooit_huisgenoten(persoon))).values("object_id")
    return banden.filter(wie_id=medewerker, object_id__in=van_hen).exists()


def betrokken() -> GeenBevoegdheid:
    """For who was in it, also when the database found that."""
    return GeenBevoegdheid("U was betrokken bij deze inwoner: laat een collega de klacht behandelen.")


def check_behandelaar(rij: Klacht) -> None:
    """Raises GeenBevoegdheid for who does not handle this klacht."""
    if rij.behandelaar_id != wie.huidig().actor:
        raise GeenBevoegdheid("Een collega behandelt deze klacht: vraag het haar of hem.")


def check_tekst(tekst: str) -> None:
    """Raises Ongeldig for a klacht without words."""
    if not tekst.strip():
        raise Ongeldig("Schrijf op wat er niet goed ging.")


def check_ontvangen(op: date) -> None:
    """Raises Ongeldig for a day to come, or long ago (Awb art. 9:8: a year)."""
    vandaag = klok.vandaag()
    if not date(vandaag.year - 1, vandaag.month, 1) <= op <= vandaag:
        raise Ongeldig("Kies de dag waarop de klacht binnenkwam: vandaag of eerder, en hoogstens een jaar geleden.")


def check_niet_bevestigd(rij: Klacht) -> None:
    """Raises KanNuNiet when the resident has word already."""
    if rij.bevestigd_op is not None:
        raise KanNuNiet("De ontvangst is al bevestigd: u hoeft niets te doen.")


def check_niet_verdaagd(rij: Klacht, reden: str) -> None:
    """Raises KanNuNiet for a second time, Ongeldig without a reason (Awb art. 9:11 lid 2)."""
    if rij.verdaagd:
        raise KanNuNiet("Deze klacht is al verdaagd: dat kan één keer.")
    if not reden.strip():
        raise Ongeldig("Schrijf op waarom het langer duurt: de inwoner leest dit.")


def check_afdoening(
    rij: Klacht, oordeel: Klachtoordeel, bevindingen: str, gehoord_op: date | None, niet_gehoord: str
) -> None:
    """Raises Ongeldig without findings, or when the resident was not heard and nobody says why (Awb art. 9:10)."""
    if not bevindingen.strip():
        raise Ongeldig("Schrijf op wat u vond, wat u ervan vindt en wat er verandert: de inwoner leest dit.")
    if gehoord_op is None and not niet_gehoord.strip():
        raise Ongeldig("Schrijf op wanneer u de inwoner sprak, of waarom dat niet nodig was.")
    if gehoord_op is not None and not rij.ontvangen_op <= gehoord_op <= klok.vandaag():
        raise Ongeldig("U sprak de inwoner nadat de klacht binnenkwam, en niet later dan vandaag: kies een andere dag.")
