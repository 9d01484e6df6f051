"""The secrets of one installation on this machine: passwords of the roles and the keys of the application.

They stand in one file of mode 0600 outside the database and outside the repository (SEC-30). In production the
operator supplies that file; here it is drawn once.
"""

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any

from rotonde.cluster.fouten import Clusterfout
from rotonde.cluster.rollen import ROLLEN


def geheimen(pad: Path, *, maken: bool = True) -> dict[str, Any]:
    """Read the secrets, and draw them first when there are none. The file is complete or absent, never half.

    Raises Clusterfout when the file cannot be read as what it should be, or is absent and `maken` is False.
    """
    if not pad.exists():
        if not maken:
            raise Clusterfout(f"De sleutels ontbreken: zet {pad} terug, of verwijder de map {pad.parent}.")
        schrijf(pad, _nieuw())
    try:
        inhoud: dict[str, Any] = json.loads(pad.read_text())
        ontbreekt = set(ROLLEN) - set(inhoud["rollen"])
    except (ValueError, KeyError, TypeError) as fout:
        raise Clusterfout(f"Het bestand {pad} is beschadigd: zet een kopie terug of verwijder de map.") from fout
    # Nothing was ever made with a key for heads that is not there; the other keys open what is stored.
    zonder_kop = "ketenkop" not in inhoud
    if ontbreekt or zonder_kop:
        inhoud["rollen"] |= {rol: _wachtwoord() for rol in ontbreekt}
        inhoud.setdefault("ketenkop", nieuwe_sleutelbos("o1"))
        schrijf(pad, inhoud)
    return inhoud


def _nieuw() -> dict[str, Any]:
    return {
        "django": secrets.token_urlsafe(50),
        "rollen": {rol: _wachtwoord() for rol in ROLLEN},
        "bsn_hash": nieuwe_sleutelbos("h1"),
        "aead": nieuwe_sleutelbos("k1"),
        "zegel": nieuwe_sleutelbos("z1"),
        "ketenkop": nieuwe_sleutelbos("o1"),
    }


def _wachtwoord() -> str:
    return secrets.token_urlsafe(24)


def nieuwe_sleutelbos(kenmerk: str) -> dict[str, Any]:
    """A bunch with one fresh key of 32 bytes, under this id."""
    return {"actief": kenmerk, "sleutels": {kenmerk: base64.b64encode(secrets.token_bytes(32)).decode()}}


def schrijf(pad: Path, inhoud: dict[str, Any]) -> None:
    """Write `inhoud` to `pad`, mode 0600: there is the old file or the new one, never half of one."""
    half = pad.with_name(f"{pad.name}.{os.getpid()}")
    bestand = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(bestand, "w") as uit:
        json.dump(inhoud, uit, indent=1)
        uit.flush()
        os.fsync(uit.fileno())
    half.replace(pad)
