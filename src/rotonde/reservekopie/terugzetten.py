"""Putting a copy back: into a database of its own, compared, brought up to date, and only then in service."""

import json
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from rotonde.cluster.fouten import verklaar
from rotonde.reservekopie.fouten import Kopiefout
from rotonde.reservekopie.inhoud import Inhoud, tel
from rotonde.reservekopie.kist import Kistlezer, Kop
from rotonde.reservekopie.maken import BESTANDEN, DUMP, EINDE, INHOUD
from rotonde.reservekopie.programmas import hoofdversie, omgeving_voor, programmas_voor
from rotonde.reservekopie.sleutels import Sleutelring

# Runs a management command as a kind of process on the restored database, and gives what it prints.
Django = Callable[..., str]
_TELLERS = """
SELECT table_name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name = %s ORDER BY table_name
"""


@dataclass(frozen=True)
class Doel:
    """An empty database, as owner and as the role of copies, and where the folders beside it go."""

    eigenaar: str
    reservekopie: str
    programmas: Path | None
    bestanden: Path


@dataclass(frozen=True)
class Teruggezet:
    """What was put back: the head of the copy, what is in it, what goes along, and breaks in the chain of the logs."""

    kop: Kop
    inhoud: Inhoud
    bij: dict[str, Any]
    breuken: list[str]
    gedaan: str


def zet_terug(pad: Path, ring: Sleutelring, doel: Doel, django: Django, *, ondanks_breuk: bool = False) -> Teruggezet:
    """Restore `pad` into the empty database of `doel` and do everything that must precede the opening of a door.

    In this order: load, compare every table, look for unknown migrations and breaks in the logs, migrate, carry the
    numbering of the logs on, run the steps after restoring. Raises Kopiefout at the first thing that is not right.
    """
    with Kistlezer(pad.open("rb"), pad.name, ring) as lezer:
        kop = lezer.kop
        inhoud, bij = _laad(lezer, pad.name, doel)
    with psycopg.connect(doel.reservekopie) as verbinding:
        if verschillen := inhoud.verschillen(tel(verbinding)):
            raise Kopiefout(
                f"Na het terugzetten klopt niet alles: {'; '.join(verschillen[:3])}. Er is niets gewijzigd."
            )
    stand = json.loads(django("worker", "herstel", "nazien"))
    if stand["onbekend"]:
        raise Kopiefout(
            f"De kopie {pad.name} komt van een nieuwere Rotonde ({', '.join(stand['onbekend'][:3])}): "
            "werk eerst deze installatie bij. Er is niets gewijzigd."
        )
    if stand["breuken"] and not ondanks_breuk:
        raise Kopiefout(
            f"In de kopie {pad.name} is een log gewijzigd na verzegeling ({stand['breuken'][0]}): neem een oudere, "
            "of zet haar terug met --ondanks-breuk en meld het als incident. Er is niets gewijzigd."
        )
    django("beheer", "migrate", "--verbosity", "0")
    tel_verder(doel.eigenaar, doel.reservekopie)
    afronden = ("herstel", "afronden", "--kopie", kop.kopie, "--teruggezet", str(inhoud.rijen))
    gedaan = django("worker", *afronden)
    return Teruggezet(kop, inhoud, bij, stand["breuken"], gedaan)


def tel_verder(eigenaar: str, reservekopie: str) -> int:
    """Let the numbers on new log lines follow those in the database, whatever counter this server stands at.

    Returns the distance. Without it new lines would fall under seals that are already there, and listeners would
    never hear of them.
    """
    with psycopg.connect(reservekopie) as verbinding:
        hoogste = max(_hoogste(verbinding, "xact"), _hoogste(verbinding, "tot_xact"))
    with psycopg.connect(eigenaar) as verbinding:
        rij = verbinding.execute("SELECT pg_current_xact_id()::text::bigint, kern_xact_sprong()").fetchone()
        assert rij is not None
        nu, sprong = int(rij[0]), int(rij[1])
        if nu + sprong <= hoogste:
            sprong = hoogste + 1 - nu
            verbinding.execute(
                sql.SQL(
                    "CREATE OR REPLACE FUNCTION public.kern_xact_sprong() RETURNS bigint LANGUAGE sql IMMUTABLE AS {}"
                ).format(sql.Literal(f"SELECT {sprong}::bigint"))
            )
    return sprong


def _hoogste(verbinding: psycopg.Connection, kolom: str) -> int:
    hoogste = 0
    for (tabel,) in verbinding.execute(_TELLERS, [kolom]).fetchall():
        rij = verbinding.execute(
            sql.SQL("SELECT coalesce(max({}), 0) FROM {}").format(sql.Identifier(kolom), sql.Identifier(tabel))
        ).fetchone()
        hoogste = max(hoogste, int(rij[0]) if rij else 0)
    return hoogste


