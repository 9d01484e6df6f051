"""The desk these tests ask at; imported once Django is ready, because it calls the verbs themselves."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.import_plugin("tests.inwoners.gezin")
    config.pluginmanager.import_plugin("tests.toegang.loket")
