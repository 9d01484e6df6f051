"""Keys and what is made with them: authenticated encryption with bound context, and keyed hashes for look-up.

Keys stand outside database and repository in one file (`ROTONDE_GEHEIMEN`); each ciphertext and hash carries its
key id, so keys can change while old ones stay readable (SEC-30, AF-12).
"""

import base64
import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import cache
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


@cache
def sleutelbos(doel: str) -> Sleutelbos:
    """The keys for `aead`, `bsn_hash` or `zegel`; raises ImproperlyConfigured when absent, short or shared."""
    geheimen: dict[str, Any] = settings.ROTONDE_SLEUTELS
    if doel not in geheimen:
        raise ImproperlyConfigured(f"In het geheimenbestand ontbreekt de sleutelbos «{doel}».")
    ruw = geheimen[doel]
    sleutels = {sleutel_id: base64.b64decode(waarde) for sleutel_id, waarde in ruw["sleutels"].items()}
    return Sleutelbos(ruw["actief"], sleutels)


def controleer(geheimen: dict[str, Any]) -> None:
    """Refuse to start with short, constant or shared keys (SEC-30)."""
    gezien: dict[str, str] = {}
    for doel in ("aead", "bsn_hash", "zegel"):
        bos = geheimen.get(doel)
        if not isinstance(bos, dict) or not isinstance(bos.get("sleutels"), dict):
            raise ImproperlyConfigured(f"In het geheimenbestand ontbreekt de sleutelbos «{doel}».")
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
    kop = bos.actief.encode()
    return bytes([len(kop)]) + kop + nonce + cijfertekst


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
    except (InvalidTag, KeyError) as fout:
        raise ValueError(f"De versleutelde waarde in {tabel}.{kolom} hoort niet bij deze rij.") from fout


def bsn_hashes(bsn: str) -> list[bytes]:
    """The look-up hashes of a BSN under every live key, the active one first (AF-12)."""
    bos = sleutelbos("bsn_hash")
    volgorde = [bos.actief, *(sleutel_id for sleutel_id in bos.sleutels if sleutel_id != bos.actief)]
    return [sleutel_id.encode() + b":" + _hmac(bos.sleutels[sleutel_id], bsn) for sleutel_id in volgorde]


def _hmac(sleutel: bytes, waarde: str) -> bytes:
    return hmac.new(sleutel, waarde.encode(), hashlib.sha256).digest()


def _context(tabel: str, kolom: str, rij: UUID) -> bytes:
    return f"{tabel}\x1f{kolom}\x1f{rij}".encode()
