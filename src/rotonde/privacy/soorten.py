"""The words of privacy: a leaf that everyone may import."""

from enum import StrEnum

from rotonde.kern.soorten import InzageSoort

LOG = "inzagelog"
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

    DATALEK_VASTGELEGD = "privacy.datalek_vastgelegd"
    DATALEK_GEMELD = "privacy.datalek_gemeld"
    DATALEK_NIET_GEMELD = "privacy.datalek_niet_gemeld"
    HOOG_RISICO_GEZIEN = "privacy.datalek_hoog_risico_gezien"
    BETROKKENEN_INGELICHT = "privacy.datalek_betrokkenen_ingelicht"
