"""What stands on the start page of a medewerker: counts and ways in, never a name (PRIV-14)."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from rotonde.kern import bevoegdheden
from rotonde.kern.aanmelding import Aanmelding
from rotonde.privacy.deling import queries as delingen
from rotonde.regie import caseload
from rotonde.regie.aanzet import queries as aanzetten
from rotonde.regie.acties import queries as acties
from rotonde.regie.consult import queries as consult
from rotonde.regie.nazorg import queries as nazorg
from rotonde.toegang import queries as toegang
from rotonde.toegang.afspraken import presenters as afspraken_in_woorden
from rotonde.toegang.afspraken import queries as afspraken
from rotonde.toegang.afspraken.presenters import AgendaRegel
from rotonde.toezicht import queries as toezicht
from rotonde.voorzieningen import werkvoorraad as voorzieningen


@dataclass(frozen=True)
class Tegel:
    """One thing that waits, and the way to it."""

    titel: str
    url: str
    tekst: str
    aantal: int | None = None
    eenheid: str = ""


@dataclass(frozen=True)
class Ingang:
    """A way into a room; `tel` counts what waits there for who asks, in `eenheid` (one, more)."""

    titel: str
    route: str
    tekst: str
    eenheid: tuple[str, str] = ("", "")
    tel: Callable[[UUID], int] | None = None


INGANGEN = (
    Ingang(
        "Wachtrij",
        "toegang:wachtrij",
        "Vragen van inwoners die nog niemand heeft opgepakt.",
        ("vraag wacht", "vragen wachten"),
        lambda _: toegang.aantal_in_wachtrijen(),
    ),
    Ingang("Inwoner zoeken", "toegang:zoeken", "Kijken of iemand hier bekend is."),
    Ingang("Nieuwe vraag noteren", "toegang:melden", "Een inwoner belt of staat aan de balie."),
    Ingang("Mijn afspraken", "toegang:afspraken", "Wie u nog spreekt, en hoe het ging."),
    Ingang("Contact noteren", "toegang:contactmoment", "U hebt een vraag meteen beantwoord of verwezen."),
    Ingang(
        "Mijn dossiers",
        "regie:caseload",
        "Inwoners van wie u het Aanspreekpunt bent, en bij wie u meewerkt.",
        ("open dossier", "open dossiers"),
        caseload.aantal,
    ),
    Ingang(
        "Mijn acties",
        "regie:acties",
        "Wat u in dossiers hebt toegezegd, met de dag waarop het klaar is.",
        ("actie te doen", "acties te doen"),
        acties.aantal_van_mij,
    ),
    Ingang(
        "Consulten",
        "regie:consulten",
        "Vragen om raad van en aan collega's.",
        ("vraag aan u", "vragen aan u"),
        consult.aantal_aan_mij,
    ),
    Ingang(
        "Aanzetten van partners",
        "regie:aanzetten",
        "Wat een partner met een inwoner opschreef voor de Aanpak.",
        ("aanzet om te bekijken", "aanzetten om te bekijken"),
        lambda _: aanzetten.aantal_te_beoordelen(),
    ),
    Ingang(
        "Nazorg",
        "regie:nazorg_overzicht",
        "Nog eens vragen hoe het gaat, nadat een dossier is gesloten.",
        ("inwoner om nu te vragen", "inwoners om nu te vragen"),
        nazorg.aantal_nu,
    ),
    Ingang(
        "Samen met de gemeente",
        "werkplek:partner",
        "Wat met uw team is gedeeld, wie u verwees en wie u ondersteunde.",
        ("vraag om over te nemen", "vragen om over te nemen"),
        lambda _: delingen.aantal_te_bevestigen(),
    ),
    Ingang("Vervanging", "werkplek:vervangingen", "Wie het werk overneemt van een collega die er niet is."),
    Ingang("Wie is wie", "werkplek:wieiswie", "Collega's en partners: wat zij weten, en of zij er vandaag zijn."),
    Ingang("Zoeken in dossiers", "werkplek:dossierzoeken", "Woorden terugvinden in dossiers waarbij u betrokken bent."),
    Ingang(
        "Samen terugkijken",
        "regie:caseload",
        "Doelen waarop u nu met de inwoner terugkijkt.",
        ("dossier om op terug te kijken", "dossiers om op terug te kijken"),
        caseload.aantal_terug_te_kijken,
    ),
    Ingang(
        "Termijn van het onderzoek",
        "regie:caseload",
        "Vragen om hulp uit de Wmo waarvan het onderzoek nu klaar moet zijn.",
        ("onderzoek dat klaar moet", "onderzoeken die klaar moeten"),
        caseload.aantal_te_onderzoeken,
    ),
    Ingang("Besluiten", "besluiten:overzicht", "Aanvragen die wachten op een besluit."),
    Ingang(
        "Voorzieningen",
        "voorzieningen:overzicht",
        "Toegekende hulp die moet worden toegewezen, gestart en betaald.",
        ("besluit om toe te wijzen", "besluiten om toe te wijzen"),
        lambda _: voorzieningen.aantal_toe_te_wijzen(),
    ),
    Ingang("Budget", "voorzieningen:budget", "Wat er dit jaar is toegezegd en wat er nog over is."),
    Ingang(
        "Toezicht",
        "toezicht:overzicht",
        "Noodtoegang, ongewone toegang, besloten dossiers en wie wat mag.",
        ("zaak om naar te kijken", "zaken om naar te kijken"),
        lambda _: toezicht.aantal_te_doen(),
    ),
    Ingang(
        "Berichten van toezicht",
        "toezicht:berichten",
        "Of iemand met noodtoegang in een dossier keek.",
        ("nieuw bericht", "nieuwe berichten"),
        lambda _: toezicht.aantal_ongelezen(),
    ),
    Ingang("Noodtoegang", "toezicht:nood", "Alleen als het niet kan wachten: één dossier, hoogstens een uur."),
    Ingang("Klacht noteren", "toezicht:klacht_nieuw", "Een inwoner is niet tevreden over hoe er met hem is omgegaan."),
    Ingang("AVG-verzoeken", "rechten:avg_lijst", "Inwoners die willen weten wat de gemeente van hen heeft."),
    Ingang("Datalekken", "rechten:datalekken", "Vastleggen wat er misging, op tijd melden en zien wie geraakt is."),
    Ingang("Verwerkingen", "rechten:verwerkingen", "Welke gegevens de gemeente bewaart, waarom en voor wie."),
    Ingang("Monitor", "sturing:monitor", "De cijfers van de gemeente, zonder personen."),
    Ingang("Beheer", "werkplek:beheer", "Hoe het met het systeem gaat, en wat er is misgegaan."),
)


def tegels_voor(aanmelding: Aanmelding) -> list[Tegel]:
    """The ways in that this rol has, each with its count where something can wait."""
    return [
        _tegel(ingang, aanmelding) for ingang in INGANGEN if bevoegdheden.mag("route", ingang.route, aanmelding.rol)
    ]


def afspraken_voor(aanmelding: Aanmelding) -> list[AgendaRegel]:
    """The afspraken of today: when, how and about what, and with whom only behind the link (PRIV-14)."""
    if not bevoegdheden.mag("route", "toegang:afspraken", aanmelding.rol):
        return []
    return afspraken_in_woorden.van_de_dag(afspraken.van_vandaag(aanmelding.actor))


def _tegel(ingang: Ingang, aanmelding: Aanmelding) -> Tegel:
    aantal = ingang.tel(aanmelding.actor) if ingang.tel else None
    enkel, meer = ingang.eenheid
    return Tegel(ingang.titel, reverse(ingang.route), ingang.tekst, aantal, enkel if aantal == 1 else meer)
