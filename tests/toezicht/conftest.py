"""The desk and the family these tests ask about; imported once Django is ready."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.import_plugin("tests.inwoners.gezin")
    config.pluginmanager.import_plugin("tests.toegang.loket")
    config.pluginmanager.import_plugin("tests.regie.zaak")
