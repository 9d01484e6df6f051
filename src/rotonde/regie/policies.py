"""Who may do what in a dossier, and whether it can happen now. Each `check_…` raises with the sentence on screen."""

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from rotonde.catalogus.models import Product
from rotonde.kern import beslotenheid, collegas, klok, vervanging, wie
from rotonde.kern.fouten import Gebruikersfout, GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.soorten import ActorSoort, Afslag, Rol, Wet
from rotonde.privacy.deling import queries as delingen
from rotonde.privacy.toestemming import doelbinding
from rotonde.privacy.toestemming.soorten import Mag
from rotonde.regie import toestanden
from rotonde.regie.models import Aanpak, Doel, Dossier, Evaluatie, Regie
from rotonde.regie.soorten import HOOGSTE_SCORE, LAAGSTE_SCORE, Ladder
from rotonde.regie.toestanden import Versie

_NIET_GEVONDEN = "Dit dossier is niet gevonden in uw werk: kijk in uw caseload of vraag de procesregisseur."
_ALLEEN_AANSPREEKPUNT = "Alleen het Aanspreekpunt van dit dossier kan dit doen: vraag het aan haar of hem."

# May this person?


def check_betrokken(dossiers: Iterable[UUID]) -> None:
    """Raises NietGevonden for a dossier that one is not involved in at this moment (SEC-11)."""
    gevraagd = set(dossiers)
    if set(Dossier.objects.filter(id__in=gevraagd).values_list("id", flat=True)) != gevraagd:
        raise niet_gevonden()


def niet_gevonden() -> NietGevonden:
    """The same words for what is not there and for what is not one's own (SEC-11)."""
    return NietGevonden(_NIET_GEVONDEN)


def check_is_aanspreekpunt(dossiers: Iterable[UUID]) -> None:
    """Only the Aanspreekpunt of this moment changes a dossier, or who stands in for her or him today; a service carries
    out what was planned.

    Raises NietGevonden for a dossier that one is not involved in (SEC-11), GeenBevoegdheid for one that one only sees.
    """
    vrager = wie.huidig()
    gevraagd = set(dossiers)
    check_betrokken(gevraagd)
    if vrager.actor_soort == ActorSoort.DIENST:
        return
    regies = Regie.objects.filter(
        vervanging.houdt("medewerker_id"), dossier_id__in=gevraagd, periode__endswith__isnull=True
    )
    if set(regies.values_list("dossier_id", flat=True)) != gevraagd:
        raise GeenBevoegdheid(_ALLEEN_AANSPREEKPUNT)


def check_houdt(*, ik_houd: bool) -> None:
    """The same for a dossier that is shown already."""
    if not ik_houd:
        raise GeenBevoegdheid(_ALLEEN_AANSPREEKPUNT)


def is_aanspreekpunt(dossier: UUID) -> bool:
    """The same question as a boolean."""
    return _mag(lambda: check_is_aanspreekpunt([dossier]))


def check_kan_aanspreekpunt_zijn(medewerker: UUID) -> None:
    """Raises Ongeldig unless this medewerker has the rol today."""
    if not collegas.heeft_rol(medewerker, [Rol.AANSPREEKPUNT]):
        raise Ongeldig("Deze collega kan nu geen Aanspreekpunt zijn: kies iemand met die rol.")


def check_benoemd(dossier: UUID, medewerker: UUID) -> None:
    """Only who is named in a besloten dossier can be its Aanspreekpunt (PRIV-21); raises Ongeldig."""
    if beslotenheid.is_besloten(dossier) and medewerker not in beslotenheid.benoemden(dossier):
        raise Ongeldig("Dit dossier is besloten: vraag kwaliteit om deze collega eerst te benoemen.")


# Can it happen now?


def check_dossier(dossier: Dossier, werkwoord: str) -> None:
    """Raises KanNuNiet when the table of states has no such verb for the dossier as it is now."""
    toestanden.DOSSIER.na(toestanden.van_dossier(dossier.gesloten_op), werkwoord)


