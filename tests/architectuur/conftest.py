"""The drawn database; imported once Django is ready."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.import_plugin("tests.simulatie.bevolkt")
