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

    proeven.zorg_voor_onderdelen()

    _, installeren = (apt / "geroepen").read_text().splitlines()
    assert installeren.startswith("install -y")
    assert "poppler-utils" in installeren
    assert "chromium" not in installeren


def test_others_are_told_what_to_install_af_33(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(Startfout, match=r"ontbreekt: chromium .*apt-get install chromium"):
        proeven.zorg_voor_onderdelen()

    assert not (apt / "geroepen").exists()


def test_failed_install_is_told(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (apt / "apt-get").write_text("#!/bin/sh\necho 'E: geen verbinding' >&2\nexit 100\n")
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    with pytest.raises(Startfout, match="lukte niet: E: geen verbinding"):
        proeven.zorg_voor_onderdelen()