def check_aanpak(versie: Versie | None, werkwoord: str) -> None:
    """The same for a version of its Aanpak; None is a dossier without one."""
    toestanden.AANPAK.na(toestanden.van_aanpak(versie), werkwoord)


def kan_in_aanpak(gesloten_op: datetime | None, versie: Versie | None, werkwoord: str) -> bool:
    """Both questions as a boolean, of a dossier that is shown already and its newest version."""
    met_dossier = toestanden.DOSSIER.kan(toestanden.van_dossier(gesloten_op))
    return werkwoord in met_dossier and werkwoord in toestanden.AANPAK.kan(toestanden.van_aanpak(versie))


def check_geen_overdracht_open(dossiers: Collection[UUID]) -> None:
    """Raises KanNuNiet while a partner that was asked to go on with a resident has not confirmed it: until then the
    question has its owner here."""
    if delingen.met_open_overdracht(dossiers):
        raise KanNuNiet(
            "Een partner heeft nog niet bevestigd dat hij deze inwoner verder helpt: wacht daarop, of stop dat delen."
        )


def check_lid(persoon: UUID, leden: Collection[UUID]) -> None:
    """Raises Ongeldig for somebody who does not belong to the household."""
    if persoon not in leden:
        raise Ongeldig("Deze inwoner hoort niet bij het huishouden van dit dossier: kies iemand uit het huishouden.")


def check_maatwerk(soort: Ladder, product_code: str) -> None:
    """Maatwerk names what will be decided on. Raises Ongeldig."""
    if soort == Ladder.MAATWERK and not product_code:
        raise Ongeldig("Kies bij maatwerk een product: daarover gaat straks het besluit.")


def check_product(product: Product | None, wet: Wet, afslag: Afslag) -> None:
    """A product brings its own wet and afslag; None is one that the catalogus does not have today. Raises Ongeldig."""
    if product is None:
        raise Ongeldig("Dit product staat nu niet in de catalogus: kies een ander product.")
    if (product.wet, product.afslag) != (wet, afslag):
        raise Ongeldig("De wet of de afslag is niet die van het product: neem over wat in de catalogus staat.")


def check_heeft_huishouden(huishouden: UUID | None) -> UUID:
    """Raises KanNuNiet for somebody who lives nowhere that we know of."""
    if huishouden is None:
        raise KanNuNiet("Van deze inwoner is geen huishouden bekend: laat eerst de gegevens bijwerken.")
    return huishouden


def check_ander(huidige: UUID, nieuwe: UUID) -> None:
    """Raises KanNuNiet when a dossier would go to who has it."""
    if huidige == nieuwe:
        raise KanNuNiet("Deze collega is al het Aanspreekpunt: kies iemand anders.")


def check_warm(gesproken_op: date, geopend_op: datetime) -> None:
    """A transfer is warm: both Aanspreekpunten and the resident spoke about it before, and not before there was a
    dossier to speak about. Raises Ongeldig."""
    if gesproken_op > klok.vandaag():
        raise Ongeldig("Draag pas over na het gesprek met de inwoner en uw collega: vul de dag van dat gesprek in.")
    if gesproken_op < geopend_op.astimezone(klok.NEDERLAND).date():
        raise Ongeldig("Op die dag was dit dossier er nog niet: vul de dag in waarop u samen over de overdracht sprak.")


def check_evaluatie(evaluatie: Evaluatie, geldend: Collection[UUID]) -> None:
    """Raises KanNuNiet for what was held already or is of a version that is not in `geldend`. Its Aanpak must be
    selected."""
    aanpak = evaluatie.doel.aanpak
    check_aanpak(aanpak, "regie.evaluatie_vastleggen")
    stand = toestanden.van_evaluatie(evaluatie.gehouden_op, geldt=aanpak.pk in geldend)
    toestanden.EVALUATIE.na(stand, "regie.evaluatie_vastleggen")


