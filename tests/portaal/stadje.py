"""The small municipality of besluiten, on its own day: a resident there has a letter."""

from collections.abc import Iterator

import pytest
from tests.besluiten.wereld import VANDAAG, Wereld

from rotonde.kern import klok


@pytest.fixture
def stadje(db: None) -> Iterator[Wereld]:
    with klok.op(klok.moment(VANDAAG)):
        yield Wereld()
