"""The words of privacy: a leaf that everyone may import."""

from enum import StrEnum

from django.db import models

from rotonde.kern.soorten import InzageSoort

LOG = "inzagelog"
AVG = "AVG-verzoek"
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
    "aanmelden": "uw naam, toen u zich aanmeldde",
    "beschikking": "uw brieven",
    "besluitvorming": "uw aanvraag en het besluit",
    "burgerservicenummer": "uw burgerservicenummer",
    "caseload": "uw naam in een lijst van dossiers",
    "dossier": "uw dossier",
    "geheim adres": "uw geheime adres",
    "inzagelog": "wie er in uw gegevens keek",
    "mailadres": "een bericht naar uw mailadres",
    "melding": "uw vraag",
    "meldingen": "uw vragen",
    "persoonsgegevens": "uw naam en gegevens",
    "voorzieningen": "uw hulp",
    "zoekresultaat": "uw naam in een lijst",
}


class Gebeurd(StrEnum):
    """The kinds of gebeurtenissen of this room."""

    AVG_GEVRAAGD = "privacy.avg_gevraagd"
    AVG_IDENTITEIT = "privacy.avg_identiteit_vastgesteld"
    AVG_VERLENGD = "privacy.avg_verlengd"
    AVG_BEANTWOORD = "privacy.avg_beantwoord"
    DATALEK_VASTGELEGD = "privacy.datalek_vastgelegd"
    DATALEK_GEMELD = "privacy.datalek_gemeld"
    DATALEK_NIET_GEMELD = "privacy.datalek_niet_gemeld"
    HOOG_RISICO_GEZIEN = "privacy.datalek_hoog_risico_gezien"
    BETROKKENEN_INGELICHT = "privacy.datalek_betrokkenen_ingelicht"


class Identiteit(models.TextChoices):
    """How it became known that somebody asks for the own data and not for another's."""

    AANMELDING = "aanmelding", "aangemeld in Mijn Rotonde"
    LEGITIMATIE = "legitimatie", "paspoort of identiteitskaart gezien"
