"""What a tijdlijn can tell, in words, and to which part of a dossier each thing belongs."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import models

from rotonde.besluiten import events as besluiten
from rotonde.kern import bevoegdheden
from rotonde.kern.opmaak import datum
from rotonde.kern.soorten import Rol
from rotonde.privacy.soorten import Gebeurd
from rotonde.regie.events import Soort as Regie
from rotonde.regie.opschaling.soorten import Niveau
from rotonde.toegang.events import Soort as Toegang
from rotonde.toegang.soorten import Kanaal
from rotonde.toezicht.events import Soort as Toezicht
from rotonde.voorzieningen import events as voorzieningen
from rotonde.werkplek.vervanging.soorten import Gebeurd as Vervanging


class Onderdeel(models.TextChoices):
    """The parts of a dossier that one can look at apart."""

    CONTACT = "contact", "Contact"
    VRAAG = "vraag", "Vraag"
    DOSSIER = "dossier", "Dossier"
    AANPAK = "aanpak", "Aanpak"
    BESLUIT = "besluit", "Besluit"
    BERICHT = "bericht", "Bericht"
    VOORZIENING = "voorziening", "Voorziening"
    TOEZICHT = "toezicht", "Toezicht"


# Who may open the page of a part reads on the tijdlijn what happened in it: one table for both (SEC-10).
ROUTES = {
    Onderdeel.CONTACT: "toegang:melding",
    Onderdeel.VRAAG: "toegang:melding",
    Onderdeel.DOSSIER: "regie:dossier",
    Onderdeel.AANPAK: "regie:dossier",
    Onderdeel.BESLUIT: "besluiten:besluit",
    Onderdeel.BERICHT: "besluiten:beschikking",
    Onderdeel.VOORZIENING: "voorzieningen:voorziening",
    Onderdeel.TOEZICHT: "toezicht:berichten",
}


class Verteld(NamedTuple):
    """One kind of gebeurtenis: its part, and what it says."""

    onderdeel: Onderdeel
    titel: str


VERTELD: dict[str, Verteld] = {
    Toegang.CONTACT_GEREGISTREERD: Verteld(Onderdeel.CONTACT, "Contact met de gemeente"),
    Toegang.GEMELD: Verteld(Onderdeel.VRAAG, "De vraag kwam binnen"),
    Toegang.BEVESTIGD: Verteld(Onderdeel.VRAAG, "De vraag is bevestigd"),
    Toegang.OPGEPAKT: Verteld(Onderdeel.VRAAG, "De vraag is opgepakt"),
    Toegang.TERUGGEGEVEN: Verteld(Onderdeel.VRAAG, "De vraag ging terug naar de wachtrij"),
    Toegang.OVERGEDRAGEN: Verteld(Onderdeel.VRAAG, "De vraag ging naar een collega"),
    Toegang.INWONER_GEKOPPELD: Verteld(Onderdeel.VRAAG, "De vraag kreeg een naam"),
    Regie.GEOPEND: Verteld(Onderdeel.DOSSIER, "Het dossier is geopend"),
    Regie.OVERGEDRAGEN: Verteld(Onderdeel.DOSSIER, "Het dossier is overgedragen"),
    Regie.GESLOTEN: Verteld(Onderdeel.DOSSIER, "Het dossier is gesloten"),
    Regie.VRAAG_VERHELDERD: Verteld(Onderdeel.DOSSIER, "De vraagverheldering is bewaard"),
    Regie.VERHELDERING_AFGEROND: Verteld(Onderdeel.DOSSIER, "De vraagverheldering is afgerond"),
    Regie.GEZONDHEID_GEMETEN: Verteld(Onderdeel.DOSSIER, "De inwoner gaf cijfers voor positieve gezondheid"),
    Gebeurd.TOESTEMMING_GEGEVEN: Verteld(Onderdeel.DOSSIER, "Een inwoner gaf toestemming"),
    Gebeurd.TOESTEMMING_INGETROKKEN: Verteld(Onderdeel.DOSSIER, "Een toestemming is ingetrokken"),
    Gebeurd.GEDEELD: Verteld(Onderdeel.DOSSIER, "Er is iets gedeeld met een partner"),
    Gebeurd.DELING_VERZONDEN: Verteld(Onderdeel.DOSSIER, "Wat gedeeld is, is verstuurd"),
    Gebeurd.DELING_BEVESTIGD: Verteld(Onderdeel.DOSSIER, "Een partner bevestigde de ontvangst"),
    Gebeurd.DELING_BEANTWOORD: Verteld(Onderdeel.DOSSIER, "Een partner liet weten wat ervan kwam"),
    Gebeurd.DELING_GESTOPT: Verteld(Onderdeel.DOSSIER, "Het delen met een partner is gestopt"),
    Gebeurd.DELING_VRIJGEGEVEN: Verteld(Onderdeel.DOSSIER, "De inwoner kan zien wat met een partner is gedeeld"),
    Toegang.ONDERSTEUND: Verteld(Onderdeel.DOSSIER, "Een partner legde ondersteuning vast"),
    Regie.AANPAK_OPGESTELD: Verteld(Onderdeel.AANPAK, "Een nieuwe versie van de Aanpak is begonnen"),
    Regie.DOEL_GESTELD: Verteld(Onderdeel.AANPAK, "Er is een doel gesteld"),
    Regie.DOEL_GEWIJZIGD: Verteld(Onderdeel.AANPAK, "Er is een doel gewijzigd"),
    Regie.INZET_GEKOZEN: Verteld(Onderdeel.AANPAK, "Er is inzet gekozen"),
    Regie.EVALUATIE_GEHOUDEN: Verteld(Onderdeel.AANPAK, "Er is samen teruggekeken op een doel"),
    Regie.COLLEGA_BETROKKEN: Verteld(Onderdeel.DOSSIER, "Een collega werkt mee"),
    Regie.COLLEGA_LOSGELATEN: Verteld(Onderdeel.DOSSIER, "Een collega werkt niet meer mee"),
    Regie.ACTIE_AFGESPROKEN: Verteld(Onderdeel.AANPAK, "Er is een actie afgesproken"),
    Regie.ACTIE_DOORGEGEVEN: Verteld(Onderdeel.AANPAK, "Een actie ging naar een collega"),
    Regie.ACTIE_AFGEROND: Verteld(Onderdeel.AANPAK, "Een actie is af"),
    Regie.OPGESCHAALD: Verteld(Onderdeel.DOSSIER, "Het dossier is opgeschaald"),
    Regie.VEILIGHEIDSPLAN_HERZIEN: Verteld(Onderdeel.DOSSIER, "Het veiligheidsplan is doorgenomen"),
    Regie.AFGESCHAALD: Verteld(Onderdeel.DOSSIER, "Het dossier is afgeschaald"),
    Regie.AANZET_GEMAAKT: Verteld(Onderdeel.DOSSIER, "Een partner schreef mee aan de Aanpak"),
    Regie.AANZET_OVERGENOMEN: Verteld(Onderdeel.DOSSIER, "Wat een partner schreef staat in de Aanpak"),
    Regie.AANZET_TERUGGELEGD: Verteld(Onderdeel.DOSSIER, "Wat een partner schreef is niet overgenomen"),
    Regie.CONSULT_GEVRAAGD: Verteld(Onderdeel.DOSSIER, "Een collega is om raad gevraagd"),
    Regie.CONSULT_BEANTWOORD: Verteld(Onderdeel.DOSSIER, "Een collega gaf raad"),
    Regie.CONSULT_INGETROKKEN: Verteld(Onderdeel.DOSSIER, "Een vraag om raad is ingetrokken"),
    Regie.OVERLEG_GEPLAND: Verteld(Onderdeel.DOSSIER, "Er is een casusoverleg gepland"),
    Regie.OVERLEG_GEHOUDEN: Verteld(Onderdeel.DOSSIER, "Er is casusoverleg gehouden"),
    Regie.OVERLEG_AFGEZEGD: Verteld(Onderdeel.DOSSIER, "Een casusoverleg is afgezegd"),
    Regie.KENMERK_GEZET: Verteld(Onderdeel.DOSSIER, "Er is een kenmerk gezet"),
    Regie.KENMERK_BEEINDIGD: Verteld(Onderdeel.DOSSIER, "Een kenmerk geldt niet meer"),
    Regie.NAZORG_GEDAAN: Verteld(Onderdeel.DOSSIER, "Er is gevraagd hoe het nu gaat"),
    Regie.AANPAK_VASTGESTELD: Verteld(Onderdeel.AANPAK, "De Aanpak is vastgesteld"),
    besluiten.AANVRAAG_ONTVANGEN: Verteld(Onderdeel.BESLUIT, "Er is een besluit aangevraagd"),
    besluiten.VOORSTEL_GEDAAN: Verteld(Onderdeel.BESLUIT, "Er is een besluit voorgesteld"),
    besluiten.BESLUIT_GENOMEN: Verteld(Onderdeel.BESLUIT, "Er is een besluit genomen"),
    besluiten.BESLUIT_BEKENDGEMAAKT: Verteld(Onderdeel.BERICHT, "De brief met het besluit is verstuurd"),
    voorzieningen.TOEGEWEZEN: Verteld(Onderdeel.VOORZIENING, "Een voorziening is toegewezen"),
    voorzieningen.GESTART: Verteld(Onderdeel.VOORZIENING, "Een voorziening is gestart"),
    voorzieningen.BETAALD: Verteld(Onderdeel.VOORZIENING, "Een voorziening is betaald"),
    Toezicht.NOODTOEGANG_GEOPEND: Verteld(Onderdeel.TOEZICHT, "Iemand keek met noodtoegang"),
}
_AFSPRAKEN = (Toegang.AFSPRAAK_GEMAAKT, Toegang.AFSPRAAK_VERZET, Toegang.AFSPRAAK_AFGEZEGD, Toegang.AFSPRAAK_AFGEROND)
_MELDCODE = [soort for soort in Regie if soort.startswith("regie.meldcode")]
_IN_DOSSIER = ("privacy.toestemming", "privacy.gedeeld", "privacy.deling")
_OVER_RECHTEN = [soort for soort in Gebeurd if not soort.startswith(_IN_DOSSIER)]
# What a tijdlijn does not tell, and why.
NIET_VERTELD: dict[str, str] = {
    Toegang.NAAR_DOSSIER_GEBRACHT: "gaat samen met het openen van het dossier",
    Toegang.AFGEHANDELD: "daarvan komt geen dossier",
    Toegang.ERVARING_GEGEVEN: "is van niemand",
    Toegang.VERWEZEN: "staat bij de melding zelf",
    Toegang.MELDER_GEOPEND: "zegt dat er een melder is (PRIV-30)",
    **{str(soort): "staat bij de afspraken, en hoort bij geen dossier" for soort in _AFSPRAKEN},
    **{str(soort): "gaat over rechten onder de AVG, en hoort bij geen dossier" for soort in _OVER_RECHTEN},
    **{str(soort): "is voor toezicht alleen" for soort in Toezicht if soort != Toezicht.NOODTOEGANG_GEOPEND},
    **{str(soort): "staat bij de meldcode zelf, voor wie daarin is genoemd (PRIV-31)" for soort in _MELDCODE},
    **{str(soort): "gaat over collega's, en hoort bij geen dossier" for soort in Vervanging},
    besluiten.MANDATEN_INGESTELD: "gaat over geen dossier",
    voorzieningen.BUDGETTEN_INGESTELD: "gaat over geen dossier",
    voorzieningen.BUDGET_VERSCHOVEN: "gaat over geen dossier",
}


def onderdelen_voor(rol: Rol) -> list[Onderdeel]:
    """The parts whose page opens for this rol, in the order of a dossier."""
    return [onderdeel for onderdeel in Onderdeel if bevoegdheden.mag("route", ROUTES[onderdeel], rol)]


def soorten_van(onderdelen: Iterable[Onderdeel]) -> list[str]:
    """The kinds of gebeurtenissen of these parts. What is not in the table above is told to nobody."""
    gevraagd = set(onderdelen)
    return [soort for soort, verteld in VERTELD.items() if verteld.onderdeel in gevraagd]


def toelichting(soort: str, gegevens: Mapping[str, Any]) -> str:
    """What there is to add to a title: from codes and days only, as no gebeurtenis holds anything else."""
    match soort, dict(gegevens):
        case Toegang.CONTACT_GEREGISTREERD, {"kanaal": str(kanaal)}:
            return f"Via {Kanaal(kanaal).label.lower()}"
        case Regie.OVERGEDRAGEN, {"gesproken_op": str(dag)}:
            return f"Besproken op {datum(date.fromisoformat(dag))}"
        case Regie.OPGESCHAALD | Regie.AFGESCHAALD, {"naar": int(niveau)}:
            return Niveau(niveau).label.capitalize()
        case Regie.AANPAK_OPGESTELD, {"versie": int(versie)}:
            return f"Versie {versie}"
        case Regie.AANPAK_VASTGESTELD, {"akkoord": bool(akkoord)}:
            return "Met akkoord van de inwoner" if akkoord else "Zonder akkoord van de inwoner"
    return ""
