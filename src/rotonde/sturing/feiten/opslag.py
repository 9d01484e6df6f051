"""Where frozen facts stand: Parquet files in a folder named after the hash of their content, written once.

This module imports the analysis parts. Web and commands that do not count must not import it: they are installed
after the first page is served.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow
import pyarrow.parquet
from django.conf import settings

from rotonde.kern.fouten import KanNuNiet
from rotonde.sturing.feiten.schema import FEITEN, Feittabel, Kolomsoort, Rij, controleer

MANIFEST = "manifest.json"
_TYPEN = {
    Kolomsoort.PSEUDONIEM: pyarrow.string(),
    Kolomsoort.CODE: pyarrow.string(),
    Kolomsoort.DATUM: pyarrow.date32(),
    Kolomsoort.BEDRAG: pyarrow.decimal128(12, 2),
    Kolomsoort.JANEE: pyarrow.bool_(),
    Kolomsoort.GETAL: pyarrow.int16(),
}
Rijen = Mapping[str, Sequence[Rij]]


def schrijf(rijen: Rijen) -> str:
    """Write all tables of facts and return the hash that names the folder.

    Rows are put in the order of their values, so the order of the source tells nothing. Raises ValueError for a row
    that does not fit the schema. The folder appears complete or not at all, and is read-only from then on.
    """
    basis = _basis()
    basis.mkdir(parents=True, exist_ok=True)
    tijdelijk = Path(tempfile.mkdtemp(prefix=".half-", dir=basis))
    try:
        for tabel in FEITEN.values():
            pad = tijdelijk / f"{tabel.naam}.parquet"
            pyarrow.parquet.write_table(_tabel(tabel, rijen.get(tabel.naam, ())), pad, compression="zstd")
        return _vastzetten(tijdelijk)
    finally:
        shutil.rmtree(tijdelijk, ignore_errors=True)


def _vastzetten(map_: Path) -> str:
    manifest = json.dumps({f"{naam}.parquet": _som(map_ / f"{naam}.parquet") for naam in sorted(FEITEN)}, indent=1)
    (map_ / MANIFEST).write_text(manifest, encoding="utf-8")
    hash_ = hashlib.sha256(manifest.encode()).hexdigest()
    doel = _basis() / hash_
    if not doel.exists():
        for bestand in map_.iterdir():
            bestand.chmod(0o440)
        map_.replace(doel)
        doel.chmod(0o550)
    return hash_


class Feitenbank:
    """Facts in DuckDB, to be counted with SQL that rotonde.sturing.rekenen makes from expressions."""

    def __init__(self, tabellen: Mapping[str, pyarrow.Table]) -> None:
        # Nothing may be fetched while counting (SEC-18), and two cores are shared with web and database.
        self._duckdb = duckdb.connect(
            config={
                "threads": 1,
                "memory_limit": "512MB",
                "enable_external_access": False,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )
        for naam, tabel in tabellen.items():
            self._duckdb.register(naam, tabel)

    def tel(self, vraag: str) -> Any:
        """The one value that a question gives; None when it is a sum over nothing."""
        rij = self._duckdb.execute(vraag).fetchone()
        return rij[0] if rij else None


def open_(hash_: str) -> Feitenbank:
    """The facts of an editie.

    Raises KanNuNiet when the files are gone, or are no longer what they were when they were frozen.
    """
    map_ = _basis() / hash_
    _controleer(map_, hash_)
    return Feitenbank({naam: pyarrow.parquet.read_table(map_ / f"{naam}.parquet") for naam in FEITEN})


def in_geheugen(rijen: Rijen) -> Feitenbank:
    """The same from rows in memory: for example rows and tests."""
    return Feitenbank({tabel.naam: _tabel(tabel, rijen.get(tabel.naam, ())) for tabel in FEITEN.values()})


def _tabel(tabel: Feittabel, rijen: Sequence[Rij]) -> pyarrow.Table:
    for rij in rijen:
        controleer(tabel, rij)
    schema = pyarrow.schema([pyarrow.field(kolom.naam, _TYPEN[kolom.soort]) for kolom in tabel.kolommen])
    geordend = sorted(rijen, key=lambda rij: tuple(str(rij[kolom.naam]) for kolom in tabel.kolommen))
    return pyarrow.Table.from_pylist([dict(rij) for rij in geordend], schema=schema)


def _controleer(map_: Path, hash_: str) -> None:
    try:
        manifest = (map_ / MANIFEST).read_bytes()
        gelijk = hashlib.sha256(manifest).hexdigest() == hash_ and all(
            _som(map_ / naam) == som for naam, som in json.loads(manifest).items()
        )
    except FileNotFoundError:
        raise KanNuNiet("De bevroren feiten van deze editie zijn er niet meer: zet een reservekopie terug.") from None
    if not gelijk:
        raise KanNuNiet("De bevroren feiten van deze editie zijn gewijzigd: zet een reservekopie terug.")


def _som(pad: Path) -> str:
    with pad.open("rb") as stroom:
        return hashlib.file_digest(stroom, "sha256").hexdigest()


def _basis() -> Path:
    return Path(settings.ROTONDE_MAP) / "feiten"
