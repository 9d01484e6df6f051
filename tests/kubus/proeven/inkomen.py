"""How the verbs of inkomen are tried."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.kubus.basis import DAG
from tests.kubus.proef import Proef, Werkwoord
from tests.kubus.wereld import Zaak

from rotonde.inkomen import actions
from rotonde.inkomen.actions import (
    Instroom,
    Leefgeldbedrag,
    Leefgeldeinde,
    Leefgeldtoekenning,
    Plaatsing,
    Uitstroom,
    Werkeinde,
    Werkstart,
)
from rotonde.inkomen.soorten import Opvang, RedenInstroom, RedenUitstroom, Regeling, Trajectgroep, Werksoort
from rotonde.kern.fouten import KanNuNiet
from rotonde.kern.soorten import Doel


def _werkwoord(naam: str, doe: Callable[[Zaak], Any], **meer: Any) -> Werkwoord:
    return Werkwoord(f"inkomen.{naam}", doe, doel=Doel.BESTAANSZEKERHEID, **meer)


PROEVEN: list[Proef] = [
    Werkwoord(
        "inkomen.instromen",
        lambda zaak: actions.instromen(
            Instroom(zaak.huisgenoot, Regeling.PARTICIPATIEWET, DAG, RedenInstroom.EINDE_WERK)
        ),
        doel=Doel.BESTAANSZEKERHEID,
    ),
    Werkwoord(
        "inkomen.uitstromen",
        lambda zaak: actions.uitstromen(Uitstroom(zaak.uitkering, DAG, RedenUitstroom.WERK)),
        doel=Doel.BESTAANSZEKERHEID,
    ),
    # Whose uitkering one does not see has none, as who is unknown.
    _werkwoord(
        "indelen",
        lambda zaak: actions.indelen(Plaatsing(zaak.persoon, Trajectgroep.ACTIVERING, DAG)),
        ook_nee=(KanNuNiet,),
    ),
    _werkwoord(
        "werkregeling_starten",
        lambda zaak: actions.werkregeling_starten(Werkstart(zaak.huisgenoot, Werksoort.BESCHUT, DAG)),
    ),
    _werkwoord("werkregeling_stoppen", lambda zaak: actions.werkregeling_stoppen(Werkeinde(zaak.werkregeling, DAG))),
    _werkwoord(
        "leefgeld_toekennen",
        lambda zaak: actions.leefgeld_toekennen(Leefgeldtoekenning(zaak.huisgenoot, Opvang.PARTICULIER, DAG)),
    ),
    _werkwoord(
        "leefgeld_betalen",
        lambda zaak: actions.leefgeld_betalen(Leefgeldbedrag(zaak.leefgeld, DAG, Decimal(100))),
    ),
    _werkwoord("leefgeld_beeindigen", lambda zaak: actions.leefgeld_beeindigen(Leefgeldeinde(zaak.leefgeld, DAG))),
]
