"""Encryption with bound context, keyed hashes, and keys that may not be used."""

import base64
import os
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured

from rotonde.kern import sleutels


def test_een_waarde_komt_terug_in_haar_eigen_cel() -> None:
    rij = uuid4()

    cijfer = sleutels.versleutel("geheim", tabel="t", kolom="k", rij=rij)

    assert b"geheim" not in cijfer
    assert sleutels.ontsleutel(cijfer, tabel="t", kolom="k", rij=rij) == "geheim"


@pytest.mark.parametrize("ander", [{"tabel": "u"}, {"kolom": "l"}, {"rij": uuid4()}])
def test_een_verplaatste_cijfertekst_gaat_niet_open_sec_31(ander: dict[str, Any]) -> None:
    plaats: dict[str, Any] = {"tabel": "t", "kolom": "k", "rij": uuid4()}
    cijfer = sleutels.versleutel("geheim", **plaats)

    with pytest.raises(ValueError, match="hoort niet bij deze rij"):
        sleutels.ontsleutel(cijfer, **(plaats | ander))


def test_een_gewijzigd_bit_gaat_niet_open_sec_31() -> None:
    plaats: dict[str, Any] = {"tabel": "t", "kolom": "k", "rij": uuid4()}
    cijfer = bytearray(sleutels.versleutel("geheim", **plaats))
    cijfer[-1] ^= 1

    with pytest.raises(ValueError, match="hoort niet bij deze rij"):
        sleutels.ontsleutel(bytes(cijfer), **plaats)


def test_de_hash_van_een_bsn_is_vast_en_draagt_haar_sleutel_af_12() -> None:
    eerste, *_ = sleutels.bsn_hashes("999990019")

    assert eerste == sleutels.bsn_hashes("999990019")[0]
    assert eerste.split(b":", 1)[0].decode() == sleutels.sleutelbos("bsn_hash").actief
    assert eerste != sleutels.bsn_hashes("999990020")[0]


def _bos(waarde: bytes) -> dict[str, Any]:
    return {"actief": "a", "sleutels": {"a": base64.b64encode(waarde).decode()}}


def test_controleer_aanvaardt_eigen_sleutels_per_doel() -> None:
    sleutels.controleer({doel: _bos(os.urandom(32)) for doel in sleutels.BOSSEN})


@pytest.mark.parametrize("doel", sleutels.BOSSEN)
def test_een_sleutel_die_in_een_andere_bos_ook_staat_wordt_geweigerd_sec_30(doel: str) -> None:
    """Also one that is kept only to read with."""
    geheimen = {naam: _bos(os.urandom(32)) for naam in sleutels.BOSSEN}
    ander = next(naam for naam in sleutels.BOSSEN if naam != doel)
    geheimen[doel]["sleutels"]["oud"] = geheimen[ander]["sleutels"]["a"]

    with pytest.raises(ImproperlyConfigured, match="is gelijk aan"):
        sleutels.controleer(geheimen)


@pytest.mark.parametrize("doel", sleutels.BOSSEN)
def test_een_bos_zonder_haar_actieve_sleutel_wordt_geweigerd_sec_30(doel: str) -> None:
    geheimen = {naam: _bos(os.urandom(32)) for naam in sleutels.BOSSEN}
    geheimen[doel]["actief"] = "weg"

    with pytest.raises(ImproperlyConfigured, match="actieve sleutel"):
        sleutels.controleer(geheimen)


@pytest.mark.parametrize(
    ("aead", "reden"), [(b"x" * 31, "te kort"), (b"x" * 32, "te eenvoudig"), (None, "ontbreekt"), ("zelfde", "gelijk")]
)
def test_controleer_weigert_zwakke_sleutels_sec_30(aead: bytes | str | None, reden: str) -> None:
    hash_, zegel = os.urandom(32), os.urandom(32)
    geheimen = {"bsn_hash": _bos(hash_), "zegel": _bos(zegel), "ketenkop": _bos(os.urandom(32))}
    if aead is not None:
        geheimen["aead"] = _bos(hash_ if isinstance(aead, str) else aead)

    with pytest.raises(ImproperlyConfigured, match=reden):
        sleutels.controleer(geheimen)
