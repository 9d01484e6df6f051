"""The words of privacy: a leaf that everyone may import."""

from enum import StrEnum

from django.db import models

from rotonde.kern.soorten import InzageSoort

LOG = "inzagelog"
AVG = "AVG-verzoek"
BESLUIT = "AVG-besluit"
RECHTZETTING = "rechtzetting"
KIND = "kind"
DELING = "deling"
# With these a person's data left the house: who did it, or for whom, is an ontvanger (AVG art. 19).
VERSTREKT = (InzageSoort.VERZENDEN, InzageSoort.EXPORTEREN, InzageSoort.AFDRUKKEN)

# What is done with data, as a resident reads it.
HANDELINGEN = {
    InzageSoort.ZOEKEN: "heeft u opgezocht",
    InzageSoort.TONEN: "heeft bekeken",
    InzageSoort.WIJZIGEN: "heeft gewijzigd",
    InzageSoort.AFDRUKKEN: "heeft opgehaald of afgedrukt",
    InzageSoort.EXPORTEREN: "heeft uit het systeem gehaald",
    InzageSoort.VERZENDEN: "heeft verstuurd",
    InzageSoort.NOODTOEGANG: "heeft met spoed bekeken",
    InzageSoort.GEWEIGERD: "wilde bekijken, maar dat mocht niet",
}
# Groups of data as the rooms name them in their lines; a name that is not here shows as it is.
GROEPEN = {
    AVG: "al uw gegevens, voor uw AVG-verzoek",
    BESLUIT: "een besluit over uw gegevens",
    "aanpak": "uw Aanpak, op papier",
    "aanzet": "wat een partner met u opschreef voor uw Aanpak",
    "acties": "uw naam, bij wat er voor u te doen is",
    "aanmelden": "uw naam, toen u zich aanmeldde",
    "beschikking": "uw brieven",
    "bevestiging": "de bevestiging van uw vraag",
    "besluitvorming": "uw aanvraag en het besluit",
    "burgerservicenummer": "uw burgerservicenummer",
    "caseload": "uw naam in een lijst van dossiers",
    "klacht": "uw klacht",
    DELING: "wat wij over u deelden",
    "dossier": "uw dossier",
    "geheim adres": "uw geheime adres",
    "inzagelog": "wie er in uw gegevens keek",
    KIND: "uw naam, omdat een ouder met gezag uw gegevens kan opvragen",
    "mailadres": "een bericht naar uw mailadres",
    "melding": "uw vraag",
    "meldingen": "uw vragen",
    "consult": "een vraag om raad over u, zonder uw naam",
    "kenmerken": "wat er bij u speelt, in woorden van de gemeente",
    "meldcode": "een stap van de meldcode",
    "opschaling": "hoe het dossier is opgeschaald",
    "ondersteuning": "hulp in de buurt die u kreeg",
    "overleg": "een overleg over uw dossier",
    "nazorg": "uw naam, om te vragen hoe het gaat",
    "persoonsgegevens": "uw naam en gegevens",
    "positieve gezondheid": "uw cijfers over hoe het met u gaat",
    RECHTZETTING: "wat op uw verzoek is rechtgezet",
    "toestemming": "waarvoor u toestemming gaf",
    "veilig contact": "hoe u veilig te bereiken bent",
    "verwijzing": "dat een partner u verwees, en of uw vraag is opgepakt",
    "voorzieningen": "uw hulp",
    "vraagverheldering": "het gesprek over wat er aan de hand is",
    "zoekresultaat": "uw naam in een lijst",
}


