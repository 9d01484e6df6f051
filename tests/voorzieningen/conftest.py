"""The same small municipality as in the tests of besluiten."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from rotonde.kern import klok

if TYPE_CHECKING:
    from tests.besluiten.wereld import Wereld


@pytest.fixture
def wereld(db: None) -> "Iterator[Wereld]":
    # pytest reads this file before the settings are there, and models need those.
    from tests.besluiten.wereld import VANDAAG, Wereld

    with klok.op(klok.moment(VANDAAG)):
        yield Wereld()
