"""How the endpoints of rooms that are about nobody are tried: catalogus, kern, privacy, simulatie, sturing, vorm."""

from datetime import date
from unittest.mock import Mock

from tests.kubus.basis import DAG
from tests.kubus.proef import Proef, Route, Werkwoord
from tests.kubus.wereld import AANBOD, Zaak

from rotonde.catalogus import actions as catalogus
from rotonde.catalogus.models import Aanbod
from rotonde.kern import actions as kern
from rotonde.kern.actions import Aanstelling
from rotonde.kern.pakket.segment import Handeling, Mutatie, Segment
from rotonde.kern.soorten import Doel, Rol
from rotonde.simulatie import actions as simulatie
from rotonde.simulatie.afdruk.voorbeeld import Voorbeeld
from rotonde.sturing import actions as sturing
from rotonde.sturing.indicatoren import INDICATOREN

INDICATOR = next(iter(INDICATOREN))


def _aanbod(_: Zaak) -> None:
    segment = Segment(DAG, None, {"code": "nieuw", **AANBOD})
    catalogus.laden("aanbod", Aanbod, [Mutatie(Handeling.OPENEN, "nieuw", segment)])


def _stel_aan(zaak: Zaak) -> None:
    kern.medewerkers_aanstellen(
        [Aanstelling("nieuw", "Nieuwe Collega", "", [Rol.BALIE], [zaak.stad.teams["eigen"]], DAG)]
    )


PROEVEN: list[Proef] = [
    Route("privacy:inzage"),
    Route("sturing:monitor"),
    Route("sturing:monitor_jaar", pad=lambda _: {"jaar": 2026}),
    Route("sturing:definitie", pad=lambda _: {"code": INDICATOR}),
    Route("vorm:huisstijl"),
    Route("vorm:stijlpagina"),
    Route("vorm:stijlpagina_deur", pad=lambda _: {"deur": "werkplek"}),
    Werkwoord("catalogus.laden", _aanbod),
    Werkwoord("catalogus.opnemen", lambda _: catalogus.opnemen("nieuw", AANBOD)),
    Werkwoord("catalogus.actualiseren", lambda zaak: catalogus.actualiseren(zaak.stad.aanbod, {"kosten": "1 euro"})),
    Werkwoord("catalogus.beeindigen", lambda zaak: catalogus.beeindigen(zaak.stad.aanbod)),
    Werkwoord(
        "kern.gemeente_inrichten",
        lambda _: kern.gemeente_inrichten({"contact": {"telefoon": "14 0578"}}),
        werkte=lambda *_: True,
    ),
    Werkwoord("kern.kernen_inrichten", lambda _: kern.kernen_inrichten([{"code": "n", "naam": "N", "aandeel": 0}])),
    Werkwoord(
        "kern.teams_inrichten",
        lambda _: kern.teams_inrichten([{"code": "n", "naam": "N", "wachtrij": False, "uitvoering": False}]),
    ),
    Werkwoord("kern.taak_opnieuw", lambda zaak: kern.taak_opnieuw(zaak.stad.taak)),
    Werkwoord("kern.taak_vervallen", lambda zaak: kern.taak_vervallen(zaak.stad.taak)),
    Werkwoord("kern.medewerkers_aanstellen", _stel_aan),
    Werkwoord(
        "simulatie.gemeente_afdrukken",
        # Who may is asked here; what is printed is tested with the printing.
        lambda _: simulatie.gemeente_afdrukken(Mock(spec=Voorbeeld), 2),
        werkte=lambda *_: True,
    ),
    Werkwoord("simulatie.stap_afronden", lambda _: simulatie.stap_afronden("kubus", zaad=1, seconden=0.1)),
    Werkwoord(
        "simulatie.makelaar_inrichten",
        lambda _: simulatie.makelaar_inrichten("kubus", "http://localhost/terug"),
        werkte=lambda *_: True,
    ),
    Werkwoord("sturing.bevriezen", lambda _: sturing.bevriezen(date(2026, 10, 1)), doel=Doel.STATISTIEK),
    Werkwoord("sturing.berekenen", lambda zaak: sturing.berekenen(zaak.stad.editie, INDICATOR), doel=Doel.STATISTIEK),
]
