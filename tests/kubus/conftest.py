"""The world of the cube, seeded once per worker for all that is tried on it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from tests.databank import Proefbank

if TYPE_CHECKING:
    from tests.kubus.meting import Meting


@pytest.fixture(autouse=True)
def _deur_onthoudt_geen_gemeente() -> None:
    """Here it does, as it works: the gemeenten of this world are the same in every test."""


@pytest.fixture(scope="package")
def meting(
    proefbank: Proefbank, django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> "Iterator[Meting]":
    """Really committed; what is tried on it is undone, and a fresh database is left behind."""
    # pytest reads this file before the settings are there, and models need those.
    from django.conf import settings
    from django.db import connections
    from tests.kubus.meting import Meting
    from tests.kubus.wereld import zaai

    map_ = tmp_path_factory.mktemp("feiten")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as tijdelijk:
        tijdelijk.setattr(settings, "ROTONDE_MAP", map_)
        tijdelijk.setattr(settings, "ROTONDE_VERNIETIGINGEN", map_ / "vernietigingen.jsonl")
        yield Meting(zaai())
        for verbinding in connections.all(initialized_only=True):
            verbinding.close()
    for pad in map_.rglob("*"):
        # Frozen folders are read-only; pytest must be able to clean up.
        if pad.is_dir():
            pad.chmod(0o700)
    proefbank.kloon()
