"""An afspraak at the desk of `tests.toegang.loket`: a Monday, and what is made on it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tests.inwoners.gezin import GEMEENTE, Gezin, dienst
from tests.toegang.loket import Loket, balie

from rotonde.catalogus.models import Locatie, lijn_van
from rotonde.catalogus.soorten import LocatieSoort
from rotonde.kern import klok, wie
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Wet
from rotonde.toegang import actions
from rotonde.toegang.actions import Plan
from rotonde.toegang.models import Afspraak
from rotonde.toegang.soorten import AfspraakSoort

# The clock of the household stands on the Saturday before.
MAANDAG = date(2024, 6, 3)
# A word that stands in the subject only: where it shows, the subject shows.
WAAROVER = "zwaluwkanarie"


def om(uur: int, minuut: int = 0, dag: date = MAANDAG) -> datetime:
    """A moment of that Monday, by the Dutch clock."""
    return klok.moment(dag, uur).replace(minute=minuut)


def plan(loket: Loket, gezin: Gezin, **anders: Any) -> Plan:
    """Half an hour of Anna with the mother, at ten; `anders` says what is otherwise."""
    gewoon = Plan(gezin.moeder, loket.anna, AfspraakSoort.BALIE, om(10), 30, f"Hulp, {WAAROVER}", Wet.WMO)
    return replace(gewoon, **anders)


def gemaakt(loket: Loket, gezin: Gezin, **anders: Any) -> UUID:
    """An afspraak that the desk made."""
    with wie.als(balie(loket)):
        return actions.afspraak_maken(plan(loket, gezin, **anders))


def rij(afspraak: UUID) -> Afspraak:
    with wie.als(dienst()):
        return Afspraak.objects.get(pk=afspraak)


def plek(code: str, naam: str, soort: LocatieSoort = LocatieSoort.BUURTLOCATIE, straat: str = "") -> str:
    """A place of the catalogus, since 2020."""
    with wie.als(dienst()):
        Locatie.objects.create(
            gemeente_id=GEMEENTE, code=code, lijn=lijn_van(GEMEENTE, "locatie", code), geldig=periode(date(2020, 1, 1)),
            bron="test", naam=naam, soort=soort, kern="proefdorp", straat=straat,
        )  # fmt: skip
    return code
