"""How the verbs of inkomen are tried."""

from tests.kubus.proef import Proef, Werkwoord
from tests.kubus.wereld import DAG

from rotonde.inkomen import actions
from rotonde.inkomen.actions import Instroom, Uitstroom
from rotonde.inkomen.soorten import RedenInstroom, RedenUitstroom, Regeling
from rotonde.kern.soorten import Doel

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
]
