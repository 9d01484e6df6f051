"""What ./rotonde test does before the tests: install what is missing as root, else say what to install (AF-33)."""

import os
from pathlib import Path

import pytest

from rotonde.cli import proeven
from rotonde.cli.fouten import Startfout


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An apt-get that writes down how it is called; the folder is the whole PATH."""
    pad = tmp_path / "apt-get"
    pad.write_text(f'#!/bin/sh\necho "$@" >>{tmp_path}/geroepen\n')
    pad.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_installs_only_what_is_missing_as_root(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (apt / "chromium").write_text("#!/bin/sh\n")
    (apt / "chromium").chmod(0o755)
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    proeven.zorg_voor_onderdelen(proeven.ONDERDELEN)

    _, installeren = (apt / "geroepen").read_text().splitlines()
    assert installeren.startswith("install -y")
    assert "poppler-utils" in installeren
    assert "chromium" not in installeren


def test_others_are_told_what_to_install_af_33(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(Startfout, match=r"ontbreekt: chromium .*apt-get install chromium"):
        proeven.zorg_voor_onderdelen(proeven.ONDERDELEN)

    assert not (apt / "geroepen").exists()


def test_failed_install_is_told(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (apt / "apt-get").write_text("#!/bin/sh\necho 'E: geen verbinding' >&2\nexit 100\n")
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    with pytest.raises(Startfout, match="lukte niet: E: geen verbinding"):
        proeven.zorg_voor_onderdelen(proeven.ONDERDELEN)


def test_the_smoke_set_on_debian_names_tests_that_exist_af_33() -> None:
    paden = [Path(proeven.WORTEL, naam.partition("::")[0]) for naam in proeven.rooktest()]

    assert len(paden) >= 5
    assert [pad for pad in paden if not pad.exists()] == []


def test_on_debian_the_smoke_set_runs_on_its_own_server(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gedraaid: list[list[str]] = []
    monkeypatch.setattr(
        proeven, "zorg_voor_onderdelen", lambda onderdelen: gedraaid.append([o.pakket for o in onderdelen])
    )
    monkeypatch.setattr(proeven, "_pytest", lambda argumenten: gedraaid.append(list(argumenten)) or 0)
    monkeypatch.setenv("ROTONDE_POSTGRES", "")

    proeven.test(["-q", "--op-debian"])
    proeven.test(["--op-debian", "tests/kern"])

    assert "postgresql-15" in gedraaid[0]
    assert gedraaid[1] == ["-q", *proeven.rooktest()]
    assert gedraaid[3] == ["tests/kern"]
    assert os.environ["ROTONDE_POSTGRES"] == str(proeven.DEBIAN)
