"""Nothing is left out in silence: a skip, xfail or deselection outside the committed list fails the run (AF-33).

Strict only under `./rotonde test`. Tests that read the shared sources fail without them in every run, unless
ROTONDE_ZONDER_SHARED=1; then they are left out and counted.
"""

import os
from pathlib import Path
from typing import Any

import pytest

WORTEL = Path(__file__).parent.parent
GEDEELD = WORTEL.parent / "shared"
LIJST = Path(__file__).with_name("toegestaan.txt")
NIET_GEDRAAID = pytest.StashKey[dict[str, str]]()
ZONDER_BRONNEN = pytest.StashKey[int]()


def toegestaan(regels: str) -> dict[str, str]:
    """Per line a test (or the beginning of its id) and, after `|`, the reason why it may be left out."""
    lijst = {}
    for nummer, regel in enumerate(regels.splitlines(), 1):
        if not regel.strip() or regel.startswith("#"):
            continue
        test, streep, reden = regel.partition("|")
        if not streep or not reden.strip():
            raise pytest.UsageError(f"{LIJST.name}, regel {nummer}: schrijf de reden achter een streep: test | reden.")
        lijst[test.strip()] = reden.strip()
    return lijst


def onverklaard(niet_gedraaid: dict[str, str], lijst: dict[str, str]) -> dict[str, str]:
    """What was left out without a reason on the list."""
    return {test: hoe for test, hoe in niet_gedraaid.items() if not test.startswith(tuple(lijst))}


def pytest_configure(config: pytest.Config) -> None:
    config.stash[NIET_GEDRAAID] = {}
    config.stash[ZONDER_BRONNEN] = 0
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Verslag(config))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if GEDEELD.is_dir() or os.environ.get("ROTONDE_ZONDER_SHARED") != "1":
        return
    bronnen = [item for item in items if item.get_closest_marker("bronnen")]
    config.stash[ZONDER_BRONNEN] = len(bronnen)
    items[:] = [item for item in items if item not in bronnen]


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("bronnen") and not GEDEELD.is_dir():
        zin = "Deze test leest ../shared en die map is er niet; draai anders met ROTONDE_ZONDER_SHARED=1."
        pytest.fail(zin, pytrace=False)


def pytest_deselected(items: list[pytest.Item]) -> None:
    if not items or _zelf_gekozen(items[0].config):
        return
    items[0].config.stash[NIET_GEDRAAID].update({item.nodeid: "weggelaten" for item in items})


def _zelf_gekozen(config: pytest.Config) -> bool:
    """Somebody typed a choice of tests on this very command line; then leaving out is what was asked."""
    return any(argument.startswith(("-k", "-m", "--deselect", "--lf", "--sw")) for argument in _argumenten(config))


def _argumenten(config: pytest.Config) -> list[str]:
    werker = getattr(config, "workerinput", None)
    getypt = werker["mainargv"] if werker else config.invocation_params.args
    return [str(argument) for argument in getypt]


class Verslag:
    """Collects, in the process that reports, what was left out in whichever process."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.niet_gedraaid = config.stash[NIET_GEDRAAID]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if hasattr(report, "wasxfail"):
            self.niet_gedraaid[report.nodeid] = "xfail"
        elif report.skipped:
            self.niet_gedraaid[report.nodeid] = "skip"

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.niet_gedraaid[report.nodeid] = "skip"

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        uitvoer = getattr(node, "workeroutput", {})
        self.niet_gedraaid.update(uitvoer.get("niet_gedraaid", {}))
        self.config.stash[ZONDER_BRONNEN] = max(self.config.stash[ZONDER_BRONNEN], uitvoer.get("zonder_bronnen", 0))

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        if self._onverklaard() and exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if aantal := self.config.stash[ZONDER_BRONNEN]:
            terminalreporter.write_line(f"Niet gedraaid zonder ../shared: {aantal} tests.", yellow=True)
        for test, hoe in sorted(self._onverklaard().items()):
            terminalreporter.write_line(f"Niet gedraaid ({hoe}) en niet op {LIJST.name}: {test}", red=True)

    def _onverklaard(self) -> dict[str, str]:
        if os.environ.get("ROTONDE_STRENG") != "1":
            return {}
        return onverklaard(self.niet_gedraaid, toegestaan(LIJST.read_text(encoding="utf-8")))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands over what it left out."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["niet_gedraaid"] = session.config.stash[NIET_GEDRAAID]
        session.config.workeroutput["zonder_bronnen"] = session.config.stash[ZONDER_BRONNEN]
