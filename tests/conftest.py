"""What every test shares. The database and the server process have their own file."""

import pytest
from django.conf import settings

pytest_plugins = [
    "tests.databank",
    "tests.server",
    "tests.streng",
    "tests.keuring.fixtures",
    "tests.kubus.verslag",
    "tests.werkers",
]

# They call the verbs themselves: imported once the settings are there, not before as pytest_plugins would.
BOUWSTENEN = (
    "tests.inwoners.gezin",
    "tests.toegang.loket",
    "tests.regie.zaak",
    "tests.portaal.stadje",
    "tests.privacy.verzoek",
    "tests.privacy.deling.buren",
    "tests.simulatie.bevolkt",
)
pytest.register_assert_rewrite(*BOUWSTENEN)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Their fixtures are for every folder: registered by one folder, they would come after an import by another."""
    if settings.configured:
        for plek in BOUWSTENEN:
            session.config.pluginmanager.import_plugin(plek)


@pytest.fixture(autouse=True)
def _deur_onthoudt_geen_gemeente(monkeypatch: pytest.MonkeyPatch) -> None:
    """It remembers them for some seconds: longer than a test, and counts of questions would follow the clock."""
    if settings.configured:
        from rotonde.kern import gemeenten

        echt = gemeenten.met_slug
        monkeypatch.setattr(gemeenten, "met_slug", lambda slug: (gemeenten.vergeet(), echt(slug))[1])
