"""Floors: every room has its place in the contract that import-linter holds."""

import tomllib
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
# No rooms: how the house is started and configured.
GEEN_KAMER = {"config", "cli", "cluster", "reservekopie"}


def test_elke_kamer_heeft_een_verdieping_af_19() -> None:
    contract = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    lagen = next(c["layers"] for c in contract["contracts"] if c["type"] == "layers")
    genoemd = {naam.strip().removeprefix("rotonde.") for laag in lagen for naam in laag.split("|")}
    kamers = {pad.parent.name for pad in (WORTEL / "src" / "rotonde").glob("*/__init__.py")}

    assert kamers - GEEN_KAMER == genoemd


def test_elke_kamer_zegt_in_een_zin_waarvoor_zij_is() -> None:
    stil = [
        pad.parent.name
        for pad in (WORTEL / "src" / "rotonde").glob("*/__init__.py")
        if not pad.read_text(encoding="utf-8").startswith('"""')
    ]

    assert stil == []
