"""`./rotonde bench [naam]`: run the measurements in bench/, print them as a table and keep them as JSON."""

import importlib
import json
import platform
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rotonde.cli.fouten import Startfout
from rotonde.cli.installatie import WORTEL

if TYPE_CHECKING:
    from bench import Rij

KOPPEN = ("wat", "ons", "referentie", "verhouding", "doel", "gehaald")


def bench(naam: str | None) -> int:
    """Run one measurement or all of them; 1 when a goal was missed. Raises Startfout for an unknown name."""
    namen = beschikbaar()
    if naam and naam not in namen:
        raise Startfout(f"Er is geen meting '{naam}'; er zijn: {', '.join(namen)}.")
    # bench/ stands beside src/, not in the package: an installation does not carry it.
    sys.path.insert(0, str(WORTEL))
    alles_gehaald = True
    for meting in [naam] if naam else namen:
        print(f"\n{meting}", flush=True)
        rijen = list(importlib.import_module(f"bench.{meting}").meet())
        print(tabel(rijen), flush=True)
        bewaar(meting, rijen, WORTEL / "bench" / "uitkomst")
        alles_gehaald &= all(rij.gehaald is not False for rij in rijen)
    return 0 if alles_gehaald else 1


def beschikbaar() -> list[str]:
    """The measurements there are: the modules of bench/ that can measure."""
    modulen = (WORTEL / "bench").glob("[a-z]*.py")
    return sorted(pad.stem for pad in modulen if "\ndef meet(" in pad.read_text(encoding="utf-8"))


def tabel(rijen: "list[Rij]") -> str:
    """The rows as text, in columns; a value always beside its spread."""
    cellen = [KOPPEN] + [
        (
            rij.wat,
            f"{rij.ons:.1f} ± {rij.spreiding:.1f} {rij.eenheid}",
            "-" if rij.referentie is None else f"{rij.referentie:.1f} {rij.eenheid}",
            "-" if rij.verhouding is None else f"{rij.verhouding:.2f}",
            rij.doel or "-",
            {True: "ja", False: "NEE", None: "-"}[rij.gehaald],
        )
        for rij in rijen
    ]
    breedte = [max(len(regel[kolom]) for regel in cellen) for kolom in range(len(KOPPEN))]
    return "\n".join(
        "  ".join(cel.ljust(b) for cel, b in zip(regel, breedte, strict=True)).rstrip() for regel in cellen
    )


def bewaar(meting: str, rijen: "list[Rij]", map_: Path) -> Path:
    """Write the outcome as JSON, with the machine it was measured on."""
    map_.mkdir(parents=True, exist_ok=True)
    pad = map_ / f"{meting}.json"
    inhoud = {
        "meting": meting,
        "op": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "rijen": [asdict(rij) | {"verhouding": rij.verhouding} for rij in rijen],
    }
    pad.write_text(json.dumps(inhoud, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return pad