def _laad(lezer: Kistlezer, naam: str, doel: Doel) -> tuple[Inhoud, dict[str, Any]]:
    with psycopg.connect(doel.eigenaar, connect_timeout=5) as verbinding:
        versie = hoofdversie(verbinding)
        _eis_leeg(verbinding)
    if lezer.kop.postgres > versie:
        raise Kopiefout(
            f"De kopie {naam} komt van PostgreSQL {lezer.kop.postgres} en deze server is versie {versie}: "
            f"gebruik een server van versie {lezer.kop.postgres} of nieuwer. Er is niets gewijzigd."
        )
    stukken = _Stukken(lezer.stukken())
    gegevens = json.loads(b"".join(stukken.van(INHOUD)) or b"{}")
    _herstel(stukken.van(DUMP), doel.eigenaar, programmas_voor(versie, doel.programmas))
    _pak_uit(stukken.van(BESTANDEN), doel.bestanden)
    einde = json.loads(b"".join(stukken.van(EINDE)) or b"{}")
    stukken.eis_op()
    inhoud = Inhoud({tabel: (rijen, som) for tabel, (rijen, som) in gegevens["tabellen"].items()})
    assert einde["rijen"] == inhoud.rijen
    return inhoud, dict(gegevens["bij"])


def _eis_leeg(verbinding: psycopg.Connection) -> None:
    rij = verbinding.execute("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace").fetchone()
    if rij and rij[0]:
        raise Kopiefout(
            f"De database {verbinding.info.dbname} is niet leeg: maak een nieuwe, bijvoorbeeld met createdb "
            "--owner=rotonde_eigenaar --template=template0."
        )


class _Stukken:
    """The pieces of a copy, handed out per kind, in the order in which they stand."""

    def __init__(self, bron: Iterator[tuple[bytes, bytes]]) -> None:
        self._bron = bron
        self._volgende = next(bron, None)

    def van(self, soort: bytes) -> Iterator[bytes]:
        while self._volgende and self._volgende[0] == soort:
            yield self._volgende[1]
            self._volgende = next(self._bron, None)

    def eis_op(self) -> None:
        assert self._volgende is None, "een stuk van een onbekende soort"


def _herstel(stukken: Iterator[bytes], adres: str, programmas: Path) -> None:
    opdracht = [str(programmas / "pg_restore"), "--no-owner", "--exit-on-error"]
    omgeving = omgeving_voor(adres, statement_timeout="0", synchronous_commit="off", maintenance_work_mem="256MB")
    opdracht.append(f"--dbname={omgeving['PGDATABASE']}")
    with tempfile.TemporaryFile() as fouten:
        proces = subprocess.Popen(opdracht, stdin=subprocess.PIPE, stdout=fouten, stderr=fouten, env=omgeving)
        assert proces.stdin is not None
        try:
            for stuk in stukken:
                proces.stdin.write(stuk)
            proces.stdin.close()
        except BrokenPipeError:
            pass  # it says itself why it stopped
        except BaseException:
            proces.kill()
            raise
        finally:
            code = proces.wait()
        if code:
            fouten.seek(0)
            gezegd = fouten.read().decode(errors="replace")
            eerste = next((regel for regel in gezegd.splitlines() if "error" in regel.lower()), "geen uitleg")
            raise verklaar(gezegd, f"Het terugzetten is gestopt: {eerste}. Er is niets gewijzigd.")


class _Stroom:
    """What tarfile reads from."""

    def __init__(self, stukken: Iterator[bytes]) -> None:
        self._stukken = stukken
        self._rest = b""

    def read(self, aantal: int = -1) -> bytes:
        while len(self._rest) < aantal and (stuk := next(self._stukken, None)) is not None:
            self._rest += stuk
        gelezen, self._rest = self._rest[:aantal], self._rest[aantal:]
        return gelezen


def _pak_uit(stukken: Iterator[bytes], doel: Path) -> None:
    doel.mkdir(mode=0o700, parents=True, exist_ok=True)
    stroom: Any = _Stroom(stukken)
    with tarfile.open(fileobj=stroom, mode="r|") as pak:
        pak.extractall(doel, filter=_gewoon_bestand)
    for _ in stukken:
        pass  # what fills the last block of an archive


def _gewoon_bestand(lid: tarfile.TarInfo, doel: str) -> tarfile.TarInfo | None:
    """Files and folders inside `doel`, with their modes; no links and no devices."""
    return tarfile.tar_filter(lid, doel) if lid.isreg() or lid.isdir() else None
