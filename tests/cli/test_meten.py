"""The table and the JSON of a measurement; what is measured is not tested here."""

import json
from pathlib import Path

from bench import Reeks, Rij, afwisselend

from rotonde.cli.meten import bewaar, tabel

RIJEN = [
    Rij("een pagina", 12.0, 0.5, referentie=8.0, doel="hoogstens 10 ms erbij", gehaald=True),
    Rij("een start", 2100.0, 90.0, gehaald=False),
]


def test_table_shows_value_reference_ratio_and_goal() -> None:
    kop, pagina, start = tabel(RIJEN).splitlines()

    assert kop.split() == ["wat", "ons", "referentie", "verhouding", "doel", "gehaald"]
    assert "12.0 ± 0.5 ms" in pagina
    assert pagina.split()[-8:] == ["8.0", "ms", "1.50", "hoogstens", "10", "ms", "erbij", "ja"]
    assert start.endswith("NEE")


def test_outcome_is_kept_as_json(tmp_path: Path) -> None:
    pad = bewaar("proef", RIJEN, tmp_path / "uitkomst")

    inhoud = json.loads(pad.read_text())
    assert inhoud["meting"] == "proef"
    assert inhoud["rijen"][0]["verhouding"] == 1.5
    assert inhoud["rijen"][1]["verhouding"] is None


def test_runs_alternate() -> None:
    beurten: list[str] = []

    ons, referentie = afwisselend(lambda: beurten.append("o"), lambda: beurten.append("r"), rondes=4, warm=1)

    assert beurten == ["o", "r"] * 5
    assert (len(ons.duren), len(referentie.duren)) == (4, 4)


def test_median_and_spread() -> None:
    reeks = Reeks((1.0, 2.0, 3.0, 4.0, 100.0))

    assert (reeks.mediaan, reeks.spreiding) == (3.0, 1.0)
    assert Reeks((5.0,)).spreiding == 0.0
