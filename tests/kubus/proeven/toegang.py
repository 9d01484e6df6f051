"""How the routes and verbs of toegang are tried."""

from typing import Any

from tests.kubus.basis import WET
from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.wereld import Zaak

from rotonde.toegang import actions
from rotonde.toegang.actions import Contact, Vraag
from rotonde.toegang.soorten import Antwoord, Kanaal, RedenMelder


def _melding(naam: str) -> Any:
    return lambda zaak: {"melding": getattr(zaak, naam)}


def _contact(zaak: Zaak) -> dict[str, Any]:
    return {"contact": zaak.contact}


def _aan_de_balie(zaak: Zaak) -> dict[str, str]:
    return {"kanaal": "balie", "onderwerp": "Hulp", "wet": WET, "bsn": zaak.bsn}


PROEVEN: list[Proef] = [
    Route("toegang:wachtrij", vraag=lambda zaak: {"team": zaak.wachtrij}),
    Route("toegang:zoeken"),
    Route("toegang:zoeken", "POST", invoer=lambda zaak: {"bsn": zaak.bsn}, toont=True),
    Route("toegang:contactmoment"),
    Route(
        "toegang:contactmoment",
        "POST",
        invoer=lambda zaak: {**_aan_de_balie(zaak), "duur": "5", "antwoord": "beantwoord"},
    ),
    Route("toegang:contact_melden", pad=_contact),
    Route(
        "toegang:contact_melden",
        "POST",
        pad=_contact,
        invoer=lambda _: {"kanaal": "balie", "onderwerp": "Hulp", "wet": WET},
    ),
    Route("toegang:melden"),
    Route("toegang:melden", "POST", invoer=lambda zaak: {**_aan_de_balie(zaak), "verhaal": "Het lukt niet."}),
    Route("toegang:melding", pad=_melding("opgepakt")),
    Route("toegang:oppakken", "POST", pad=_melding("wachtend")),
    Route("toegang:koppelen", pad=_melding("anoniem")),
    Route("toegang:koppelen", "POST", pad=_melding("anoniem"), invoer=lambda zaak: {"bsn": zaak.bsn}),
    Route("toegang:melder", pad=_melding("opgepakt")),
    Route("toegang:melder", "POST", pad=_melding("opgepakt"), invoer=lambda _: {"waarom_nu": "veiligheid"}, toont=True),
    Route("toegang:overdragen", pad=_melding("opgepakt")),
    Route("toegang:overdragen", "POST", pad=_melding("opgepakt"), invoer=lambda zaak: {"aan": str(zaak.opvolger)}),
    Route("toegang:teruggeven", pad=_melding("opgepakt")),
    Route("toegang:teruggeven", "POST", pad=_melding("opgepakt"), invoer=lambda zaak: {"team": str(zaak.wachtrij)}),
    Route("toegang:afhandelen", "POST", pad=_melding("opgepakt")),
    Werkwoord(
        "toegang.melden",
        lambda zaak: actions.melden(Vraag("Hulp", Kanaal.BALIE, WET, persoon=zaak.persoon)),
    ),
    Werkwoord("toegang.oppakken", lambda zaak: actions.oppakken(zaak.wachtend)),
    Werkwoord(
        "toegang.melder_openen",
        lambda zaak: actions.melder_openen(zaak.opgepakt, RedenMelder.VEILIGHEID),
        werkte=lambda zaak, melder: zaak.melder in melder,
    ),
    Werkwoord("toegang.teruggeven", lambda zaak: actions.teruggeven(zaak.opgepakt, team=None)),
    Werkwoord("toegang.overdragen", lambda zaak: actions.overdragen(zaak.opgepakt, aan=zaak.opvolger)),
    Werkwoord("toegang.inwoner_koppelen", lambda zaak: actions.inwoner_koppelen(zaak.anoniem, persoon=zaak.persoon)),
    Werkwoord("toegang.naar_dossier_brengen", lambda zaak: actions.naar_dossier_brengen([zaak.opgepakt])),
    Werkwoord("toegang.afhandelen", lambda zaak: actions.afhandelen(zaak.opgepakt)),
    Werkwoord(
        "toegang.contactmoment_registreren",
        lambda zaak: actions.contactmoment_registreren(
            Contact(Kanaal.BALIE, "Hulp", 5, Antwoord.BEANTWOORD, WET, persoon=zaak.persoon)
        ),
    ),
]
