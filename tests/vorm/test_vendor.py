"""Files of others stay as their makers published them, with licence, version and hash (AF-20)."""

import hashlib
import json
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
MAPPEN = (WORTEL / "src/rotonde/vorm/static/vendor", WORTEL / "tests/keuring/vendor")
PAKKETTEN = [(map_, naam) for map_ in MAPPEN for naam in json.loads((map_ / "herkomst.json").read_text())]


def herkomst(map_: Path) -> dict[str, dict[str, object]]:
    inhoud: dict[str, dict[str, object]] = json.loads((map_ / "herkomst.json").read_text())
    return inhoud


@pytest.mark.parametrize(("map_", "naam"), PAKKETTEN)
def test_bestanden_zijn_ongewijzigd_af_20(map_: Path, naam: str) -> None:
    gezien = {
        bestand.relative_to(map_ / naam).as_posix(): hashlib.sha256(bestand.read_bytes()).hexdigest()
        for bestand in (map_ / naam).rglob("*")
        if bestand.is_file()
    }

    assert gezien == herkomst(map_)[naam]["bestanden"]


@pytest.mark.parametrize(("map_", "naam"), PAKKETTEN)
def test_elk_pakket_heeft_versie_en_licentie_af_20(map_: Path, naam: str) -> None:
    pakket = herkomst(map_)[naam]

    assert pakket["versie"]
    assert pakket["licentie"] in {"EUPL-1.2", "0BSD", "OFL-1.1", "MPL-2.0"}
    assert (map_ / naam / str(pakket["licentiebestand"])).stat().st_size > 500


@pytest.mark.parametrize("map_", MAPPEN)
def test_er_ligt_niets_zonder_herkomst_af_20(map_: Path) -> None:
    assert {m.name for m in map_.iterdir() if m.is_dir()} == set(herkomst(map_))
