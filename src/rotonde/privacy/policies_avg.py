"""What can happen now with an AVG request, with the sentence for who hears that it cannot."""

from datetime import date
from uuid import UUID

from rotonde.kern import beslotenheid, klok, kring, wie
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden, Ongeldig
from rotonde.kern.models import Medewerker
from rotonde.kern.opmaak import datum
from rotonde.kern.soorten import ActorSoort
from rotonde.privacy.gezag import Kind
from rotonde.privacy.models import AvgVerzoek, Ontvanger
from rotonde.privacy.ontvangers import Feit
from rotonde.privacy.soorten import GRONDEN, Besluitsoort, Grond, Hoe, Verzoeksoort


def check_eigen(persoon: UUID) -> None:
    """A resident says what is wrong in the own data only; a medewerker records what another said."""
    vrager = wie.huidig()
    if vrager.actor_soort == ActorSoort.INWONER and vrager.actor != persoon:
        raise NietGevonden("Deze inwoner is niet gevonden: u kunt alleen uw eigen gegevens laten verbeteren.")


def is_besloten(*over_wie: UUID | None) -> bool:
    """Whether one of these is besloten to who asks: what is about them is then not found (PRIV-21)."""
    return not set(beslotenheid.voor_mij()).isdisjoint(over_wie)


def check_te_noteren(persoon: UUID) -> None:
    """Nobody records a request about the own circle (PRIV-20), or about who is besloten to who asks (PRIV-21)."""
    if is_besloten(persoon):
        raise NietGevonden("Deze inwoner is niet gevonden: controleer het nummer.")
    check_niet_van_eigen_kring(persoon)


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


def check_mens(medewerker: Medewerker | None) -> Medewerker:
    """A person of the gemeente judges this, never a service (PRIV-51)."""
    if medewerker is None:
        raise GeenBevoegdheid("Een medewerker moet dit nakijken: meld u aan met uw eigen account.")
    return medewerker


def check_niet_van_eigen_kring(*over_wie: UUID | None) -> None:
    """Nobody handles or reads what is about oneself, partner, household or relation (PRIV-20)."""
    if kring.eigen() & set(over_wie):
        raise NietGevonden("Dit verzoek gaat over uzelf of iemand dicht bij u: vraag een collega het te doen.")


def check_te_beantwoorden(verzoek: AvgVerzoek) -> None:
    """It is known who asks, and there is no answer yet."""
    check_nog_open(verzoek)
    check_identiteit_bekend(verzoek)


def check_soort(verzoek: AvgVerzoek, soort: Verzoeksoort) -> None:
    if verzoek.soort != soort:
        raise KanNuNiet(f"Dit verzoek gaat over iets anders: {Verzoeksoort(verzoek.soort).label}.")


def check_wens(onjuist: str, juist: str) -> None:
    if not onjuist.strip() or not juist.strip():
        raise Ongeldig("Vul in wat er niet klopt en wat het moet zijn: dan weten wij wat u bedoelt.")


def check_wordt(wordt: str) -> None:
    if not wordt.strip():
        raise Ongeldig("Vul in wat het moet zijn. Blijft het zoals het is? Wijs het verzoek dan af, met een reden.")


def check_rechtgezet(iets: bool) -> None:
    if not iets:
        raise KanNuNiet("Er is nog niets rechtgezet: zet eerst een gegeven recht, of wijs het verzoek af.")


def check_nog_niet_aangetekend(bestaat: bool) -> None:
    if bestaat:
        raise KanNuNiet("Bij dit gegeven staat al wat de inwoner zegt: kies een ander gegeven.")


def check_feit(feit: Feit | None) -> Feit:
    """A fact that stays gets the statement of its resident beside it (AVG art. 16)."""
    if feit is None:
        raise Ongeldig("Neem over om welk gegeven het gaat: de verklaring van de inwoner komt ernaast te staan.")
    return feit


def check_in_te_lichten(ontvanger: Ontvanger, hoe: Hoe, reden: str) -> None:
    """Once, and not telling needs a reason (AVG art. 19)."""
    if ontvanger.ingelicht_op:
        raise KanNuNiet("Bij deze ontvanger staat al hoe het is verteld: bekijk het bij het verzoek.")
    if hoe == Hoe.ONMOGELIJK and not reden.strip():
        raise Ongeldig("Vul in waarom u het deze ontvanger niet kunt vertellen.")


def check_reden_besluit(soort: Besluitsoort, grond: Grond, motivering: str) -> None:
    """A besluit rests on a ground of the law and says why, in words of who decides (Awb 3:46)."""
    if grond not in GRONDEN[soort]:
        raise Ongeldig("Deze reden hoort niet bij dit besluit: kies een andere.")
    if not motivering.strip():
        raise Ongeldig("Vul in waarom u dit besluit: de inwoner leest het in de brief.")


def check_op_tijd_of_reden(uiterlijk: date | None, reden: str) -> None:
    """Refused within a month of the request, or the letter says why it is late (AVG art. 12 lid 4)."""
    if uiterlijk and klok.vandaag() > uiterlijk and not reden.strip():
        raise Ongeldig(f"Afwijzen kon tot en met {datum(uiterlijk)}: vul in waarom u te laat bent.")


def check_vraagt_voor_kind(verzoek: AvgVerzoek) -> UUID:
    """Only from a parent who asked can something be withheld."""
    if verzoek.ouder is None:
        raise KanNuNiet("Dit verzoek komt niet van een ouder: wijs het af als u het niet wilt doen, met een reden.")
    return verzoek.ouder


def check_te_onthouden(kind: Kind | None) -> None:
    """Nothing has to be withheld from who has no gezag, and nothing is withheld twice (PRIV-29)."""
    if kind is None:
        raise KanNuNiet("Deze ouder heeft geen gezag over dit kind of het kind is 16: dan valt er niets te onthouden.")
    if kind.besluit is not None:
        raise KanNuNiet("Er is al besloten dat deze ouder deze gegevens niet krijgt.")


def check_onthouden(besluit: UUID | None) -> None:
    if besluit is None:
        raise KanNuNiet("Deze ouder kan deze gegevens al krijgen: er is niets om terug te nemen.")