class Gebeurd(StrEnum):
    """The kinds of gebeurtenissen of this room."""

    AVG_GEVRAAGD = "privacy.avg_gevraagd"
    AVG_IDENTITEIT = "privacy.avg_identiteit_vastgesteld"
    AVG_VERLENGD = "privacy.avg_verlengd"
    AVG_BEANTWOORD = "privacy.avg_beantwoord"
    AVG_BESLOTEN = "privacy.avg_besloten"
    RECHTGEZET = "privacy.rechtgezet"
    ONTVANGER_INGELICHT = "privacy.ontvanger_ingelicht"
    TOESTEMMING_GEGEVEN = "privacy.toestemming_gegeven"
    TOESTEMMING_INGETROKKEN = "privacy.toestemming_ingetrokken"
    GEDEELD = "privacy.gedeeld"
    DELING_VERZONDEN = "privacy.deling_verzonden"
    DELING_BEVESTIGD = "privacy.deling_bevestigd"
    DELING_BEANTWOORD = "privacy.deling_beantwoord"
    DELING_GESTOPT = "privacy.deling_gestopt"
    DELING_VRIJGEGEVEN = "privacy.deling_vrijgegeven"
    DATALEK_VASTGELEGD = "privacy.datalek_vastgelegd"
    DATALEK_GEMELD = "privacy.datalek_gemeld"
    DATALEK_NIET_GEMELD = "privacy.datalek_niet_gemeld"
    HOOG_RISICO_GEZIEN = "privacy.datalek_hoog_risico_gezien"
    BETROKKENEN_INGELICHT = "privacy.datalek_betrokkenen_ingelicht"


class Identiteit(models.TextChoices):
    """How it became known that somebody asks for the own data and not for another's."""

    AANMELDING = "aanmelding", "aangemeld in Mijn Rotonde"
    LEGITIMATIE = "legitimatie", "paspoort of identiteitskaart gezien"


class Verzoeksoort(models.TextChoices):
    """What somebody asks under the AVG."""

    INZAGE = "inzage", "alle eigen gegevens krijgen (AVG art. 15)"
    RECTIFICATIE = "rectificatie", "een gegeven laten verbeteren (AVG art. 16)"


class Besluitsoort(models.TextChoices):
    """What a medewerker decides on a right under the AVG; the last besluit about somebody and a parent holds."""

    WEIGEREN = "weigeren", "het verzoek is afgewezen"
    ONTHOUDEN = "onthouden", "de ouder krijgt deze gegevens niet"
    GEVEN = "geven", "de ouder krijgt deze gegevens weer"


class Grond(models.TextChoices):
    """Why a request is refused, or data are withheld from a parent with gezag."""

    ONGEGROND = "ongegrond", "het verzoek is duidelijk niet gegrond (AVG artikel 12 lid 5)"
    BUITENSPORIG = "buitensporig", "het is te vaak hetzelfde verzoek (AVG artikel 12 lid 5)"
    ANDEREN = "anderen", "het schaadt de rechten van iemand anders (AVG artikel 15 lid 4, UAVG artikel 41)"
    KLOPT = "klopt", "het gegeven klopt (AVG artikel 16)"
    BELANG_KIND = "belang_kind", "het is niet goed voor het kind (Wmo artikel 5.3.2, Jeugdwet artikel 7.3.10)"
    GEWELD = "geweld", "er is geweld of dreiging in huis (Wmo artikel 5.3.2)"
    VERVALLEN = "vervallen", "de reden om niet te geven geldt niet meer"


GRONDEN = {
    Besluitsoort.WEIGEREN: (Grond.ONGEGROND, Grond.BUITENSPORIG, Grond.ANDEREN, Grond.KLOPT),
    Besluitsoort.ONTHOUDEN: (Grond.BELANG_KIND, Grond.GEWELD, Grond.ANDEREN),
    Besluitsoort.GEVEN: (Grond.VERVALLEN,),
}


class Ontvangersoort(models.TextChoices):
    """Who received data about somebody."""

    ORGANISATIE = "organisatie", "organisatie"
    MEDEWERKER = "medewerker", "medewerker die het afdrukte of verstuurde"
    SYSTEEM = "systeem", "bericht aan een ander systeem"
    OUDER = "ouder", "ouder met gezag"


class Hoe(models.TextChoices):
    """How a former recipient was told that a fact was wrong, or that this could not be done (AVG art. 19)."""

    BRIEF = "brief", "met een brief"
    BERICHT = "bericht", "met een beveiligd bericht"
    GESPREK = "gesprek", "in een gesprek"
    ONMOGELIJK = "onmogelijk", "het kan niet, of kost veel te veel moeite"
