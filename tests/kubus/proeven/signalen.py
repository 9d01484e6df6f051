"""How the verbs of signalen are tried."""

from decimal import Decimal

from tests.kubus.basis import DAG
from tests.kubus.proef import Proef, Werkwoord

from rotonde.kern.soorten import Doel
from rotonde.signalen import actions
from rotonde.signalen.actions import Afronding, Ontvangst, Poging
from rotonde.signalen.soorten import Achterstand, Kanaal, Resultaat

PROEVEN: list[Proef] = [
    Werkwoord(
        "signalen.ontvangen",
        lambda zaak: actions.ontvangen(Ontvangst("water", Achterstand.WATER, Decimal(90), DAG, persoon=zaak.persoon)),
        doel=Doel.BESTAANSZEKERHEID,
    ),
    Werkwoord(
        "signalen.contact_proberen",
        lambda zaak: actions.contact_proberen(Poging(zaak.signaal, DAG, Kanaal.BRIEF, gelukt=False)),
        doel=Doel.BESTAANSZEKERHEID,
    ),
    Werkwoord(
        "signalen.afronden",
        lambda zaak: actions.afronden(Afronding(zaak.signaal, DAG, Resultaat.GEEN_CONTACT)),
        doel=Doel.BESTAANSZEKERHEID,
    ),
]
