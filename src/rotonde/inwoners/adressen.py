"""An address as row and as line: in clear, or as ciphertext bound to its own row (SEC-31)."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from rotonde.inwoners.models import Adres
from rotonde.kern import sleutels, wie
from rotonde.kern.models import nieuw_id

_CEL = {"tabel": "inwoners_adres", "kolom": "cijfer"}


@dataclass(frozen=True)
class Adresgegevens:
    """Where somebody lives; `woonkern` is the id of the kern."""

    straat: str
    huisnummer: str
    postcode: str
    woonkern: UUID


def rij(gegevens: Adresgegevens, *, geheim: bool) -> dict[str, Any]:
    """The row to store; a secret one has nothing in clear."""
    id_ = nieuw_id()
    straat, huisnummer, postcode = (gegevens.straat, gegevens.huisnummer, gegevens.postcode.replace(" ", "").upper())
    vast = {"id": id_, "gemeente_id": wie.huidig().gemeente, "woonkern_id": gegevens.woonkern, "geheim": geheim}
    if geheim:
        return {**vast, "cijfer": _cijfer(id_, straat, huisnummer, postcode)}
    return {**vast, "straat": straat, "huisnummer": huisnummer, "postcode": postcode, "cijfer": None}


def versleutel(adres: Adres) -> None:
    """Turn an address in clear into one that has nothing in clear; the row is not saved here."""
    adres.cijfer = _cijfer(adres.pk, adres.straat, adres.huisnummer, adres.postcode)
    adres.straat = adres.huisnummer = adres.postcode = ""
    adres.geheim = True


def _cijfer(rij_: UUID, *delen: str) -> bytes:
    return sleutels.versleutel(json.dumps(delen), rij=rij_, **_CEL)


def leesbaar(adres: Adres) -> str:
    """Street, number and postcode on one line; asks no rights, so callers judge first."""
    straat, huisnummer, postcode = (
        json.loads(sleutels.ontsleutel(adres.cijfer, rij=adres.pk, **_CEL))
        if adres.cijfer is not None
        else (adres.straat, adres.huisnummer, adres.postcode)
    )
    return f"{straat} {huisnummer}, {postcode[:4]} {postcode[4:]}"
