"""How the verbs of inwoners are tried."""

import datetime as dt
from itertools import islice

from tests.kubus.basis import DAG
from tests.kubus.proef import Proef, Werkwoord
from tests.kubus.wereld import Zaak

from rotonde.inwoners import actions
from rotonde.inwoners.actions import Gezin, Inschrijving, Overlijden, Uitbreiding, Verhuizing, Vertrek, Zoekvraag
from rotonde.inwoners.adressen import Adresgegevens
from rotonde.inwoners.veilig import actions as veilig
from rotonde.inwoners.veilig.queries import Veilig
from rotonde.kern.bsn import testnummers
from rotonde.kern.soorten import Doel

NIEUW = next(islice(testnummers(), 900, None))


def _schrijf_in(_: Zaak) -> None:
    actions.inschrijven(Inschrijving(NIEUW, "Nieuw", "Persoon", dt.date(1990, 1, 1)))


def _verhuis(zaak: Zaak) -> None:
    actions.verhuizen(Verhuizing(zaak.huishouden, Adresgegevens("Dorpsstraat", "2", "8181AB", zaak.stad.woonkern), DAG))


PROEVEN: list[Proef] = [
    Werkwoord("inwoners.inschrijven", _schrijf_in, doel=Doel.BEHEER),
    Werkwoord(
        "inwoners.gezin_vormen",
        lambda zaak: actions.gezin_vormen(Gezin([zaak.persoon], [], DAG, partners=False)),
        doel=Doel.BEHEER,
    ),
    Werkwoord(
        "inwoners.gezin_uitbreiden",
        lambda zaak: actions.gezin_uitbreiden(Uitbreiding(zaak.huishouden, [], DAG)),
        doel=Doel.BEHEER,
        werkte=lambda zaak, _: True,
    ),
    Werkwoord("inwoners.verhuizen", _verhuis, doel=Doel.BEHEER),
    Werkwoord(
        "inwoners.overlijden_vastleggen",
        lambda zaak: actions.overlijden_vastleggen(Overlijden(zaak.persoon, DAG)),
        doel=Doel.BEHEER,
    ),
    Werkwoord("inwoners.veilig_contact_afspreken", lambda zaak: veilig.afspreken(zaak.persoon, Veilig(geen_post=True))),
    Werkwoord(
        "inwoners.veilig_contact_beeindigen",
        lambda zaak: veilig.beeindigen(zaak.persoon),
        voor=lambda zaak: veilig.afspreken(zaak.persoon, Veilig(geen_post=True)),
    ),
    Werkwoord("inwoners.geheimhouding_instellen", lambda zaak: actions.geheimhouding_instellen(zaak.persoon, 7)),
    Werkwoord(
        "inwoners.uiteengaan",
        lambda zaak: actions.uiteengaan(
            Vertrek(zaak.persoon, [], Adresgegevens("Dorpsstraat", "2", "8181AB", zaak.stad.woonkern), DAG)
        ),
    ),
    Werkwoord(
        "inwoners.zoeken",
        lambda zaak: actions.zoeken(Zoekvraag(bsn=zaak.bsn)).treffers,
        doel=Doel.TOEGANG,
        werkte=lambda zaak, treffers: zaak.kanarie in str(treffers).lower(),
    ),
    Werkwoord(
        "inwoners.geheim_adres_tonen",
        lambda zaak: actions.geheim_adres_tonen(zaak.persoon),
        werkte=lambda zaak, adres: zaak.kanarie in adres.lower(),
    ),
]
