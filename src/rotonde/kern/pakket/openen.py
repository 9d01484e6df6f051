"""A pack lies in a folder or comes as one zip file; who reads it sees a folder either way."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rotonde.kern.archief import pak_uit
from rotonde.kern.fouten import Ongeldig


@contextmanager
def geopend(pakket: Path) -> Iterator[Path]:
    """The folder of a pack; that of a zip file is there for as long as it is open.

    A zip file holds the files themselves, and then it carries the name of the pack (`0246-heerde.zip`), or one folder
    with that name. Raises Ongeldig for an archive that is not to be trusted (SEC-15), or that holds more than one pack.
    """
    if pakket.is_dir() or not (pakket.is_file() or pakket.suffix.lower() == ".zip"):
        yield pakket
        return
    with tempfile.TemporaryDirectory(prefix="rotonde-pakket-") as tijdelijk:
        map_ = Path(tijdelijk) / (pakket.stem.strip(".") or "pakket")
        map_.mkdir()
        pak_uit(pakket, map_)
        yield _pakketmap(map_, pakket.name)


def _pakketmap(map_: Path, archief: str) -> Path:
    inhoud = sorted(map_.iterdir())
    if any(pad.is_file() for pad in inhoud):
        return map_
    if len(inhoud) > 1:
        namen = " en ".join(pad.name for pad in inhoud[:2])
        raise Ongeldig(f"{archief} heeft meer dan één map ({namen}): houd alleen de map van de gemeente over.")
    return inhoud[0]
