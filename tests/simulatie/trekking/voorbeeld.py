"""A municipality to draw, and targets that no publication holds."""

from pathlib import Path

PAKKETTEN = Path(__file__).resolve().parents[3] / "gemeenten"
KERNEN = [("dorp", 0.5), ("stad", 0.33), ("veld", 0.17)]
AANBOD = {"ambulant": ["amb-1", "amb-2"], "specialistisch": ["spec-1"], "verblijf": ["verb-1"]}
ZAAD = 7
