"""What every test shares. The database and the server process have their own file."""

import pytest
from django.conf import settings

pytest_plugins = ["tests.databank", "tests.server", "tests.streng", "tests.keuring.fixtures", "tests.kubus.verslag"]


@pytest.fixture(autouse=True)
def _geen_gemeente_van_een_vorige_test() -> None:
    """The door remembers gemeenten for some seconds, which is longer than a test."""
    if settings.configured:
        from rotonde.kern import gemeenten

        gemeenten.vergeet()
