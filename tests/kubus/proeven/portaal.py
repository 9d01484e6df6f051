"""How the routes of the public site and Mijn Rotonde are tried."""

from typing import Any

from tests.kubus.proef import Proef, Route
from tests.kubus.wereld import Zaak

from rotonde.vorm.formuliertoken import VELD, maak_token


def _vraag(zaak: Zaak) -> dict[str, Any]:
    return {
        "verhaal": "Het lukt niet meer.", "veiligheid": "nee", "namens": "op_naam", "voorkeur": "zelf",
        VELD: maak_token(f"/{zaak.stad.slug}/vraag/"),
    }  # fmt: skip


def _ervaring(_: Zaak) -> dict[str, Any]:
    return {"team": "toegang", "moment": "contact"}


def _antwoorden(zaak: Zaak) -> dict[str, Any]:
    pad = f"/{zaak.stad.slug}/ervaring/toegang/contact/"
    return {"gehoord": "4", "verder": "3", "geholpen": "5", VELD: maak_token(pad)}


PROEVEN: list[Proef] = [
    Route("portaal:bevestiging", pad=lambda zaak: {"melding": zaak.bij_dossier}),
    Route("portaal:thuis"),
    Route("portaal:vraag"),
    Route("portaal:vraag", "POST", invoer=_vraag),
    Route("portaal:zoeken"),
    Route("portaal:ervaring", pad=_ervaring),
    Route("portaal:ervaring", "POST", pad=_ervaring, invoer=_antwoorden),
    Route("portaal:mijn"),
    Route("portaal:klacht"),
    Route("portaal:klacht", "POST", invoer=lambda _: {"tekst": "Niemand belde terug."}),
    Route("portaal:klacht_intrekken", "POST", pad=lambda zaak: {"klacht": zaak.toezicht.klacht}),
    Route("portaal:brief", pad=lambda zaak: {"besluit": zaak.bekend}),
]
