"""Several processes at once: each outcome comes, and no child outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rotonde.kern.models import nieuw_id
from rotonde.simulatie.processen import tegelijk

OUDER = """
import os, sys, time
from pathlib import Path
from django.conf import settings
settings.configure(DATABASES={})
from rotonde.simulatie.processen import tegelijk

def slaap(nummer):
    Path(sys.argv[1], str(os.getpid())).touch()
    time.sleep(300)

list(tegelijk(slaap, 2, processen=2))
"""


def test_each_outcome_comes_from_a_process_of_its_own() -> None:
    uitkomsten = dict(tegelijk(lambda nummer: (nummer, os.getpid()), 4, processen=2))

    assert set(uitkomsten) == {0, 1, 2, 3}
    assert os.getpid() not in uitkomsten.values()


def test_what_two_processes_make_at_the_same_time_has_ids_of_its_own() -> None:
    nieuw_id()
    ids = [id_ for gemaakt in tegelijk(lambda _: [nieuw_id() for _ in range(200)], 4, processen=4) for id_ in gemaakt]

    assert len(set(ids)) == 800


def test_no_child_outlives_a_parent_that_is_killed(tmp_path: Path) -> None:
    ouder = subprocess.Popen([sys.executable, "-c", OUDER, str(tmp_path)], env={**os.environ, "PYTHONPATH": "src"})
    try:
        _wacht_tot(lambda: len(list(tmp_path.iterdir())) == 2)
        kinderen = [int(pad.name) for pad in tmp_path.iterdir()]
        assert all(_leeft(kind) for kind in kinderen)
    finally:
        ouder.send_signal(signal.SIGKILL)
        ouder.wait()

    _wacht_tot(lambda: not any(_leeft(kind) for kind in kinderen))


def _leeft(proces: int) -> bool:
    """A zombie that nobody has taken in yet lives no longer."""
    try:
        return Path(f"/proc/{proces}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _wacht_tot(klaar: Callable[[], bool]) -> None:
    einde = time.monotonic() + 60
    while not klaar():
        assert time.monotonic() < einde, "het duurt te lang"
        time.sleep(0.05)
