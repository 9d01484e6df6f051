"""Sealing the logs: a chain of hashes over what was written, in commit order, a batch at a time (AF-04, SEC-27).

A seal covers all lines whose transaction number lies in [van_xact, tot_xact). Transactions that still run are left
for the next seal, so no line can slip under one. Changing, deleting, inserting or moving a sealed line changes the
hash of its batch; removing a seal breaks the chain.
"""

import hashlib
import hmac
from dataclasses import dataclass

from django.db import connections, transaction

from rotonde.kern import klok, sleutels
from rotonde.kern.models import Zegel

LOGTABELLEN = ("kern_inzage", "kern_gebeurtenis", "kern_mutatie", "kern_mutatiewaarde", "kern_beveiligingsregel")
_BEGIN = b"\x00" * 32


@dataclass(frozen=True)
class Breuk:
    """A place where the chain does not hold."""

    tabel: str
    volgnummer: int
    reden: str


def verzegel(*, using: str = "default") -> int:
    """Seal what has been committed since the last seal, for every log; returns the number of lines. Worker only."""
    return sum(_verzegel_tabel(tabel, using) for tabel in LOGTABELLEN)


def controleer(*, using: str = "default") -> list[Breuk]:
    """Recompute every seal; an empty list means that no sealed line was touched."""
    return [breuk for tabel in LOGTABELLEN for breuk in _controleer_tabel(tabel, using)]


def _verzegel_tabel(tabel: str, using: str) -> int:
    with transaction.atomic(using=using):
        als_verzegelaar(using)
        _een_tegelijk(tabel, using)
        vorige = Zegel.objects.using(using).filter(tabel=tabel).order_by("-volgnummer").first()
        van = vorige.tot_xact if vorige else 0
        tot = _grens(using)
        regels, bewijs = _hash(tabel, van, tot, bytes(vorige.hash) if vorige else _BEGIN, using)
        if not regels:
            return 0
        Zegel.objects.using(using).create(
            tabel=tabel,
            volgnummer=vorige.volgnummer + 1 if vorige else 1,
            van_xact=van,
            tot_xact=tot,
            regels=regels,
            vorige=bytes(vorige.hash) if vorige else _BEGIN,
            hash=bewijs,
            verzegeld_op=klok.nu(),
        )
    return regels


def _controleer_tabel(tabel: str, using: str) -> list[Breuk]:
    breuken = []
    vorige_hash, vorig_nummer, tot = _BEGIN, 0, 0
    with transaction.atomic(using=using):
        als_verzegelaar(using)
        for zegel in Zegel.objects.using(using).filter(tabel=tabel).order_by("volgnummer"):
            if zegel.volgnummer != vorig_nummer + 1 or bytes(zegel.vorige) != vorige_hash or zegel.van_xact != tot:
                breuken.append(Breuk(tabel, zegel.volgnummer, "de keten sluit niet aan op het vorige zegel"))
            regels, bewijs = _hash(tabel, zegel.van_xact, zegel.tot_xact, bytes(zegel.vorige), using)
            if (regels, bewijs) != (zegel.regels, bytes(zegel.hash)):
                breuken.append(Breuk(tabel, zegel.volgnummer, "de regels zijn niet meer wat verzegeld is"))
            vorige_hash, vorig_nummer, tot = bytes(zegel.hash), zegel.volgnummer, zegel.tot_xact
    return breuken


def _hash(tabel: str, van: int, tot: int, vorige: bytes, using: str) -> tuple[int, bytes]:
    """Number of lines and keyed hash of a batch; the key is outside the database, so a superuser cannot reseal."""
    bos = sleutels.sleutelbos("zegel")
    bewijs = hmac.new(bos.actieve, vorige, hashlib.sha256)
    regels = 0
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT sha256(convert_to(r::text, 'UTF8')) FROM {tabel} r "  # noqa: S608  names are our own constants
            "WHERE xact >= %s AND xact < %s ORDER BY xact, id",
            [van, tot],
        )
        for (regel,) in cursor:
            bewijs.update(bytes(regel))
            regels += 1
    return regels, bewijs.digest()


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
