"""Making a copy: everything under one snapshot, read as the role of copies, encrypted before it touches the disk."""

import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import psycopg

from rotonde.cluster.fouten import verklaar
from rotonde.reservekopie.fouten import Kopiefout
from rotonde.reservekopie.inhoud import Inhoud, tel
from rotonde.reservekopie.kist import BLOK, Kistschrijver, Kop, nieuw_zout
from rotonde.reservekopie.programmas import hoofdversie, omgeving_voor, programmas_voor
from rotonde.reservekopie.sleutels import Sleutelring

INHOUD, DUMP, BESTANDEN, EINDE = b"I", b"D", b"B", b"E"
ROTONDE = "0.1.0"


@dataclass(frozen=True)
class Bron:
    """What is copied: the database, as the role of copies, and folders beside it that the database refers to.

    `bij` goes along as it is: what the installation itself wants to know again after restoring.
    """

    adres: str
    programmas: Path | None
    mappen: Mapping[str, Path]
    bij: Mapping[str, Any]


@dataclass(frozen=True)
class Kopie:
    """A copy that was made."""

    pad: Path
    kop: Kop
    inhoud: Inhoud

    @property
    def grootte(self) -> int:
        return self.pad.stat().st_size


def maak(bron: Bron, pad: Path, ring: Sleutelring) -> Kopie:
    """Write a copy to `pad`, which is there completely or not at all.

    Raises Kopiefout, or OSError when the disk is full; then nothing is left behind.
    """
    if pad.exists():
        raise Kopiefout(f"Er staat al een bestand {pad}: kies een andere naam.")
    half = pad.with_name(f"{pad.name}.half")
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as uit:
            kop, inhoud = _schrijf(bron, uit, ring)
            uit.flush()
            os.fsync(uit.fileno())
        half.replace(pad)
    except psycopg.OperationalError as fout:
        raise Kopiefout(
            "De database is niet bereikbaar als rol reservekopie: start haar of zie het adres na."
        ) from fout
    finally:
        half.unlink(missing_ok=True)
    return Kopie(pad, kop, inhoud)


def _schrijf(bron: Bron, uit: BinaryIO, ring: Sleutelring) -> tuple[Kop, Inhoud]:
    with psycopg.connect(bron.adres, connect_timeout=5) as verbinding:
        # The snapshot lives as long as this transaction; what commits meanwhile is in none of what follows.
        verbinding.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        verbinding.read_only = True
        versie = hoofdversie(verbinding)
        programmas = programmas_voor(versie, bron.programmas)
        kop = _kop(versie, ring)
        schrijver = Kistschrijver(uit, kop, ring)
        inhoud = tel(verbinding)
        if not inhoud.tabellen:
            raise Kopiefout("De database heeft geen tabellen: draai eerst ./rotonde beheer migrate.")
        gegevens = {"tabellen": inhoud.tabellen, "bij": dict(bron.bij), "mappen": sorted(bron.mappen)}
        schrijver.schrijf(INHOUD, json.dumps(gegevens).encode())
        _dump(verbinding, bron.adres, programmas, schrijver)
        _bestanden(bron.mappen, schrijver)
        schrijver.sluit(EINDE, json.dumps({"rijen": inhoud.rijen}).encode())
    return kop, inhoud


def _kop(versie: int, ring: Sleutelring) -> Kop:
    nu = datetime.now(UTC)
    kenmerk = f"{nu:%Y%m%dT%H%M%S}-{os.urandom(3).hex()}"
    return Kop(kenmerk, nu.isoformat(timespec="seconds"), ROTONDE, versie, ring.actief, nieuw_zout())


def _dump(verbinding: psycopg.Connection, adres: str, programmas: Path, schrijver: Kistschrijver) -> None:
    rij = verbinding.execute("SELECT pg_export_snapshot()").fetchone()
    assert rij is not None
    opdracht = [str(programmas / "pg_dump"), "--format=custom", "--compress=1", "--no-owner", f"--snapshot={rij[0]}"]
    opdracht += [f"--exclude-schema={naam}" for naam in _vreemde_schemas(verbinding)]
    with tempfile.TemporaryFile() as fouten:
        proces = subprocess.Popen(
            opdracht, stdout=subprocess.PIPE, stderr=fouten, env=omgeving_voor(adres, statement_timeout="0")
        )
        assert proces.stdout is not None
        try:
            while stuk := proces.stdout.read(BLOK):
                schrijver.schrijf(DUMP, stuk)
        except BaseException:
            proces.kill()
            raise
        finally:
            proces.stdout.close()
            code = proces.wait()
        if code:
            fouten.seek(0)
            gezegd = fouten.read().decode(errors="replace")
            laatste = (gezegd.strip().splitlines() or ["geen uitleg"])[-1]
            raise verklaar(gezegd, f"De kopie is niet gemaakt: {laatste}.")


def _vreemde_schemas(verbinding: psycopg.Connection) -> list[str]:
    """Schemas that are not ours: the role of copies may not read them, and they are not part of Rotonde."""
    rijen = verbinding.execute(
        "SELECT nspname FROM pg_namespace WHERE nspname NOT IN ('public', 'information_schema') AND nspname !~ '^pg_'"
    )
    return [naam for (naam,) in rijen]


class _Stroom:
    """What tarfile writes to."""

    def __init__(self, schrijver: Kistschrijver) -> None:
        self._schrijver = schrijver

    def write(self, data: bytes) -> int:
        self._schrijver.schrijf(BESTANDEN, data)
        return len(data)


def _bestanden(mappen: Mapping[str, Path], schrijver: Kistschrijver) -> None:
    """The folders, after the database: what a row refers to was on disk before the row was committed."""
    stroom: Any = _Stroom(schrijver)
    with tarfile.open(fileobj=stroom, mode="w|") as pak:
        for naam, map_ in sorted(mappen.items()):
            if map_.is_dir():
                pak.add(map_, arcname=naam)
