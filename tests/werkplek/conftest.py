"""The desk and the family these tests count; imported once Django is ready."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    for plek in ("tests.inwoners.gezin", "tests.toegang.loket", "tests.regie.zaak"):
        config.pluginmanager.import_plugin(plek)
