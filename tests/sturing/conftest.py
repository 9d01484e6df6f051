"""A small municipality with facts of every kind, frozen where a test asks; files go to a folder of the test."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sturing.proefstad import Proefstad


@pytest.fixture
def feitenmap(tmp_path: Path, settings: object) -> Iterator[Path]:
    settings.ROTONDE_MAP = tmp_path
    yield tmp_path / "feiten"
    for map_ in tmp_path.rglob("*"):
        # Frozen folders are read-only; pytest must be able to clean up.
        if map_.is_dir():
            map_.chmod(0o700)


@pytest.fixture
def stad(db: None, feitenmap: Path) -> "Proefstad":
    # pytest reads this file before the settings are there, and models need those.
    from tests.sturing.proefstad import Proefstad

    return Proefstad()
