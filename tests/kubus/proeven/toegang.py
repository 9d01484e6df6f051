"""How the routes and verbs of toegang are tried."""

from datetime import timedelta
from typing import Any

from tests.kubus.basis import DAG, WET
from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.wereld import Zaak

from rotonde.kern import klok
from rotonde.toegang import actions
from rotonde.toegang.actions import Afronding, Afzegging, Contact, Plan, Verzetting, Vraag
from rotonde.toegang.bevestiging import actions as bevestiging
from rotonde.toegang.ervaringen import actions as ervaringen
from rotonde.toegang.ervaringen.actions import Antwoorden
from rotonde.toegang.ervaringen.soorten import Ervaringsmoment, Schaal
from rotonde.toegang.partners import actions as partners
from rotonde.toegang.partners.actions import Hulp
from rotonde.toegang.partners.soorten import Ondersteuningsoort
from rotonde.toegang.soorten import (
    AfspraakSoort,
    AfspraakStatus,
    Antwoord,
    Kanaal,
    RedenAfzegging,
    RedenMelder,
)

# The morning after: nobody has an afspraak then.
MORGEN = klok.moment(DAG + timedelta(days=1), 10)


def _melding(naam: str) -> Any:
    return lambda zaak: {"melding": getattr(zaak, naam)}


def _contact(zaak: Zaak) -> dict[str, Any]:
    return {"contact": zaak.contact}


def _afspraak(naam: str = "afspraak", **rest: str) -> Any:
    return lambda zaak: {"afspraak": getattr(zaak, naam), **rest}


def _morgen(zaak: Zaak) -> dict[str, Any]:
    return {"medewerker": zaak.opvolger, "dag": MORGEN.date().isoformat()}


def _aan_de_balie(zaak: Zaak) -> dict[str, str]:
    return {"kanaal": "balie", "onderwerp": "Hulp", "wet": WET, "bsn": zaak.bsn}


GOED = Antwoorden("toegang", Ervaringsmoment.CONTACT, Schaal.WEL, Schaal.WEL, Schaal.WEL)

PROEVEN: list[Proef] = [
    Route("toegang:wachtrij", vraag=lambda zaak: {"team": zaak.wachtrij}),
    Route("toegang:verwijzen"),
    Route(
        "toegang:verwijzen",
        "POST",
        invoer=lambda zaak: {"onderwerp": "Hulp", "wet": WET, "bsn": zaak.bsn, "akkoord": "on"},
    ),
    Route("toegang:ondersteunen"),
    Route(
        "toegang:ondersteunen",
        "POST",
        invoer=lambda zaak: {"soort": "advies", "onderwerp": "Hulp", "wet": WET, "bsn": zaak.bsn, "op": f"{DAG}"},
    ),
    Werkwoord(
        "toegang.verwijzen",
        lambda zaak: partners.verwijzen(
            Vraag("Hulp", Kanaal.PARTNER, WET, persoon=zaak.persoon), akkoord=True, terugkoppelen=True
        ),
    ),
    Werkwoord(
        "toegang.ondersteuning_vastleggen",
        lambda zaak: partners.ondersteuning_vastleggen(Hulp(zaak.persoon, Ondersteuningsoort.ADVIES, "Hulp", DAG, WET)),
    ),
    Route("toegang:bevestigen", "POST", pad=_melding("opgepakt")),
    Route("toegang:bevestiging", pad=_melding("bij_dossier")),
    Werkwoord("toegang.melding_bevestigen", lambda zaak: bevestiging.bevestigen(zaak.opgepakt)),
    Route("toegang:ervaringen"),
    Werkwoord("toegang.ervaring_geven", lambda _: ervaringen.geven(GOED)),
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
    Route("toegang:veilig_contact", pad=lambda zaak: {"persoon": zaak.persoon}),
    Route(
        "toegang:veilig_contact",
        "POST",
        pad=lambda zaak: {"persoon": zaak.persoon},
        invoer=lambda _: {"geen_voicemail": "on"},
    ),
    Route("toegang:afspraken"),
    Route("toegang:afspraak_maken", pad=lambda zaak: {"persoon": zaak.persoon}),
    Route(
        "toegang:afspraak_maken",
        "POST",
        pad=lambda zaak: {"persoon": zaak.persoon},
        vraag=_morgen,
        invoer=lambda _: {"tijd": MORGEN.isoformat(), "soort": "balie", "onderwerp": "Gesprek", "wet": WET},
    ),
    Route("toegang:afspraak", pad=_afspraak()),
    Route("toegang:afspraak_verzetten", pad=_afspraak()),
    Route(
        "toegang:afspraak_verzetten",
        "POST",
        pad=_afspraak(),
        vraag=lambda _: {"dag": MORGEN.date().isoformat()},
        invoer=lambda _: {"tijd": MORGEN.isoformat()},
    ),
    Route("toegang:afspraak_afzeggen", pad=_afspraak()),
    Route("toegang:afspraak_afzeggen", "POST", pad=_afspraak(), invoer=lambda _: {"reden": "inwoner"}),
    Route("toegang:afspraak_afronden", "POST", pad=_afspraak("begonnen", uitkomst="gehouden")),
    Route("toegang:afspraak_agenda", pad=_afspraak()),
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
    Werkwoord(
        "toegang.afspraak_maken",
        lambda zaak: actions.afspraak_maken(
            Plan(zaak.persoon, zaak.opvolger, AfspraakSoort.BALIE, MORGEN, 30, "Gesprek", WET)
        ),
    ),
    Werkwoord(
        "toegang.afspraak_verzetten", lambda zaak: actions.afspraak_verzetten(Verzetting(zaak.afspraak, MORGEN, 30))
    ),
    Werkwoord(
        "toegang.afspraak_afzeggen",
        lambda zaak: actions.afspraak_afzeggen(Afzegging(zaak.afspraak, RedenAfzegging.INWONER)),
    ),
    Werkwoord(
        "toegang.afspraak_afronden",
        lambda zaak: actions.afspraak_afronden(Afronding(zaak.begonnen, AfspraakStatus.GEHOUDEN)),
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
