"""Who runs which test: what takes minutes to make is made by one worker, for all that need it (AF-31).

By name and not by the mark `xdist_group`: that one writes the group into the id of a test, which pytest 9.2 ignores.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

# A database full of people, a copy of an installation and the machine it came back on, the world of the cube.
SAMEN = {
    "tests/simulatie/afdruk/": "bevolkt",
    "tests/simulatie/test_bevolken.py": "bevolkt",
    "tests/simulatie/test_verhalen.py": "bevolkt",
    "tests/architectuur/test_zoekplannen.py": "bevolkt",
    "tests/reservekopie/": "reservekopie",
    "tests/kubus/": "kubus",
}


def groep_van(test: str) -> str:
    """The group of a test, by where it stands; by itself when it has none."""
    return next((groep for begin, groep in SAMEN.items() if test.startswith(begin)), test)


class Samen(LoadScopeScheduling):
    """Hands out a group as a whole, the largest first."""

    def _split_scope(self, nodeid: str) -> str:
        return groep_van(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Samen:
    return Samen(config, log)
