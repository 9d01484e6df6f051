"""A desk with a queue, somebody at the phone and two Aanspreekpunten, and a question to ask there."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pytest
from tests.inwoners.gezin import GEMEENTE, Gezin, dienst, vraagt

from rotonde.kern import wie
from rotonde.kern.models import Account, Medewerker, RolPeriode, Team
from rotonde.kern.periode import periode
from rotonde.kern.soorten import ActorSoort, Rol, Wet
from rotonde.kern.wie import Wie
from rotonde.toegang import actions
from rotonde.toegang.actions import Vraag
from rotonde.toegang.soorten import Kanaal

# Words that stand in the story only: where they show, the story shows.
KANARIE = "kwetterkanarie"
VRAAG = Vraag("Hulp in huis", Kanaal.TELEFOON, Wet.WMO, verhaal=f"Ik red het niet meer, {KANARIE}.")


@dataclass(frozen=True)
class Loket:
    """The ids of who works here, and the team with the queue."""

    team: UUID
    balie: UUID
    anna: UUID
    bram: UUID


def medewerker(naam: str, rol: Rol) -> UUID:
    """Somebody who works here in one rol, since 2020."""
    account = Account.objects.create(username=naam.lower())
    rij = Medewerker(gemeente_id=GEMEENTE, account=account, naam=naam)
    Medewerker.objects.bulk_create([rij])
    rollen = [RolPeriode(gemeente_id=GEMEENTE, medewerker=rij, rol=rol, periode=periode(date(2020, 1, 1)),
                         gegeven_door=wie.DIENSTEN)]  # fmt: skip
    RolPeriode.objects.bulk_create(rollen)
    return rij.pk


@pytest.fixture
def loket(gezin: Gezin) -> Loket:
    with wie.als(dienst()):
        team = Team(gemeente_id=GEMEENTE, code="toegang", naam="Toegang", wachtrij=True)
        Team.objects.bulk_create([team])
        return Loket(
            team.pk,
            medewerker("Balie", Rol.BALIE),
            medewerker("Anna", Rol.AANSPREEKPUNT),
            medewerker("Bram", Rol.AANSPREEKPUNT),
        )


def balie(loket: Loket) -> Wie:
    return vraagt(Rol.BALIE, actor=loket.balie)


def aanspreekpunt(medewerker_id: UUID) -> Wie:
    return vraagt(Rol.AANSPREEKPUNT, actor=medewerker_id)


def inwoner(persoon: UUID) -> Wie:
    return vraagt(Rol.INWONER, ActorSoort.INWONER, persoon)


def bezoeker() -> Wie:
    return vraagt(Rol.ANONIEM, ActorSoort.ANONIEM, UUID("00000000-0000-7000-8000-000000000002"))


def gemeld(loket: Loket, persoon: UUID | None) -> UUID:
    """A melding that waits in the queue."""
    with wie.als(balie(loket)):
        return actions.melden(replace(VRAAG, persoon=persoon)).melding


def opgepakt(loket: Loket, persoon: UUID | None) -> UUID:
    """A melding that Anna took."""
    melding = gemeld(loket, persoon)
    with wie.als(aanspreekpunt(loket.anna)):
        actions.oppakken(melding)
    return melding
