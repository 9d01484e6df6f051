"""How the routes and verbs of voorzieningen are tried."""

import datetime as dt
from decimal import Decimal
from typing import Any

from tests.kubus.basis import DAG, LOOPTIJD, WET
from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.wereld import Zaak, toewijzing

from rotonde.kern.soorten import Doel
from rotonde.voorzieningen import actions
from rotonde.voorzieningen.actions import BetaalRegel, BudgetOpdracht, StartRegel

VANDAAG = f"{DAG:%d-%m-%Y}"


def _besluit(zaak: Zaak) -> dict[str, Any]:
    return {"besluit_id": zaak.bekend}


def _formulier(zaak: Zaak) -> dict[str, Any]:
    return {
        "leveringsvorm": "ZIN", "aanbieder": zaak.stad.aanbieders[2], "begin": f"{LOOPTIJD.lower:%d-%m-%Y}",
        "einde": f"{LOOPTIJD.upper - dt.timedelta(days=1):%d-%m-%Y}", "volume": "2", "tarief": "64,80",
        "bedrag": "3000",
    }  # fmt: skip


PROEVEN: list[Proef] = [
    Route("voorzieningen:overzicht"),
    Route("voorzieningen:van_besluit", pad=_besluit),
    Route("voorzieningen:van_besluit", "POST", pad=_besluit, invoer=_formulier),
    Route("voorzieningen:voorziening", pad=lambda zaak: {"voorziening_id": zaak.voorziening}),
    Route(
        "voorzieningen:starten",
        "POST",
        pad=lambda zaak: {"voorziening_id": zaak.voorziening},
        invoer=lambda _: {"dag": VANDAAG},
    ),
    Route(
        "voorzieningen:betalen",
        "POST",
        pad=lambda zaak: {"voorziening_id": zaak.gestart},
        invoer=lambda _: {"dag": VANDAAG, "bedrag": "100"},
    ),
    Route("voorzieningen:budget"),
    Werkwoord(
        "voorzieningen.toewijzen",
        lambda zaak: actions.toewijzen(toewijzing(zaak.bekend, zaak.stad.aanbieders[2])),
        doel=Doel.UITVOERING,
    ),
    Werkwoord(
        "voorzieningen.starten", lambda zaak: actions.starten(StartRegel(zaak.voorziening, DAG)), doel=Doel.UITVOERING
    ),
    Werkwoord(
        "voorzieningen.betalen",
        lambda zaak: actions.betalen(BetaalRegel(zaak.gestart, DAG, Decimal(100))),
        doel=Doel.UITVOERING,
    ),
    Werkwoord(
        "voorzieningen.verschuiven",
        lambda zaak: actions.verschuiven(*zaak.stad.potten, Decimal(10), raadsbesluit="2026-1"),
        doel=Doel.STATISTIEK,
    ),
    Werkwoord(
        "voorzieningen.budgetten_instellen",
        lambda _: actions.budgetten_instellen([BudgetOpdracht(2026, "nieuw", WET, ("n",), Decimal(1), "kubus")]),
        doel=Doel.STATISTIEK,
    ),
]
