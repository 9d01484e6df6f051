"""The file of a copy: a readable head, then blocks of authenticated encryption that are written and read as a stream.

Each copy has a key of its own (HKDF from the named key and a random salt), so the counter that is the nonce never meets
the same key twice. The last block is marked in its nonce: what was cut off is missed, what was moved does not open. The
head is under a MAC, and every block is bound to that MAC. Nothing is ever written unencrypted.
"""

import hashlib
import hmac
import json
import os
import struct
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from rotonde.reservekopie.fouten import Kopiefout
from rotonde.reservekopie.sleutels import Sleutelring

MAGIE = b"ROTONDE KOPIE\n"
VERSIE = 1
BLOK = 1 << 20
GROOTSTE_KOP = 1 << 16
_LENGTE = struct.Struct(">I")
_TAG = 16
BESCHADIGD = (
    "De kopie {naam} is beschadigd of afgekapt (bij blok {blok}): neem een andere kopie. Er is niets gewijzigd."
)


@dataclass(frozen=True)
class Kop:
    """What one may know of a copy without the key. `postgres` is the major version of the server it came from."""

    kopie: str
    gemaakt_op: str
    rotonde: str
    postgres: int
    sleutel: str
    zout: str
    versie: int = VERSIE


class _Slot:
    """The key of one copy, and the MAC over its head."""

    def __init__(self, kop: bytes, zout: bytes, sleutel: bytes) -> None:
        materiaal = HKDF(SHA256(), 64, zout, b"rotonde reservekopie 1").derive(sleutel)
        self.aead = AESGCM(materiaal[:32])
        self.mac = hmac.new(materiaal[32:], kop, hashlib.sha256).digest()

    def nonce(self, nummer: int, laatste: bool) -> bytes:
        return nummer.to_bytes(11, "big") + bytes([laatste])


class Kistschrijver:
    """Writes a copy to `uit`. Pieces carry a kind of one byte; `sluit` writes the last block."""

    def __init__(self, uit: BinaryIO, kop: Kop, ring: Sleutelring) -> None:
        self._uit = uit
        tekst = json.dumps(asdict(kop)).encode()
        self._slot = _Slot(tekst, bytes.fromhex(kop.zout), ring.sleutels[kop.sleutel])
        self._nummer = 0
        self._soort = b""
        self._wacht = bytearray()
        uit.write(MAGIE + _LENGTE.pack(len(tekst)) + tekst + self._slot.mac)

    def schrijf(self, soort: bytes, data: bytes) -> None:
        """Add a piece of this kind; pieces of one kind that follow each other are one stream for the reader."""
        if soort != self._soort:
            self._leeg()
            self._soort = soort
        self._wacht += data
        while len(self._wacht) >= BLOK:
            self._blok(bytes(self._wacht[:BLOK]))
            del self._wacht[:BLOK]

    def sluit(self, soort: bytes, data: bytes) -> None:
        """Write the end: after this, and only after this, the copy is whole."""
        self._leeg()
        self._soort = soort
        self._blok(data, laatste=True)

    def _leeg(self) -> None:
        if self._wacht:
            self._blok(bytes(self._wacht))
            self._wacht.clear()

    def _blok(self, data: bytes, *, laatste: bool = False) -> None:
        nonce = self._slot.nonce(self._nummer, laatste)
        cijfer = self._slot.aead.encrypt(nonce, self._soort + data, self._slot.mac)
        self._uit.write(_LENGTE.pack(len(cijfer)) + cijfer)
        self._nummer += 1


class Kistlezer:
    """Reads a copy from `bron`, called `naam` in messages. Every block is checked before it is given out."""

    def __init__(self, bron: BinaryIO, naam: str, ring: Sleutelring) -> None:
        self._bron = bron
        self._naam = naam
        self.kop, tekst = self._lees_kop()
        if self.kop.sleutel not in ring.sleutels:
            raise Kopiefout(
                f"De kopie {naam} is gemaakt met sleutel «{self.kop.sleutel}», die niet in het sleutelbestand staat: "
                "haal die uit de kluis."
            )
        self._slot = _Slot(tekst, bytes.fromhex(self.kop.zout), ring.sleutels[self.kop.sleutel])
        if not hmac.compare_digest(self._precies(len(self._slot.mac), 0), self._slot.mac):
            raise Kopiefout(
                f"Sleutel «{self.kop.sleutel}» opent de kopie {naam} niet: het is een andere sleutel met die naam, "
                "of het begin van de kopie is beschadigd. Er is niets gewijzigd."
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _s: type[BaseException] | None, _f: BaseException | None, _t: TracebackType | None) -> None:
        self._bron.close()

    def stukken(self) -> Iterator[tuple[bytes, bytes]]:
        """The pieces, kind and content; ends only when the end of the copy was seen and nothing follows it."""
        nummer, laatste = 0, False
        while not laatste:
            (lengte,) = _LENGTE.unpack(self._precies(_LENGTE.size, nummer))
            if not _TAG < lengte <= BLOK + 1 + _TAG:
                raise self._beschadigd(nummer)
            cijfer = self._precies(lengte, nummer)
            tekst, laatste = self._open(cijfer, nummer)
            yield tekst[:1], tekst[1:]
            nummer += 1
        if self._bron.read(1):
            raise self._beschadigd(nummer)

    def _open(self, cijfer: bytes, nummer: int) -> tuple[bytes, bool]:
        for laatste in (False, True):
            try:
                return self._slot.aead.decrypt(self._slot.nonce(nummer, laatste), cijfer, self._slot.mac), laatste
            except InvalidTag:
                continue
        raise self._beschadigd(nummer)

    def _lees_kop(self) -> tuple[Kop, bytes]:
        if self._bron.read(len(MAGIE)) != MAGIE:
            raise Kopiefout(f"Het bestand {self._naam} is geen reservekopie van Rotonde: kies een bestand *.kopie.")
        (lengte,) = _LENGTE.unpack(self._precies(_LENGTE.size, 0))
        if lengte > GROOTSTE_KOP:
            raise self._beschadigd(0)
        tekst = self._precies(lengte, 0)
        try:
            velden = json.loads(tekst)
            versie = velden["versie"]
            if versie == VERSIE:
                kop = Kop(**velden)
                bytes.fromhex(kop.zout)
                return kop, tekst
        except (ValueError, KeyError, TypeError) as fout:
            raise self._beschadigd(0) from fout
        raise Kopiefout(
            f"De kopie {self._naam} heeft vorm {versie} en deze Rotonde leest vorm {VERSIE}: "
            "zet haar terug met de versie die haar maakte."
        )

    def _precies(self, aantal: int, nummer: int) -> bytes:
        gelezen = self._bron.read(aantal)
        if len(gelezen) != aantal:
            raise self._beschadigd(nummer)
        return gelezen

    def _beschadigd(self, nummer: int) -> Kopiefout:
        return Kopiefout(BESCHADIGD.format(naam=self._naam, blok=nummer))


def nieuw_zout() -> str:
    return os.urandom(32).hex()
