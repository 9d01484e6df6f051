"""Prints the numbers of the cube at the end of a run in which it was tried (AF-36)."""

from collections import Counter
from importlib import import_module

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line: how many cells open, open without showing anything, and stay shut."""
    geprobeerd = [r for r in terminalreporter.getreports("passed") if r.nodeid.startswith("tests/kubus/test_kubus")]
    if not geprobeerd:
        return
    # A plugin is read before Django is set up, and the table needs that.
    tabel = import_module("tests.kubus.tabel")
    aantal = Counter(cel.verwacht.value for cel in tabel.te_meten(tabel.lees()))
    delen = ", ".join(f"{aantal[uitkomst]} {uitkomst}" for uitkomst in ("ja", "leeg", "nee"))
    terminalreporter.write_line(f"Kubus: {aantal.total()} cellen: {delen}.")
