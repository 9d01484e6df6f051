"""How the routes and verbs of besluiten are tried."""

from decimal import Decimal
from typing import Any

from tests.besluiten.wereld import mandaat
from tests.kubus.basis import DAG, LOOPTIJD, VOGELS, WET
from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.wereld import Zaak, voorstelregel

from rotonde.besluiten import actions
from rotonde.besluiten.actions import AanvraagRegel
from rotonde.kern.soorten import Doel


def _inzet(zaak: Zaak) -> dict[str, Any]:
    return {"inzet_id": zaak.vaste_inzet}


def _voorstel(zaak: Zaak) -> dict[str, Any]:
    return {"voorstel_id": zaak.voorstel}


def _formulier(_: Zaak) -> dict[str, str]:
    dag = f"{DAG:%d-%m-%Y}"
    return {
        "ontvangen_op": dag, "soort": "toekennen", "begin": f"{LOOPTIJD.lower:%d-%m-%Y}", "einde": "31-10-2027",
        "volume": "2", "bedrag": "3000", "toelichting": "Dit is nodig.",
    }  # fmt: skip


PROEVEN: list[Proef] = [
    Route("besluiten:overzicht"),
    Route("besluiten:voorstellen", pad=_inzet),
    Route("besluiten:voorstellen", "POST", pad=_inzet, invoer=_formulier),
    Route("besluiten:voorstel", pad=_voorstel),
    Route("besluiten:voorstel", "POST", pad=_voorstel),
    Route("besluiten:besluit", pad=lambda zaak: {"besluit_id": zaak.bekend}),
    Route("besluiten:besluit", "POST", pad=lambda zaak: {"besluit_id": zaak.besluit}),
    Route("besluiten:beschikking", pad=lambda zaak: {"besluit_id": zaak.bekend}),
    Werkwoord(
        "besluiten.aanvragen",
        lambda zaak: actions.aanvragen(AanvraagRegel(zaak.dossier, zaak.persoon, WET, "Begeleiding", DAG)),
        doel=Doel.BESLUITVORMING,
    ),
    Werkwoord(
        "besluiten.voorstellen",
        lambda zaak: actions.voorstellen(
            voorstelregel(zaak.aanvraag, VOGELS[zaak.relatie], zaak.stad.product.pk, zaak.vaste_inzet, zaak.vast_doel)
        ),
        doel=Doel.BESLUITVORMING,
    ),
    Werkwoord("besluiten.besluiten", lambda zaak: actions.besluiten(zaak.voorstel), doel=Doel.BESLUITVORMING),
    Werkwoord("besluiten.bekendmaken", lambda zaak: actions.bekendmaken(zaak.besluit), doel=Doel.BESLUITVORMING),
    Werkwoord(
        "besluiten.mandaten_instellen", lambda _: actions.mandaten_instellen([mandaat("nieuw", max_bedrag=Decimal(1))])
    ),
]
