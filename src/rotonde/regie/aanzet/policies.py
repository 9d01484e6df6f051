"""Who drafts and who decides on it, and whether it can be done now. Each `check_…` raises with its sentence."""

from collections.abc import Collection
from uuid import UUID

from rotonde.catalogus.queries import leefgebieden_voor_aanpak
from rotonde.catalogus.soorten import Partnertaak
from rotonde.kern import betrokkenheid, klok
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.soorten import Afslag
from rotonde.privacy.deling import policies as deling_policies
from rotonde.privacy.deling.models import Deling
from rotonde.regie import policies as regie_policies
from rotonde.regie import toestanden
from rotonde.regie.models import Aanpak, Aanzet
from rotonde.regie.soorten import Ladder


def niet_gevonden() -> NietGevonden:
    """The same words for what is not there and for what is not one's own (SEC-11)."""
    return NietGevonden("Deze aanzet is niet gevonden in uw werk: kijk bij «Aanzetten van partners».")


def check_gevonden(rij: Aanzet | None) -> Aanzet:
    """Raises NietGevonden."""
    if rij is None:
        raise niet_gevonden()
    return rij


def check_partner(deling: Deling | None) -> Deling:
    """The deling on which a partner drafts: shared with the own team, received, and by a partner that does this here.

    Raises NietGevonden for another's (SEC-11), GeenBevoegdheid, and KanNuNiet for what ended or was not confirmed, what
    its resident may not know of yet (PRIV-31), or where the dossier was closed and nobody would decide.
    """
    if deling is None or not deling_policies.is_ontvanger(deling):
        raise deling_policies.niet_gevonden()
    if not deling_policies.geldt(deling):
        raise KanNuNiet("Deze deling is voorbij: vraag het Aanspreekpunt of het opnieuw deelt.")
    if deling.ontvangen_op is None:
        raise KanNuNiet("Bevestig eerst dat u dit hebt ontvangen.")
    if deling.toont_aan_id is None:
        raise KanNuNiet("De inwoner weet hier nog niet van: overleg met het Aanspreekpunt, en schrijf dit later op.")
    if not betrokkenheid.van_dossier(deling.dossier_id, betrokkenheid.AANSPREEKPUNT):
        raise KanNuNiet("De gemeente heeft dit dossier gesloten: verwijs de inwoner opnieuw als er meer nodig is.")
    if Partnertaak.OPSTELLEN not in deling.partner.mag:
        raise GeenBevoegdheid(
            f"{deling.partner.naam} schrijft hier niet mee aan de Aanpak: laat het Aanspreekpunt weten wat u ziet."
        )
    return deling


def mag_opstellen(deling: UUID) -> bool:
    """True when who asks can draft on this deling now."""
    rij = Deling.objects.select_related("partner").filter(pk=deling).first()
    try:
        check_partner(rij)
    except (GeenBevoegdheid, KanNuNiet, NietGevonden):
        return False
    return True


def check_inhoud(leefgebied: str, scores: tuple[int, int], soort: Ladder, reden_zwaarder: str) -> None:
    """Raises Ongeldig for what could not stand in an Aanpak either."""
    if leefgebied not in leefgebieden_voor_aanpak(klok.vandaag()):
        raise Ongeldig("Dit leefgebied staat niet (meer) in de lijst: kies een ander.")
    regie_policies.check_scores(*scores)
    # Its afslag comes with the product, when the Aanspreekpunt takes it over.
    regie_policies.check_ladder(soort, Afslag.ONDERSTEUNING, reden_zwaarder)


def check_kan(rij: Aanzet, werkwoord: str) -> None:
    """Raises KanNuNiet for what was decided on already."""
    toestanden.AANZET.na(toestanden.van_aanzet(rij.uitkomst), werkwoord)


def check_in_de_maak(versie: Aanpak | None) -> Aanpak:
    """Raises KanNuNiet unless a version of the Aanpak is being written."""
    regie_policies.check_aanpak(versie, "regie.doel_stellen")
    assert versie is not None
    return versie


def check_alles_beoordeeld(dossiers: Collection[UUID]) -> None:
    """Raises KanNuNiet while something that a partner drafted in these dossiers waits: nobody would decide on it."""
    if Aanzet.objects.filter(dossier_id__in=dossiers, uitkomst="").exists():
        raise KanNuNiet("Er wacht nog een aanzet van een partner: neem haar eerst over, of schrijf op waarom niet.")


def check_reden(reden: str) -> None:
    """Raises Ongeldig without a reason: the partner and the resident read it."""
    if not reden.strip():
        raise Ongeldig("Schrijf op waarom u dit niet overneemt: de partner en de inwoner lezen het.")
