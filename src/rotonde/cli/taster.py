"""How the scanner is called: one address, bounded in time, and nothing of it on the way to another host (SEC-36)."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from rotonde.cli.installatie import WORTEL

TASTER = WORTEL / ".tools" / "aftasten" / "bin" / "wapiti"
KRUIPEN_S, AANVAL_S = 180, 90
"""Seconds that a scan may look for pages, and that each module may attack what it found."""
# Becoming somebody else, or nobody, would make the rest of a scan another scan.
NIET = ("/demo/*", "/makelaar/*", "/identity/*", "*/afmelden/*")

# Ids end in a digit by chance, so leaving out fourteen of sixteen keeps one page in eight of each kind: a caseload is
# the same few pages many times over. Those two are letters in which names of pages end that stand under an id.
BLIJFT = "df"
MONSTER = tuple(f"*-*-*-*-*{cijfer}/*" for cijfer in "0123456789abcdef" if cijfer not in BLIJFT)
_TE_LANG = re.compile(r"Max (?:scan|attack) time was reached(?: for module (\w+))?")


def niet_klaar(logboek: str) -> list[str]:
    """The modules that had no time to attack everything, and `kruipen` when there were more pages to find."""
    return [gevonden[1] or "kruipen" for gevonden in _TE_LANG.finditer(logboek)]


@dataclass(frozen=True)
class Taak:
    """One scan of the site at `basis`, with these cookies, beginning at the paths `begin` too and never at `niet`.

    What the scanner writes stands in `map`.
    """

    basis: str
    begin: tuple[str, ...]
    map: Path
    modulen: tuple[str, ...]
    cookies: Mapping[str, str] = field(default_factory=dict)
    kruipen_s: int = KRUIPEN_S
    aanval_s: int = AANVAL_S
    niet: tuple[str, ...] = NIET

    @property
    def verslag(self) -> Path:
        """Where the scanner writes what it found, as JSON."""
        return self.map / "verslag.json"

    def opdracht(self) -> list[str]:
        """The command line. Writes the cookies that it names."""
        self.map.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._schrijf_cookies()
        binnen = [deel for pad in self.begin for deel in ("--start", f"{self.basis}{pad}")]
        buiten = [deel for pad in self.niet for deel in ("--exclude", f"{self.basis}{pad}")]
        return [
            *(str(TASTER), "--url", f"{self.basis}/", "--scope", "folder", *binnen, *buiten),
            *("--module", ",".join(self.modulen), "--cookie", str(self.map / "cookies.json")),
            *("--max-scan-time", str(self.kruipen_s), "--max-attack-time", str(self.aanval_s), "--tasks", "4"),
            *("--store-session", str(self.map), "--store-config", str(self.map), "--flush-session", "--no-bugreport"),
            *("--verbose", "1", "--format", "json", "--output", str(self.verslag)),
        ]

    def omgeving(self) -> dict[str, str]:
        """Nothing of ours: no address of a database, no key, and no proxy between it and the instance."""
        return {"PATH": os.environ.get("PATH", ""), "HOME": str(self.map), "LANG": "C.UTF-8", "NO_PROXY": "*"}

    def _schrijf_cookies(self) -> None:
        eigenschappen = {"expires": None, "secure": False, "port": None, "version": 0}
        pot = {naam: {"value": waarde, **eigenschappen} for naam, waarde in self.cookies.items()}
        inhoud = {urlsplit(self.basis).hostname: {"/": pot}}
        (self.map / "cookies.json").write_text(json.dumps(inhoud), encoding="utf-8")
