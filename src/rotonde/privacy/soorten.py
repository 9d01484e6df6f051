"""The words of privacy: a leaf that everyone may import."""

from rotonde.kern.soorten import InzageSoort

LOG = "inzagelog"

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
