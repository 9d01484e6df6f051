"""What can happen now with an AVG request, with the sentence for who hears that it cannot."""

from datetime import date
from uuid import UUID

from rotonde.kern import klok
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Medewerker
from rotonde.kern.opmaak import datum
from rotonde.kern.soorten import ActorSoort
from rotonde.privacy.models import AvgVerzoek


def check_mag_vragen(soort: str, actor: UUID, persoon: UUID) -> None:
    """A resident asks for the own data only; a medewerker records what another asked."""
    if soort == ActorSoort.INWONER and actor != persoon:
        raise NietGevonden("Deze inwoner is niet gevonden: u kunt alleen uw eigen gegevens opvragen.")


def check_dag(ontvangen_op: date) -> None:
    if ontvangen_op > klok.vandaag():
        raise Ongeldig("Een verzoek kan niet in de toekomst zijn ontvangen: pas de datum aan.")


def check_geen_open_verzoek(er_is_een: bool) -> None:
    """Two requests at once would be two clocks for one answer."""
    if er_is_een:
        raise KanNuNiet("Er loopt al een verzoek om deze gegevens: wacht op het antwoord.")


def check_nog_open(verzoek: AvgVerzoek) -> None:
    if verzoek.afgehandeld_op:
        raise KanNuNiet("Dit verzoek is al beantwoord: haal het antwoord op.")


def check_identiteit_open(verzoek: AvgVerzoek) -> None:
    check_nog_open(verzoek)
    if verzoek.identiteit:
        raise KanNuNiet("De identiteit is al vastgesteld: ga verder met nakijken.")


def check_identiteit_bekend(verzoek: AvgVerzoek) -> None:
    """Data of one person never go to another because nobody looked (AVG art. 12 lid 6)."""
    if not verzoek.identiteit:
        raise KanNuNiet("Stel eerst vast dat het echt deze inwoner is: bekijk een paspoort of identiteitskaart.")


def check_mag_verlengen(verzoek: AvgVerzoek, reden: str) -> None:
    """Once, told within the first term, with a reason (AVG art. 12 lid 3)."""
    check_nog_open(verzoek)
    if verzoek.verlengd_op:
        raise KanNuNiet("De termijn is al verlengd, dat kan een keer: antwoord op tijd.")
    if klok.vandaag() > verzoek.uiterlijk:
        raise KanNuNiet(f"De termijn liep tot en met {datum(verzoek.uiterlijk)}: verlengen kan niet meer.")
    if not reden.strip():
        raise Ongeldig("Vul in waarom u meer tijd nodig hebt: de inwoner heeft recht op die reden.")


def check_reden_weglaten(reden: str) -> None:
    if not reden.strip():
        raise Ongeldig("Vul in waarom dit over iemand anders gaat.")


def check_nagekeken_door_een_ander(medewerker: Medewerker | None, verzoek: AvgVerzoek) -> None:
    """A person of the gemeente looked it over, and not the one it is about (PRIV-20)."""
    if medewerker is None:
        raise GeenBevoegdheid("Een medewerker moet dit nakijken: meld u aan met uw eigen account.")
    if medewerker.persoon_id == verzoek.persoon_id:
        raise NietGevonden("Dit verzoek gaat over uzelf: vraag een collega het te doen.")
