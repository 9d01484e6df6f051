"""What one can do with a klacht, and why not: fed by the policies, so that screen and verb say the same."""

from collections.abc import Iterable
from functools import partial

from django.urls import reverse

from rotonde.kern import klok, wie
from rotonde.kern.opmaak import datum
from rotonde.toegang.presenters import Stap, waarom_niet
from rotonde.toezicht.klachten import policies
from rotonde.toezicht.klachten.queries import Klachtbeeld
from rotonde.toezicht.klachten.soorten import KlachtToestand
from rotonde.toezicht.toestanden import KLACHT

STAND = {
    KlachtToestand.INGEDIEND: ("Wacht", "wacht"),
    KlachtToestand.BEHANDELD: ("In behandeling", "bezig"),
    KlachtToestand.AFGEDAAN: ("Afgedaan", "goed"),
    KlachtToestand.INGETROKKEN: ("Ingetrokken", "neutraal"),
}
_STAPPEN = {
    "toezicht.klacht_oppakken": ("Behandel deze klacht", "klacht_oppakken", True, "primair"),
    "toezicht.klacht_bevestigen": ("De inwoner heeft bericht van ontvangst", "klacht_bevestigen", True, "secundair"),
    "toezicht.klacht_verdagen": ("Verdaag met vier weken", "klacht_verdagen", False, "stil"),
    "toezicht.klacht_afdoen": ("Geef antwoord", "klacht_afdoen", False, "primair"),
    "toezicht.klacht_intrekken": ("De inwoner trekt de klacht in", "klacht_intrekken", True, "stil"),
}


def stappen(klacht: Klachtbeeld) -> Iterable[Stap]:
    """The verbs that there are from here; each says why it cannot be used."""
    for werkwoord in KLACHT.kan(klacht.toestand):
        tekst, route, post, soort = _STAPPEN[werkwoord]
        if werkwoord == "toezicht.klacht_bevestigen" and klacht.rij.bevestigd_op:
            continue
        if werkwoord == "toezicht.klacht_verdagen" and klacht.rij.verdaagd:
            continue
        url = reverse(f"toezicht:{route}", args=[klacht.rij.pk])
        yield Stap(tekst, url, waarom_niet(werkwoord, partial(_eis, klacht, werkwoord)), post=post, soort=soort)


def _eis(klacht: Klachtbeeld, werkwoord: str) -> None:
    if werkwoord == "toezicht.klacht_oppakken":
        policies.check_niet_betrokken(klacht.rij, wie.huidig().actor)
    elif werkwoord != "toezicht.klacht_intrekken":
        policies.check_behandelaar(klacht.rij)


def feiten(klacht: Klachtbeeld) -> list[tuple[str, str]]:
    """What is known of it, as pairs."""
    rij = klacht.rij
    te_laat = not rij.afgedaan_op and not rij.ingetrokken_op and rij.uiterlijk < klok.vandaag()
    paren = [
        ("Inwoner", klacht.inwoner.naam),
        ("Gaat over", klacht.over or "geen medewerker genoemd"),
        ("Ontvangen", f"{datum(rij.ontvangen_op)}, {rij.get_kanaal_display()}"),
        ("Ontvangst bevestigd", datum(rij.bevestigd_op) if rij.bevestigd_op else "nog niet (Awb art. 9:6)"),
        ("Antwoord uiterlijk", f"{datum(rij.uiterlijk)} (Awb art. 9:11){', te laat' if te_laat else ''}"),
        ("Behandelaar", klacht.behandelaar or "nog niemand"),
    ]
    if rij.verdaagd:
        paren.append(("Verdaagd", rij.verdaagd))
    if rij.afgedaan_op:
        gehoord = f"op {datum(rij.gehoord_op)}" if rij.gehoord_op else f"niet: {rij.niet_gehoord}"
        paren += [("Gesproken", gehoord), ("Oordeel", str(rij.get_oordeel_display())), ("Bevindingen", rij.bevindingen)]
    return paren
