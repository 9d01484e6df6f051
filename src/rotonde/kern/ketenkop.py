"""The head of the chain outside the database: signed, once an hour, so that losing the newest seals shows too (SEC-27).

Each process that exports appends one line to a file in the folder that the operator names (`ROTONDE_KETENMAP`), best
a mount that only grows. A line holds the newest seal per log, the hash of the line before, and a signature (Ed25519);
whoever has the public key can check the file without any secret of ours.
"""

import base64
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings

from rotonde.kern import klok, sleutels
from rotonde.kern.models import Zegel
from rotonde.kern.zegel import LOGTABELLEN, Breuk

BESTAND = "ketenkoppen.jsonl"
_BEGIN = "0" * 64
_PARTIJ = 5000
# A head leaves every hour; an hour of grace.
OP_TIJD = timedelta(hours=2)
KWIJT = "het bestand met koppen is weg of leeg"
# More than one line, in bytes.
_STAART = 16_384


@dataclass(frozen=True)
class Kop:
    """One exported head: when, the newest seal per log (volgnummer and hash), and its line in the file."""

    nummer: int
    moment: str
    zegels: dict[str, tuple[int, str]]

    @property
    def kort(self) -> str:
        """Eight characters per log to read out, print or write down."""
        return " ".join(f"{tabel.removeprefix('kern_')} {nr}-{hash_[:8]}" for tabel, (nr, hash_) in self.zegels.items())


def voer_uit(map_: Path | None = None, *, using: str = "default", opnieuw: bool = False) -> Kop:
    """Append the head of now, and force it to disk before returning.

    Raises OSError when the folder takes nothing, and FileNotFoundError when the file is gone: a new one would hide
    that, so only a person begins it (`opnieuw`). Two at once wait for each other: the second continues from the line
    of the first.
    """
    pad = (map_ or settings.ROTONDE_KETENMAP) / BESTAND
    pad.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with pad.open("a+b") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        bestand.seek(0)
        eerder = bestand.read().splitlines()
        if not eerder and not opnieuw and hoort_er_te_zijn(using=using):
            raise FileNotFoundError(f"{pad}: {KWIJT}")
        inhoud = {
            "nummer": len(eerder) + 1,
            "moment": klok.nu().isoformat(timespec="seconds"),
            "zegels": _koppen(using),
            "vorige": hashlib.sha256(eerder[-1]).hexdigest() if eerder else _BEGIN,
            "sleutel": sleutels.sleutelbos("ketenkop").actief,
        }
        regel = json.dumps({**inhoud, "handtekening": _teken(inhoud)}, sort_keys=True)
        bestand.write(regel.encode() + b"\n")
        bestand.flush()
        os.fsync(bestand.fileno())
    return _kop(inhoud)


def begin(*, using: str = "default") -> None:
    """Let the first head leave as soon as there is a seal, however short a first day is: from then on a file that is
    missing says something. A folder that takes nothing is told by the hourly job.
    """
    with suppress(OSError):
        if not (settings.ROTONDE_KETENMAP / BESTAND).exists() and Zegel.objects.using(using).exists():
            voer_uit(using=using)


def controleer(map_: Path | None = None, *, using: str = "default") -> list[Breuk]:
    """Check that the file is there and whole, and that every seal it names stands in the database as exported."""
    zegels: dict[str, dict[int, str]] = {tabel: {} for tabel in LOGTABELLEN}
    regels = list(_lees(map_ or settings.ROTONDE_KETENMAP))
    breuken = [] if regels or not hoort_er_te_zijn(using=using) else [Breuk("ketenkop", 0, KWIJT)]
    for nummer, (kop, reden) in enumerate(regels, 1):
        if reden or kop is None:
            breuken.append(Breuk("ketenkop", nummer, reden))
            continue
        for tabel, (volgnummer, hash_) in kop.zegels.items():
            zegels.setdefault(tabel, {})[volgnummer] = hash_
    return breuken + [breuk for tabel, uitgevoerd in zegels.items() for breuk in _vergelijk(tabel, uitgevoerd, using)]


def hoort_er_te_zijn(*, using: str = "default") -> bool:
    """True when the logs have been sealed for so long that a head must have left."""
    return Zegel.objects.using(using).filter(verzegeld_op__lt=klok.nu() - OP_TIJD).exists()


