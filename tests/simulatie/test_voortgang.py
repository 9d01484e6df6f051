"""Progress: a whole file at any moment, and a line per step."""

import json
from pathlib import Path

from rotonde.simulatie.voortgang import Voortgang


def test_the_file_says_which_step_and_how_far(tmp_path: Path) -> None:
    regels: list[str] = []
    voortgang = Voortgang(tmp_path / "map" / "voortgang.json", regels.append)
    voortgang.begin("inwoners")
    voortgang.tel(3, 10)
    stand = json.loads((tmp_path / "map" / "voortgang.json").read_text())
    assert stand == {"stap": "inwoners", "gedaan": 3, "totaal": 10}
    voortgang.klaar("inwoners: 10 in 0,1 s")
    assert regels == ["inwoners: 10 in 0,1 s"]