def check_verslag(score: int, erbij: str, woorden: str) -> None:
    """Raises Ongeldig for what is no score, or without who took part or words."""
    if not LAAGSTE_SCORE <= score <= HOOGSTE_SCORE:
        raise Ongeldig(f"Dit cijfer kan niet: kies een cijfer van {LAAGSTE_SCORE} tot en met {HOOGSTE_SCORE}.")
    if not erbij.strip() or not woorden.strip():
        raise Ongeldig("Schrijf op wie erbij waren en hoe het gaat: zonder woorden zegt een cijfer weinig.")


def check_dagen(gehouden_op: date, volgende_op: date | None) -> None:
    """Nobody looked back on a day to come, and the next time is after this one. Raises Ongeldig."""
    if gehouden_op > klok.vandaag():
        raise Ongeldig("Deze dag moet nog komen: vul de dag in waarop u met de inwoner terugkeek.")
    if volgende_op is not None and volgende_op <= gehouden_op:
        raise Ongeldig("De volgende keer is later dan deze keer: kies een dag erna.")


def check_evaluatiedag(dag: date | None, vastgesteld_op: date) -> None:
    """A plan is looked back on after it was fixed; None plans nothing. Raises Ongeldig."""
    if dag is not None and dag <= vastgesteld_op:
        raise Ongeldig("Terugkijken kan pas als er iets is gedaan: kies een dag na vandaag.")


def check_gezien(aanpak: Aanpak, gezien: int | None) -> None:
    """Raises KanNuNiet when the Aanpak was written in after the asker saw it at revision `gezien` (REL-11).

    None is for who writes without having read a screen: nothing is compared.
    """
    if gezien is not None and gezien != aanpak.revisie:
        raise KanNuNiet("Deze Aanpak is intussen veranderd: kijk wat er anders is en bewaar opnieuw.")


def check_heeft_doel(doelen: int) -> None:
    """Raises KanNuNiet: an Aanpak without a doel is nothing to agree on."""
    if not doelen:
        raise KanNuNiet("In deze Aanpak staat nog geen doel: stel eerst samen een doel.")


def check_scores(start: int, streef: int) -> None:
    """Raises Ongeldig unless both are scores and the target is better than the start."""
    if not LAAGSTE_SCORE <= start < streef <= HOOGSTE_SCORE:
        raise Ongeldig(
            f"De scores kloppen niet: kies cijfers van {LAAGSTE_SCORE} tot en met {HOOGSTE_SCORE}, "
            "en een streefcijfer dat hoger is dan het cijfer van nu."
        )


def check_doelbinding(doel: Doel, wet: Wet, *, ingebracht: bool) -> Mag:
    """On what it stands that a doel of one wet gets inzet of another. Raises GeenBevoegdheid, with what can be done,
    when that is nothing (PRIV-03, PRIV-10)."""
    return doelbinding.check(Wet(doel.wet), wet, doel.persoon_id, ingebracht=ingebracht).mag


def check_ladder(soort: Ladder, afslag: Afslag, reden_zwaarder: str) -> None:
    """A heavier rung than eigen kracht says why the lighter one did not do; what needs nobody from outside stands at
    the first afslag. Raises Ongeldig."""
    if soort != Ladder.EIGEN_KRACHT and not reden_zwaarder.strip():
        raise Ongeldig("Schrijf op waarom een lichtere oplossing niet genoeg is: dat hoort bij een zwaardere stap.")
    if soort in {Ladder.EIGEN_KRACHT, Ladder.NETWERK} and afslag != Afslag.ONDERSTEUNING:
        raise Ongeldig("Eigen kracht en netwerk horen bij afslag 1: kies afslag 1 of een andere soort inzet.")


def _mag(vraag: Callable[[], None]) -> bool:
    try:
        vraag()
    except Gebruikersfout:
        return False
    return True
