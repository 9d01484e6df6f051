"""A request under the AVG by the mother of the family, who judges it, and who asks."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from tests.inwoners.gezin import Gezin, vraagt
from tests.klanten import maak_medewerker

from rotonde.kern import klok, wie
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.privacy import actions

DAG = date(2024, 6, 3)
WERK = "/proef/werk/privacy/avg/"
MIJN = "/proef/mijn/inzage/"


@pytest.fixture
def kwaliteit(gezin: Gezin) -> UUID:
    return maak_medewerker(Rol.KWALITEIT, naam="Karel Keur")


@pytest.fixture
def verzoek(gezin: Gezin, kwaliteit: UUID) -> Iterator[UUID]:
    """The mother asked in Mijn Rotonde."""
    with klok.op(klok.moment(DAG)):
        with wie.als(als_inwoner(gezin.moeder)):
            id_ = actions.avg_vragen(gezin.moeder)
        yield id_


def als_inwoner(persoon: UUID) -> wie.Wie:
    return vraagt(Rol.INWONER, ActorSoort.INWONER, persoon)


def als_kwaliteit(kwaliteit: UUID) -> wie.Wie:
    return vraagt(Rol.KWALITEIT, actor=kwaliteit)
