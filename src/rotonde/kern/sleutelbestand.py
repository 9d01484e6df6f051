"""The file with keys, changed in one move: whoever reads it sees the old one or the new one, never half (SEC-30)."""

import base64
import json
import secrets
from pathlib import Path
from typing import Any

from rotonde.cluster.geheimen import schrijf
from rotonde.kern import sleutels
from rotonde.kern.fouten import KanNuNiet, NietGevonden


def voeg_toe(pad: Path, bos: str) -> str:
    """Add a new key to a ring, which nothing uses yet, and return its id. A ring that was not there begins with it."""
    inhoud = _lees(pad)
    ring = inhoud.setdefault(bos, {"actief": "", "sleutels": {}})
    letter = next(iter(ring["sleutels"]), bos)[0]
    nummer = 1 + max(
        (int(cijfers) for naam in ring["sleutels"] if (cijfers := naam.lstrip(letter)).isdigit()), default=0
    )
    nieuw = f"{letter}{nummer}"
    ring["sleutels"][nieuw] = base64.b64encode(secrets.token_bytes(32)).decode()
    ring["actief"] = ring["actief"] or nieuw
    _schrijf(pad, inhoud)
    return nieuw


def activeer(pad: Path, bos: str, sleutel_id: str) -> None:
    """Let everything new use this key. Raises NietGevonden when the ring does not have it."""
    inhoud = _lees(pad)
    _eis(inhoud, bos, sleutel_id)
    inhoud[bos]["actief"] = sleutel_id
    _schrijf(pad, inhoud)


def trek_in(pad: Path, bos: str, sleutel_id: str) -> None:
    """Take a key away; the caller has seen that nothing is on it. Raises KanNuNiet for the active one."""
    inhoud = _lees(pad)
    _eis(inhoud, bos, sleutel_id)
    if inhoud[bos]["actief"] == sleutel_id:
        raise KanNuNiet(f"Sleutel {sleutel_id} is de actieve van {bos}: activeer eerst een andere.")
    del inhoud[bos]["sleutels"][sleutel_id]
    _schrijf(pad, inhoud)


def _eis(inhoud: dict[str, Any], bos: str, sleutel_id: str) -> None:
    if sleutel_id not in inhoud.get(bos, {}).get("sleutels", {}):
        raise NietGevonden(f"Sleutel {sleutel_id} staat niet in {bos}: kijk met beheer sleutels stand welke er zijn.")


def _lees(pad: Path) -> dict[str, Any]:
    inhoud: dict[str, Any] = json.loads(pad.read_text(encoding="utf-8"))
    return inhoud


def _schrijf(pad: Path, inhoud: dict[str, Any]) -> None:
    """What a process would refuse to start with is not written."""
    sleutels.controleer(inhoud)
    schrijf(pad, inhoud)
