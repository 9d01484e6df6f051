"""./rotonde itself, in a checkout of its own with one tiny package: find Python, install what is locked, hand over."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

WORTEL = Path(__file__).parents[2]
STUB = "import proefpakket, sys\nprint('overgenomen', proefpakket.VERSIE, *sys.argv[1:])\n"


class Kloon:
    """A checkout with the real script and a small lock, whose only package index is a folder."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.wielen = map_.with_name(f"{map_.name}-wielen")
        self.wielen.mkdir()
        (map_ / "requirements").mkdir(parents=True)
        (map_ / "src" / "rotonde" / "cli").mkdir(parents=True)
        (map_ / "src" / "rotonde" / "cli" / "__main__.py").write_text(STUB)
        shutil.copy(WORTEL / "rotonde", map_ / "rotonde")
        shutil.copy(WORTEL / "requirements" / "uv.txt", map_ / "requirements" / "uv.txt")
        self.vergrendel("1.0")

    def vergrendel(self, versie: str, *, som: str | None = None) -> None:
        """Lock the package at `versie`; with `som` under another hash than its own."""
        wiel = maak_wiel(self.wielen, versie)
        echt = hashlib.sha256(wiel.read_bytes()).hexdigest()
        regel = f"proefpakket=={versie} \\\n    --hash=sha256:{som or echt}\n"
        (self.map / "requirements" / "runtime.txt").write_text(regel)

    def start(self, *argumenten: str, pad: str | None = None) -> subprocess.CompletedProcess[str]:
        rest = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("UV_", "PIP_"))}
        index = {"UV_NO_INDEX": "1", "UV_OFFLINE": "1", "UV_FIND_LINKS": str(self.wielen)}
        index |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wielen), "PIP_CONFIG_FILE": os.devnull}
        return subprocess.run(
            ["sh", str(self.map / "rotonde"), *argumenten],
            env={**rest, **index, "UV_NO_CACHE": "1", **({"PATH": pad} if pad else {})},
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )


