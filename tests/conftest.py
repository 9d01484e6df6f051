"""What every test shares. The database and the server process have their own file."""

import pytest
from django.conf import settings

pytest_plugins = ["tests.databank", "tests.server", "tests.streng", "tests.keuring.fixtures", "tests.kubus.verslag"]


@pytest.fixture(autouse=True)
def _deur_onthoudt_geen_gemeente(monkeypatch: pytest.MonkeyPatch) -> None:
    """It remembers them for some seconds: longer than a test, and counts of questions would follow the clock."""
    if settings.configured:
        from rotonde.kern import gemeenten
        from rotonde.kern.models import Gemeente

        monkeypatch.setattr(gemeenten, "met_slug", lambda slug: Gemeente.objects.filter(slug=slug).first())
