"""The desk, the family and the small municipality these tests ask about; imported once Django is ready."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


def pytest_configure(config: pytest.Config) -> None:
    for plek in ("tests.inwoners.gezin", "tests.toegang.loket", "tests.regie.zaak", "tests.portaal.stadje"):
        config.pluginmanager.import_plugin(plek)


@pytest.fixture(autouse=True)
def _schone_teller() -> Iterator[None]:
    """How often a source sent a form is counted in the cache."""
    cache.clear()
    yield
    cache.clear()