def maak_wiel(map_: Path, versie: str) -> Path:
    pad = map_ / f"proefpakket-{versie}-py3-none-any.whl"
    info = f"proefpakket-{versie}.dist-info"
    inhoud = {
        "proefpakket.py": f"VERSIE = {versie!r}\n",
        "proefpakket.txt": "vulling" * 60_000,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: proefpakket\nVersion: {versie}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: proef\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    regels = [f"{naam},sha256={_som(tekst)},{len(tekst)}" for naam, tekst in inhoud.items()]
    with zipfile.ZipFile(pad, "w") as wiel:
        for naam, tekst in {**inhoud, f"{info}/RECORD": "\n".join([*regels, f"{info}/RECORD,,"])}.items():
            wiel.writestr(zipfile.ZipInfo(naam), tekst)
    return pad


def _som(tekst: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(tekst.encode()).digest()).decode().rstrip("=")


@pytest.fixture
def kloon(tmp_path: Path) -> Kloon:
    return Kloon(tmp_path / "kloon")


@pytest.fixture(scope="module")
def geinstalleerd(tmp_path_factory: pytest.TempPathFactory) -> Kloon:
    kloon = Kloon(tmp_path_factory.mktemp("klaar") / "kloon")
    assert kloon.start().returncode == 0
    return kloon


@pytest.fixture
def klaar(geinstalleerd: Kloon) -> Kloon:
    """A checkout that has been started before."""
    geinstalleerd.vergrendel("1.0")
    assert geinstalleerd.start().returncode == 0
    return geinstalleerd


def programmas(map_: Path, **teksten: str) -> str:
    """A PATH that begins with these shell scripts."""
    map_.mkdir(exist_ok=True)
    for naam, tekst in teksten.items():
        pad = map_ / naam.replace("_", ".")
        pad.write_text(f"#!/bin/sh\n{tekst}\n")
        pad.chmod(0o755)
    return f"{map_}:/usr/bin:/bin"


def oude_pythons(map_: Path) -> str:
    """Every name we look for is an old Python; nothing else is in the PATH but the tools of a bare system."""
    oud = '[ "$1" = --version ] && echo "Python 3.9.2" && exit 0; exit 1'
    namen = dict.fromkeys(("python3", "python3_11", "python3_12", "python3_13", "python3_14"), oud)
    pad = programmas(map_, **namen)
    return pad.split(":")[0] + ":" + _kaal(map_)


def _kaal(map_: Path) -> str:
    kaal = map_ / "kaal"
    kaal.mkdir()
    for naam in ("sh", "dirname", "mkdir", "cmp", "grep", "rm", "cp", "mv"):
        (kaal / naam).symlink_to(shutil.which(naam) or f"/bin/{naam}")
    return str(kaal)


def test_installs_and_hands_over_every_argument(kloon: Kloon) -> None:
    uitkomst = kloon.start("demo", "--poort", "8001", "een woord")

    assert uitkomst.stdout == "overgenomen 1.0 demo --poort 8001 een woord\n"
    assert uitkomst.stderr == "Installeren: runtime (eenmalig)…\n"
    assert uitkomst.returncode == 0


def test_second_start_installs_nothing(klaar: Kloon, tmp_path: Path) -> None:
    geen = programmas(tmp_path / "bin", uv="echo geroepen >&2; exit 1")

    uitkomst = klaar.start("demo", pad=geen)

    assert (uitkomst.returncode, uitkomst.stderr) == (0, "")


def test_changed_lock_is_installed(klaar: Kloon) -> None:
    klaar.vergrendel("1.1")

    assert klaar.start().stdout == "overgenomen 1.1\n"


def test_half_finished_install_is_repaired(klaar: Kloon) -> None:
    (klaar.map / ".venv" / "runtime.lock").unlink()
    for pad in (klaar.map / ".venv").glob("lib/*/site-packages/proefpakket*"):
        shutil.rmtree(pad) if pad.is_dir() else pad.unlink()

    assert klaar.start().stdout == "overgenomen 1.0\n"


def test_environment_without_a_working_python_is_made_again(klaar: Kloon) -> None:
    (klaar.map / ".venv" / "bin" / "python").unlink()

    assert klaar.start().stdout == "overgenomen 1.0\n"


def test_package_that_differs_from_the_lock_is_refused(kloon: Kloon) -> None:
    kloon.vergrendel("1.0", som="0" * 64)

    uitkomst = kloon.start()

    assert uitkomst.returncode == 1
    assert "anders dan vastgelegd" in uitkomst.stderr
    assert "overgenomen" not in uitkomst.stdout
    kloon.vergrendel("1.0")
    assert kloon.start().returncode == 0


def test_too_old_python_gives_one_sentence(kloon: Kloon, tmp_path: Path) -> None:
    uitkomst = kloon.start(pad=oude_pythons(tmp_path / "oud"))

    assert uitkomst.returncode == 1
    assert uitkomst.stderr == (
        "Rotonde heeft Python 3.11 of nieuwer nodig (hier staat: Python 3.9.2); installeer dat en start opnieuw.\n"
    )


def test_shim_that_does_not_run_is_passed_over(kloon: Kloon, tmp_path: Path) -> None:
    kapot = programmas(tmp_path / "shims", python3_11="exit 127", uv="exit 127")
    (tmp_path / "shims" / "python3.12").symlink_to(sys.executable)

    uitkomst = kloon.start(pad=kapot)

    assert uitkomst.stdout == "overgenomen 1.0\n"


@pytest.mark.parametrize(
    ("melding", "zin"),
    [
        ("error: No space left on device (os error 28)", "De schijf is vol"),
        ("error: Permission denied (os error 13)", "Geen toestemming"),
        ("error: dns error: failed to lookup address", "niet bereikbaar"),
        ("error: iets heel anders", "Installeren lukte niet; zie"),
    ],
)
def test_trouble_of_the_installer_becomes_one_sentence(kloon: Kloon, tmp_path: Path, melding: str, zin: str) -> None:
    stuk = f'[ "$1" = --version ] && exit 0; [ "$1" = venv ] && exec {sys.executable} -m venv --without-pip "$5"'
    pad = programmas(tmp_path / "bin", uv=f"{stuk}; echo '{melding}' >&2; exit 2")
    (tmp_path / "bin" / "python3.11").symlink_to(sys.executable)

    uitkomst = kloon.start(pad=pad)

    assert uitkomst.returncode == 1
    assert [regel for regel in uitkomst.stderr.splitlines() if zin in regel]
    assert len(uitkomst.stderr.splitlines()) == 2
    assert kloon.start().returncode == 0


def test_really_full_disk_gives_one_sentence_and_the_next_start_repairs(kloon: Kloon) -> None:
    """The checkout lies on a file system of 300 kB, in a mount namespace of its own (AF-40)."""
    vol = kloon.map.with_name("vol")
    vol.mkdir()
    opdracht = (
        f"mount -t tmpfs -o size=300k geheugen {vol} && cp -r {kloon.map}/. {vol} && sh {vol}/rotonde; echo $?;"
        f"mount -o remount,size=100m {vol} && sh {vol}/rotonde"
    )
    uitkomst = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", opdracht],
        env={**os.environ, "UV_NO_INDEX": "1", "UV_FIND_LINKS": str(kloon.wielen), "UV_NO_CACHE": "1"}
        | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(kloon.wielen), "UV_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "De schijf is vol" in uitkomst.stderr
    assert uitkomst.stdout == "1\novergenomen 1.0\n"
