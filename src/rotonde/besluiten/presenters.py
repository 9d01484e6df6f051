"""What a screen shows of a besluit: which button, and why not, fed by the policies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from rotonde.besluiten import policies, queries
from rotonde.besluiten.models import Voorstel
from rotonde.besluiten.queries import Besluitbeeld
from rotonde.besluiten.soorten import BesluitSoort, Stand, hoeveel
from rotonde.inwoners.naam import voluit
from rotonde.kern import bevoegdheden, wie
from rotonde.kern.opmaak import datum, euro, periode
from rotonde.regie.beeld import DossierBeeld
from rotonde.regie.presenters import volgende_stap
from rotonde.toegang.presenters import Stap, waarom_niet

STATUS = {
    Stand.AANGEVRAAGD: "nieuw",
    Stand.VOORGESTELD: "wacht",
    Stand.BESLOTEN: "bezig",
    Stand.BEKENDGEMAAKT: "goed",
}
Paren = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Besluitknop:
    """Whether the asker can decide; when not, why and who can."""

    mag: bool
    reden: str = ""
    wie_wel: str = ""


def besluitknop(voorstel: Voorstel) -> Besluitknop:
    """The button under a voorstel, for the asker of this moment."""
    if not policies.is_onbesloten(voorstel.aanvraag_id):
        return Besluitknop(mag=False, reden="op deze aanvraag is al besloten", wie_wel="Open het besluit")
    oordeel = policies.oordelen([voorstel])[0]
    return Besluitknop(oordeel.mandaat is not None, oordeel.reden, oordeel.wie_wel)


def gegevens_van_voorstel(voorstel: Voorstel) -> Paren:
    """What is proposed, in pairs of a word and its value."""
    toekennen = voorstel.soort == BesluitSoort.TOEKENNEN
    return _ingevuld(
        ("Inwoner", voorstel.persoon.naam),
        ("Voorziening", voorstel.product.naam),
        ("Voorstel", BesluitSoort(voorstel.soort).label),
        ("Periode", periode(voorstel.periode)),
        ("Hoeveel", hoeveel(voorstel.volume, voorstel.eenheid) if toekennen else ""),
        ("Bedrag", f"hoogstens {euro(voorstel.bedrag)}" if toekennen else ""),
        ("Voorgesteld door", f"{voorstel.voorgesteld_door.naam}, {datum(voorstel.voorgesteld_op)}"),
        ("Besluit uiterlijk", datum(voorstel.aanvraag.uiterste_beslisdatum)),
    )


def gegevens_van_besluit(besluit: Besluitbeeld) -> Paren:
    """What was decided, by whom and under which mandaat."""
    toekennen = besluit.soort == BesluitSoort.TOEKENNEN
    return _ingevuld(
        ("Inwoner", voluit(besluit.voornamen, besluit.achternaam)),
        ("Voorziening", besluit.product),
        ("Besluit", BesluitSoort(besluit.soort).label),
        ("Periode", periode(besluit.periode)),
        ("Bedrag", f"hoogstens {euro(besluit.bedrag)}" if toekennen else ""),
        ("Besloten door", f"{besluit.genomen_door}, {datum(besluit.datum)}"),
        ("Mandaat", f"{besluit.mandaat} ({besluit.mandaat_bron})"),
    )


def naar_dossier(dossier: UUID) -> str:
    """Where the dossier is, or an empty string for a rol that opens no dossiers."""
    return (
        reverse("regie:dossier", args=[dossier]) if bevoegdheden.mag("route", "regie:dossier", wie.huidig().rol) else ""
    )


@volgende_stap
def stappen_in_dossier(dossier: DossierBeeld) -> Iterable[Stap]:
    """On the page of a dossier: ask for what the Aanpak names, and go on with what was asked."""
    for inzet in queries.nog_te_vragen(dossier.id):
        url = reverse("besluiten:voorstellen", args=[inzet.inzet_id])
        yield Stap(
            f"Vraag een besluit aan: {inzet.omschrijving}", url, waarom_niet("besluiten.voorstellen"), soort="primair"
        )
    for regel in queries.in_dossier(dossier.id):
        if regel.besluit_id:
            yield Stap(f"Besluit: {regel.omschrijving}", reverse("besluiten:besluit", args=[regel.besluit_id]))
        elif regel.voorstel_id:
            yield Stap(f"Voorstel: {regel.omschrijving}", reverse("besluiten:voorstel", args=[regel.voorstel_id]))


def _ingevuld(*paren: tuple[str, str]) -> Paren:
    return [paar for paar in paren if paar[1]]