def laatste(map_: Path | None = None) -> Kop | None:
    """The newest head that was exported and is in order, or None."""
    goed = [kop for kop, reden in _lees(map_ or settings.ROTONDE_KETENMAP) if kop is not None and not reden]
    return goed[-1] if goed else None


def nieuwste(map_: Path | None = None) -> Kop | None:
    """The head on the last line, to show: cheap however long the file, and judged by `controleer` every hour.

    None when there is none yet, when this host does not see the folder, or when that line is no head.
    """
    pad = (map_ or settings.ROTONDE_KETENMAP) / BESTAND
    try:
        with pad.open("rb") as bestand:
            bestand.seek(max(0, pad.stat().st_size - _STAART))
            regels = bestand.read().splitlines()
        return _kop(json.loads(regels[-1])) if regels else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def openbare_sleutels() -> dict[str, str]:
    """The keys to check the file with, by id, as hexadecimal Ed25519 public keys: to keep elsewhere."""
    return {
        sleutel_id: _prive(sleutel_id).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
        for sleutel_id in sleutels.sleutelbos("ketenkop").sleutels
    }


def _koppen(using: str) -> dict[str, list[Any]]:
    nieuwste = Zegel.objects.using(using).order_by("tabel", "-volgnummer").distinct("tabel")
    return {zegel.tabel: [zegel.volgnummer, bytes(zegel.hash).hex()] for zegel in nieuwste}


def _lees(map_: Path) -> Iterator[tuple[Kop | None, str]]:
    """Each line of the file with what is wrong with it."""
    pad = map_ / BESTAND
    vorige = _BEGIN
    for nummer, regel in enumerate(pad.read_bytes().splitlines() if pad.exists() else [], 1):
        try:
            inhoud = json.loads(regel)
            handtekening = inhoud.pop("handtekening")
            kop = _kop(inhoud)
            sluit_aan = inhoud["vorige"] == vorige and kop.nummer == nummer
            echt = _getekend(inhoud, handtekening)
        except (ValueError, KeyError, TypeError, AttributeError):
            yield None, "deze regel is geen kop van de keten"
        else:
            if not echt:
                yield kop, "de handtekening klopt niet"
            else:
                yield kop, "" if sluit_aan else "er ontbreekt een regel, of er staat een regel te veel"
        vorige = hashlib.sha256(regel).hexdigest()


def _kop(inhoud: dict[str, Any]) -> Kop:
    zegels = {tabel: (int(nr), str(hash_)) for tabel, (nr, hash_) in inhoud["zegels"].items()}
    return Kop(int(inhoud["nummer"]), str(inhoud["moment"]), zegels)


def _vergelijk(tabel: str, uitgevoerd: dict[int, str], using: str) -> Iterator[Breuk]:
    nummers = sorted(uitgevoerd)
    for begin in range(0, len(nummers), _PARTIJ):
        deel = nummers[begin : begin + _PARTIJ]
        rijen = Zegel.objects.using(using).filter(tabel=tabel, volgnummer__in=deel)
        nu = {nr: bytes(hash_).hex() for nr, hash_ in rijen.values_list("volgnummer", "hash")}
        for nr in deel:
            if nu.get(nr) != uitgevoerd[nr]:
                reden = "het zegel is weg" if nr not in nu else "het is een ander zegel"
                yield Breuk(tabel, nr, f"{reden}, zegt de kop die buiten de database staat")


def _teken(inhoud: dict[str, Any]) -> str:
    return base64.b64encode(_prive(inhoud["sleutel"]).sign(_tekst(inhoud))).decode()


def _getekend(inhoud: dict[str, Any], handtekening: str) -> bool:
    try:
        _prive(inhoud["sleutel"]).public_key().verify(base64.b64decode(handtekening), _tekst(inhoud))
    except InvalidSignature:
        return False
    return True


def _tekst(inhoud: dict[str, Any]) -> bytes:
    return json.dumps(inhoud, sort_keys=True).encode()


def _prive(sleutel_id: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(sleutels.sleutelbos("ketenkop").sleutels[sleutel_id])
