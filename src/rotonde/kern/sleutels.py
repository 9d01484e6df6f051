"""Keys and what is made with them: authenticated encryption with bound context, and keyed hashes for look-up.

Keys stand outside database and repository in one file (`ROTONDE_GEHEIMEN`); each ciphertext and hash carries its
key id, so keys can change while old ones stay readable (SEC-30, AF-12).
"""

import base64
import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_SLEUTELLENGTE = 32
_NONCELENGTE = 12


@dataclass(frozen=True)
class Sleutelbos:
    """Live keys of one purpose: the active one writes, all of them read."""

    actief: str
    sleutels: dict[str, bytes]

    @property
    def actieve(self) -> bytes:
        return self.sleutels[self.actief]


BOSSEN = ("aead", "bsn_hash", "zegel", "ketenkop")
"""What there are keys for: encrypting, finding a BSN, sealing the logs, signing the head of their chain."""


def sleutelbos(doel: str) -> Sleutelbos:
    """The keys of one of BOSSEN; raises ImproperlyConfigured when absent.

    A change of the file is seen at the next use, in every process that reads it: keys change without a restart.
    """
    bossen = _bossen(settings.ROTONDE_GEHEIMEN_PAD, _versie(settings.ROTONDE_GEHEIMEN_PAD))
    if doel not in bossen:
        raise ImproperlyConfigured(f"In het geheimenbestand ontbreekt de sleutelbos «{doel}».")
    return bossen[doel]


def _versie(pad: Path | None) -> tuple[int, int]:
    """What changes when the file is replaced; without a file nothing ever does."""
    if pad is None:
        return 0, 0
    stand = pad.stat()
    return stand.st_mtime_ns, stand.st_ino


@lru_cache(maxsize=2)
def _bossen(pad: Path | None, versie: tuple[int, int]) -> dict[str, Sleutelbos]:
    geheimen: dict[str, Any] = json.loads(pad.read_text(encoding="utf-8")) if pad else {}
    return {
        doel: Sleutelbos(
            geheimen[doel]["actief"],
            {sleutel_id: base64.b64decode(waarde) for sleutel_id, waarde in geheimen[doel]["sleutels"].items()},
        )
        for doel in BOSSEN
        if doel in geheimen
    }


def controleer(geheimen: dict[str, Any]) -> None:
    """Refuse to start with short, constant or shared keys (SEC-30)."""
    gezien: dict[str, str] = {}
    for doel in BOSSEN:
        bos = geheimen.get(doel)
        if not isinstance(bos, dict) or not isinstance(bos.get("sleutels"), dict):
            raise ImproperlyConfigured(f"In het geheimenbestand ontbreekt de sleutelbos «{doel}».")
        if bos.get("actief") not in bos["sleutels"]:
            raise ImproperlyConfigured(f"De actieve sleutel van «{doel}» staat er niet bij: kies er een die er is.")
        for sleutel_id, waarde in bos["sleutels"].items():
            sleutel = base64.b64decode(waarde)
            if len(sleutel) != _SLEUTELLENGTE or len(set(sleutel)) < 8:
                raise ImproperlyConfigured(f"Sleutel «{doel}/{sleutel_id}» is te kort of te eenvoudig: maak 32 bytes.")
            if waarde in gezien:
                raise ImproperlyConfigured(f"Sleutel «{doel}/{sleutel_id}» is gelijk aan «{gezien[waarde]}».")
            gezien[waarde] = f"{doel}/{sleutel_id}"


def versleutel(waarde: str, *, tabel: str, kolom: str, rij: UUID) -> bytes:
    """Encrypt `waarde` for one cell; the ciphertext opens only for that table, column and row (SEC-31)."""
    bos = sleutelbos("aead")
    nonce = os.urandom(_NONCELENGTE)
    cijfertekst = AESGCM(bos.actieve).encrypt(nonce, waarde.encode(), _context(tabel, kolom, rij))
    return kop_van(bos.actief) + nonce + cijfertekst


def ontsleutel(cijfer: bytes | memoryview, *, tabel: str, kolom: str, rij: UUID) -> str:
    """Decrypt one cell; raises ValueError when it was moved or changed."""
    ruw = bytes(cijfer)
    lengte = ruw[0]
    sleutel_id = ruw[1 : 1 + lengte].decode()
    nonce, rest = ruw[1 + lengte : 1 + lengte + _NONCELENGTE], ruw[1 + lengte + _NONCELENGTE :]
    try:
        return (
            AESGCM(sleutelbos("aead").sleutels[sleutel_id]).decrypt(nonce, rest, _context(tabel, kolom, rij)).decode()
        )
    except (InvalidTag, KeyError, UnicodeDecodeError) as fout:
        raise ValueError(f"De versleutelde waarde in {tabel}.{kolom} hoort niet bij deze rij.") from fout


def bsn_hashes(bsn: str) -> list[bytes]:
    """The look-up hashes of a BSN under every live key, the active one first (AF-12)."""
    bos = sleutelbos("bsn_hash")
    volgorde = [bos.actief, *(sleutel_id for sleutel_id in bos.sleutels if sleutel_id != bos.actief)]
    return [sleutel_id.encode() + b":" + _hmac(bos.sleutels[sleutel_id], bsn) for sleutel_id in volgorde]


def sleutel_van(cijfer: bytes | memoryview) -> str:
    """The id of the key that a ciphertext was made with."""
    ruw = bytes(cijfer)
    return ruw[1 : 1 + ruw[0]].decode()


def kop_van(sleutel_id: str) -> bytes:
    """How every ciphertext under this key begins."""
    return bytes([len(sleutel_id)]) + sleutel_id.encode()


def _hmac(sleutel: bytes, waarde: str) -> bytes:
    return hmac.new(sleutel, waarde.encode(), hashlib.sha256).digest()


def _context(tabel: str, kolom: str, rij: UUID) -> bytes:
    return f"{tabel}\x1f{kolom}\x1f{rij}".encode()
