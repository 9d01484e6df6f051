"""Sealing the logs: a chain of hashes over what was written, in commit order, a batch at a time (AF-04, SEC-27).

A seal covers all lines whose transaction number lies in [van_xact, tot_xact). Transactions that still run are left
for the next seal, so no line can slip under one. Changing, deleting, inserting or moving a sealed line changes the
hash of its batch; removing a seal breaks the chain. What the newest seals lose is found by the heads that left the
database (kern.ketenkop).
"""

import hashlib
import hmac
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DatabaseError, connections, transaction

from rotonde.kern import klok, sleutels
from rotonde.kern.models import Ketencontrole, Zegel

LOGTABELLEN = ("kern_inzage", "kern_gebeurtenis", "kern_mutatie", "kern_mutatiewaarde", "kern_beveiligingsregel")
_BEGIN = b"\x00" * 32


@dataclass(frozen=True)
class Breuk:
    """A place where the chain does not hold."""

    tabel: str
    volgnummer: int
    reden: str


@dataclass(frozen=True)
class Uitkomst:
    """What a check of every seal and every line found, and what it took: lines, and seconds."""

    breuken: tuple[Breuk, ...]
    regels: int
    seconden: float


def verzegel(*, using: str = "default") -> int:
    """Seal what has been committed since the last seal, for every log; returns the number of lines. Worker only."""
    return sum(_verzegel_tabel(tabel, using) for tabel in LOGTABELLEN)


def controleer(*, using: str = "default") -> list[Breuk]:
    """Recompute every seal; an empty list means that no sealed line was touched."""
    return list(kijk_na(using=using).breuken)


def kijk_na(*, using: str = "default") -> Uitkomst:
    """Recompute every seal and count what was read."""
    begin = time.perf_counter()
    breuken: list[Breuk] = []
    regels = 0
    for tabel in LOGTABELLEN:
        gevonden, gelezen = _controleer_tabel(tabel, using)
        breuken += gevonden
        regels += gelezen
    return Uitkomst(tuple(breuken), regels, time.perf_counter() - begin)


def leg_controle_vast(uitkomst: Uitkomst) -> None:
    """Keep what a check found, for health, kwaliteit and who checks the checker (SEC-28)."""
    Ketencontrole.objects.create(
        moment=klok.nu(),
        regels=uitkomst.regels,
        seconden=f"{uitkomst.seconden:.2f}",
        breuken=[[breuk.tabel, breuk.volgnummer, breuk.reden] for breuk in uitkomst.breuken],
    )


def laatste_controle() -> Ketencontrole | None:
    """The newest check of the chain, with the moment, the number of lines and what was broken: for screens and health.

    An element of `breuken` is [tabel, volgnummer, reden]; an empty list means that every sealed line stood.
    """
    return Ketencontrole.objects.order_by("-moment").first()


def _verzegel_tabel(tabel: str, using: str) -> int:
    with transaction.atomic(using=using):
        als_verzegelaar(using)
        _een_tegelijk(tabel, using)
        vorige = Zegel.objects.using(using).filter(tabel=tabel).order_by("-volgnummer").first()
        zegel = Zegel(
            tabel=tabel,
            volgnummer=vorige.volgnummer + 1 if vorige else 1,
            van_xact=vorige.tot_xact if vorige else 0,
            tot_xact=_grens(using),
            vorige=bytes(vorige.hash) if vorige else _BEGIN,
            sleutel=sleutels.sleutelbos("zegel").actief,
            kolommen=_kolommen(tabel, using),
            verzegeld_op=klok.nu(),
        )
        zegel.regels, zegel.hash = _hash(zegel, using)
        if zegel.regels:
            zegel.save(using=using, force_insert=True)
    return zegel.regels


def _controleer_tabel(tabel: str, using: str) -> tuple[list[Breuk], int]:
    breuken = []
    vorige_hash, vorig_nummer, tot, gelezen = _BEGIN, 0, 0, 0
    with transaction.atomic(using=using):
        als_verzegelaar(using)
        for zegel in Zegel.objects.using(using).filter(tabel=tabel).order_by("volgnummer"):
            if zegel.volgnummer != vorig_nummer + 1 or bytes(zegel.vorige) != vorige_hash or zegel.van_xact != tot:
                breuken.append(Breuk(tabel, zegel.volgnummer, "de keten sluit niet aan op het vorige zegel"))
            regels, reden = _klopt(zegel, using)
            gelezen += regels
            if reden:
                breuken.append(Breuk(tabel, zegel.volgnummer, reden))
            vorige_hash, vorig_nummer, tot = bytes(zegel.hash), zegel.volgnummer, zegel.tot_xact
    return breuken, gelezen


def _klopt(zegel: Zegel, using: str) -> tuple[int, str]:
    """How many lines were read, and what is wrong with this seal, or nothing."""
    try:
        with transaction.atomic(using=using):
            regels, bewijs = _hash(zegel, using)
    except KeyError:
        return 0, "de sleutel van dit zegel is er niet"
    except DatabaseError:
        return 0, "de kolommen van dit zegel zijn er niet"
    klopt = (regels, bewijs) == (zegel.regels, bytes(zegel.hash))
    return regels, "" if klopt else "de regels zijn niet meer wat verzegeld is"


def _hash(zegel: Zegel, using: str) -> tuple[int, bytes]:
    """Number of lines and keyed hash of a batch; the key is outside the database, so a superuser cannot reseal.

    The columns are those of the day of sealing: a table that grows a column keeps its old seals. Every string from the
    table of seals may be a forger's, so names are quoted.
    """
    naam = connections[using].ops.quote_name
    rij = f"ROW({', '.join(naam(kolom) for kolom in zegel.kolommen)})" if zegel.kolommen else "r"
    bewijs = hmac.new(_sleutel(zegel), _kop(zegel), hashlib.sha256)
    regels = 0
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT sha256(convert_to({rij}::text, 'UTF8')) FROM {zegel.tabel} r "  # noqa: S608  our own constants
            "WHERE xact >= %s AND xact < %s ORDER BY xact, id",
            [zegel.van_xact, zegel.tot_xact],
        )
        for (regel,) in cursor:
            bewijs.update(bytes(regel))
            regels += 1
    return regels, bewijs.digest()


def _sleutel(zegel: Zegel) -> bytes:
    """The key that made the seal; what was sealed before the id was kept used the first."""
    sleutels_ = sleutels.sleutelbos("zegel").sleutels
    return sleutels_[zegel.sleutel] if zegel.sleutel else next(iter(sleutels_.values()))


def _kop(zegel: Zegel) -> bytes:
    """What stands before the lines in the hash: the seal before, and what this one says of itself."""
    vorige = bytes(zegel.vorige)
    if not zegel.sleutel:
        return vorige
    zelf = [zegel.tabel, zegel.volgnummer, zegel.van_xact, zegel.tot_xact, zegel.kolommen]
    return vorige + json.dumps(zelf).encode()


def _kolommen(tabel: str, using: str) -> Sequence[str]:
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped "
            "ORDER BY attnum",
            [tabel],
        )
        return [rij[0] for rij in cursor.fetchall()]


def _grens(using: str) -> int:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT kern_xact_grens()")
        return int(cursor.fetchone()[0])


def _een_tegelijk(tabel: str, using: str) -> None:
    """Two sealers at once would both continue the same seal: the second waits, and finds nothing left (REL-10)."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('kern.zegel'), hashtext(%s))", [tabel])


def als_verzegelaar(using: str) -> None:
    """Say to the database, for this transaction, that the worker keeps the logs of all gemeenten."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT set_config('rotonde.grond', 'verzegelen', true)")
