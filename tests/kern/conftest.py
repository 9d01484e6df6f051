"""Two gemeenten and an asker in each, for the tests of the cellar."""

from collections.abc import Callable

import pytest
from django.apps import apps

from rotonde.kern import wie
from rotonde.kern.soorten import Doel, Wet
from rotonde.kern.wie import Wie

HEERDE, OIJ = "0246", "1509"


@pytest.fixture
def gemeenten(db: None) -> None:
    apps.get_model("kern", "Gemeente").objects.create(code=HEERDE, naam="Heerde", slug="heerde")
    apps.get_model("kern", "Gemeente").objects.create(code=OIJ, naam="Oude IJsselstreek", slug="oude-ijsselstreek")


@pytest.fixture
def dienst() -> Callable[[str], Wie]:
    def maak(gemeente: str) -> Wie:
        return wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.UITVOERING, grond="test")

    return maak


@pytest.fixture
def team_in_beide(gemeenten: None, dienst: Callable[[str], Wie]) -> None:
    for code in (HEERDE, OIJ):
        with wie.als(dienst(code)):
            apps.get_model("kern", "Team").objects.create(gemeente_id=code, code="stip", naam=f"Team van {code}")
