"""The desk, the family and the small municipality these tests ask about; imported once Django is ready."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    for plek in ("tests.inwoners.gezin", "tests.toegang.loket", "tests.regie.zaak", "tests.portaal.stadje"):
        config.pluginmanager.import_plugin(plek)
