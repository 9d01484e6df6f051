"""The demo as a process: it says what is in its way, stops everything, and repairs what a kill left behind.

No municipality is loaded here, so that each start takes seconds; what a municipality adds is tested in its own room.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rotonde.cli.installatie import WORTEL, Installatie
from rotonde.cluster import plaats

GEDULD = 420.0


def vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


class Proefdemo:
    """One `.rotonde` folder and the demo processes that are started on it."""

    def __init__(self, map_: Path) -> None:
        self.map = map_ / ".rotonde"
        (map_ / "gemeenten").mkdir()
        self.poort = vrije_poort()
        rest = {n: w for n, w in os.environ.items() if not n.startswith(("ROTONDE_", "DATABASE_URL_"))}
        self.omgeving = rest | {
            "PYTHONPATH": str(WORTEL / "src"),
            "ROTONDE_MAP": str(self.map),
            "ROTONDE_GEMEENTEN": str(map_ / "gemeenten"),
        }

    def begin(self, *opties: str, vooraf: Callable[[], object] | None = None) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "rotonde.cli", "demo", "--poort", str(self.poort), *opties],
            env=self.omgeving,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=vooraf,
        )

    def lees_tot(self, proces: "subprocess.Popen[str]", zin: str) -> None:
        """Read what the demo says until it says this; fails when it ends first."""
        assert proces.stderr
        gezegd = ""
        while zin not in gezegd:
            regel = proces.stderr.readline()
            assert regel, gezegd
            gezegd += regel

    def antwoordt(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://localhost:{self.poort}/gezond", timeout=5):
                return True
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False

    def levend(self) -> list[str]:
        """Every process that has to do with this folder: ours by their environment, the server by where it works."""
        data = Installatie(self.map).cluster.plaats.wortel if (self.map / "pg").exists() else self.map
        gevonden = []
        for proc in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                van_ons = f"ROTONDE_MAP={self.map}\0".encode() in (proc / "environ").read_bytes()
                if van_ons or (proc / "cwd").readlink().is_relative_to(data):
                    gevonden.append((proc / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        return gevonden

    def wacht_tot_leeg(self) -> list[str]:
        einde = time.monotonic() + 20
        while (over := self.levend()) and time.monotonic() < einde:
            time.sleep(0.1)
        return over


@pytest.fixture(scope="module")
def bestaand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proefdemo]:
    """A demo that has been built before and is not running."""
    demo = Proefdemo(tmp_path_factory.mktemp("demo"))
    proces = demo.begin("--zonder-server")
    _, fouten = proces.communicate(timeout=GEDULD)
    assert proces.returncode == 0, fouten
    yield demo
    plaats.verwijder(demo.map / "pg")


@pytest.fixture
def vers(tmp_path: Path) -> Iterator[Proefdemo]:
    demo = Proefdemo(tmp_path)
    yield demo
    demo.wacht_tot_leeg()
    plaats.verwijder(demo.map / "pg")


@pytest.mark.parametrize("sein", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda sein: sein.name)
def test_signal_stops_everything(bestaand: Proefdemo, sein: signal.Signals) -> None:
    def negeer_int() -> None:  # as a shell does for a command that is started with &
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    proces = bestaand.begin(vooraf=negeer_int)
    bestaand.lees_tot(proces, "staat open op http://localhost")
    assert bestaand.antwoordt()
    assert len(bestaand.levend()) > 3

    proces.send_signal(sein)
    _, gezegd = proces.communicate(timeout=GEDULD)

    assert proces.returncode == 0
    assert "Gestopt" in gezegd
    assert "Traceback" not in gezegd
    assert bestaand.levend() == []
    assert not bestaand.antwoordt()


@pytest.mark.parametrize("na", [0.4, 1.0, 1.6, 2.4])
def test_signal_at_any_moment_of_the_start_stops_everything(bestaand: Proefdemo, na: float) -> None:
    proces = bestaand.begin()
    time.sleep(na)

    proces.terminate()
    _, gezegd = proces.communicate(timeout=GEDULD)

    assert "Traceback" not in gezegd
    assert bestaand.wacht_tot_leeg() == []


def test_signal_is_not_lost_among_forks(bestaand: Proefdemo) -> None:
    """Right after the page opens the next children are started; there an exception from a handler gets lost."""
    proces = bestaand.begin()
    bestaand.lees_tot(proces, "De webserver starten")

    for _ in range(200):
        proces.terminate()
        if proces.poll() is not None:
            break
        time.sleep(0.02)
    proces.communicate(timeout=GEDULD)

    # Python gives the signals back just before it ends, when all is stopped already.
    assert proces.returncode in (0, -signal.SIGTERM)
    assert bestaand.levend() == []


def test_second_start_is_quick_and_repeats_no_step(bestaand: Proefdemo) -> None:
    begin = time.monotonic()
    proces = bestaand.begin("--zonder-server")
    _, gezegd = proces.communicate(timeout=GEDULD)

    print(f"tweede start: {time.monotonic() - begin:.1f} s")
    assert proces.returncode == 0
    assert "tabellen" not in gezegd


def test_port_in_use_is_named_and_nothing_is_started(bestaand: Proefdemo) -> None:
    with socket.socket() as bezet:
        # As another web server does it: such a socket would let a second one share its port in silence.
        bezet.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        bezet.bind(("127.0.0.1", bestaand.poort))
        bezet.listen(1)
        proces = bestaand.begin()
        _, gezegd = proces.communicate(timeout=GEDULD)

    assert proces.returncode == 1
    assert gezegd == (f"Poort {bestaand.poort} is al in gebruik: kies een andere met --poort {bestaand.poort + 1}.\n")
    assert bestaand.levend() == []


def test_second_demo_on_the_same_folder_is_refused_and_the_first_goes_on(bestaand: Proefdemo) -> None:
    eerste = bestaand.begin()
    bestaand.lees_tot(eerste, "staat open op")
    eigen_poort, bestaand.poort = bestaand.poort, vrije_poort()

    tweede = bestaand.begin()
    _, gezegd = tweede.communicate(timeout=GEDULD)
    bestaand.poort = eigen_poort

    assert tweede.returncode == 1
    assert "al in gebruik" in gezegd.splitlines()[-1]
    assert bestaand.antwoordt()
    eerste.terminate()
    eerste.communicate(timeout=GEDULD)


def test_killed_demo_leaves_nothing_running_and_starts_again(bestaand: Proefdemo) -> None:
    proces = bestaand.begin()
    bestaand.lees_tot(proces, "staat open op")

    proces.kill()
    proces.communicate()
    assert bestaand.wacht_tot_leeg() == []
    opnieuw = bestaand.begin("--zonder-server")
    _, gezegd = opnieuw.communicate(timeout=GEDULD)

    assert opnieuw.returncode == 0, gezegd


def test_killed_halfway_the_tables_the_next_start_finishes_them(vers: Proefdemo) -> None:
    proces = vers.begin()
    vers.lees_tot(proces, "De tabellen maken")
    time.sleep(1.5)  # somewhere among the migrations

    proces.kill()
    proces.communicate()
    opnieuw = vers.begin("--zonder-server")
    _, gezegd = opnieuw.communicate(timeout=GEDULD)

    assert opnieuw.returncode == 0, gezegd
    assert "De tabellen maken" in gezegd


def test_keys_that_are_gone_are_not_drawn_anew_beside_data_that_needs_them(bestaand: Proefdemo) -> None:
    sleutels = bestaand.map / "geheimen.json"
    weg = sleutels.rename(sleutels.with_suffix(".weg"))

    proces = bestaand.begin("--zonder-server")
    _, gezegd = proces.communicate(timeout=GEDULD)

    assert proces.returncode == 1
    assert "De sleutels ontbreken" in gezegd.splitlines()[-1]
    assert not sleutels.exists()
    weg.rename(sleutels)


def test_demo_does_not_start_beside_production_settings(bestaand: Proefdemo) -> None:
    bestaand.omgeving["ROTONDE_OMGEVING"] = "productie"
    try:
        proces = bestaand.begin()
        _, gezegd = proces.communicate(timeout=GEDULD)
    finally:
        del bestaand.omgeving["ROTONDE_OMGEVING"]

    assert proces.returncode == 1
    assert "productie" in gezegd
    assert len(gezegd.splitlines()) == 1
