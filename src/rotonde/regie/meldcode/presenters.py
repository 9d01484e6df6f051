"""What one can do with a meldcode, and why not: fed by the policies."""

from collections.abc import Iterable

from django.urls import reverse

from rotonde.regie import toestanden
from rotonde.regie.meldcode.queries import Meldcodebeeld
from rotonde.regie.meldcode.soorten import MeldcodeToestand, Stapnummer
from rotonde.toegang.presenters import Stap

# The word of each step in its address.
WOORDEN = {
    Stapnummer.OVERLEG: "overleggen",
    Stapnummer.GESPREK: "spreken",
    Stapnummer.WEGEN: "wegen",
    Stapnummer.BESLUIT: "beslissen",
}
NUMMERS = {woord: nummer for nummer, woord in WOORDEN.items()}
STAND = {MeldcodeToestand.LOOPT: ("Loopt", "bezig"), MeldcodeToestand.BESLOTEN: ("Besloten", "goed")}


def stappen(meldcode: Meldcodebeeld) -> Iterable[Stap]:
    """The steps from here: the one whose turn it is first; and telling whom it is about."""
    kan = toestanden.MELDCODE.kan(meldcode.toestand)
    gezet = {stap.nummer for stap in meldcode.stappen}
    if "regie.meldcode_beslissen" in kan:
        aan_de_beurt = next((nummer for nummer in WOORDEN if nummer not in gezet), Stapnummer.BESLUIT)
        for nummer, woord in WOORDEN.items():
            soort = "primair" if nummer == aan_de_beurt else "stil"
            yield Stap(f"Stap {nummer.value}: {nummer.label}", _url("stap", meldcode, woord), soort=soort)
    if meldcode.vrijgegeven_op is None:
        yield Stap("Leg vast dat de inwoner het weet", _url("inlichten", meldcode), soort="secundair")
        yield Stap("Stel het inlichten uit", _url("uitstellen", meldcode), soort="stil")


def _url(wat: str, meldcode: Meldcodebeeld, *erbij: str) -> str:
    return reverse(f"regie:meldcode_{wat}", args=[meldcode.dossier, meldcode.id, *erbij])
