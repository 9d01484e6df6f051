"""The file with secrets: drawn once, closed to others, never half (SEC-30)."""

import base64
import json
import stat
from pathlib import Path

import pytest

from rotonde.cluster.fouten import Clusterfout
from rotonde.cluster.geheimen import geheimen
from rotonde.cluster.rollen import ROLLEN


def test_drawn_once_and_read_again(tmp_path: Path) -> None:
    pad = tmp_path / "geheimen.json"

    eerste = geheimen(pad)

    assert geheimen(pad) == eerste
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    assert [bestand.name for bestand in tmp_path.iterdir()] == ["geheimen.json"]


def test_keys_are_long_and_all_different_sec_30(tmp_path: Path) -> None:
    inhoud = geheimen(tmp_path / "geheimen.json")

    sleutels = [inhoud[bos]["sleutels"][inhoud[bos]["actief"]] for bos in ("bsn_hash", "aead", "zegel")]

    assert [len(base64.b64decode(sleutel)) for sleutel in sleutels] == [32, 32, 32]
    assert len({*sleutels, *inhoud["rollen"].values(), inhoud["django"]}) == 4 + len(ROLLEN)


def test_absent_file_is_not_made_when_it_must_exist(tmp_path: Path) -> None:
    with pytest.raises(Clusterfout, match="sleutels ontbreken"):
        geheimen(tmp_path / "geheimen.json", maken=False)

    geheimen(tmp_path / "geheimen.json")
    geheimen(tmp_path / "geheimen.json", maken=False)


@pytest.mark.parametrize("inhoud", ["", "{", "[]", "{}"])
def test_damaged_file_is_refused_in_one_sentence(tmp_path: Path, inhoud: str) -> None:
    pad = tmp_path / "geheimen.json"
    pad.write_text(inhoud)

    with pytest.raises(Clusterfout, match="beschadigd"):
        geheimen(pad)

    assert pad.read_text() == inhoud


def test_role_added_later_gets_a_password_and_the_rest_stays(tmp_path: Path) -> None:
    pad = tmp_path / "geheimen.json"
    eerste = geheimen(pad)
    oud = {**eerste, "rollen": {rol: w for rol, w in eerste["rollen"].items() if rol != "log"}}
    pad.write_text(json.dumps(oud))

    tweede = geheimen(pad)

    assert tweede["rollen"]["log"] != eerste["rollen"]["log"]
    assert {**tweede["rollen"], "log": ""} == {**eerste["rollen"], "log": ""}
