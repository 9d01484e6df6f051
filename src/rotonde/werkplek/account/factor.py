"""The secret of a second factor, bound to the account it belongs to and to its kind (SEC-31).

The library encrypts before there is a row and decrypts without saying for whom. So a new secret is bound when its row
is stored, and what is loaded carries along where it stands.
"""

import base64
from collections import Counter
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models.signals import post_init, pre_save
from django.dispatch import receiver

from rotonde.kern import sleutels

_TABEL = "mfa_authenticator"
_VELDEN = ("secret", "seed")
_LOS: dict[str, Any] = {"tabel": _TABEL, "kolom": "nieuw", "rij": UUID(int=0)}


class Gebonden(str):
    """A ciphertext that knows its place."""

    __slots__ = ("plaats",)
    plaats: dict[str, Any]


def nieuw(geheim: str) -> str:
    """A new secret on its way to its row; it opens nothing there until `_bind` bound it."""
    return _schrijf(geheim, _LOS)


def lees(cijfer: str) -> str:
    """The secret; raises ValueError when it was moved from another account or another kind."""
    return sleutels.ontsleutel(base64.b64decode(cijfer), **(cijfer.plaats if isinstance(cijfer, Gebonden) else _LOS))


def zet_om() -> int:
    """Move every secret to the active key; returns how many moved."""
    actief = sleutels.sleutelbos("aead").actief
    verzet = 0
    for rij in Authenticator.objects.all():
        for veld in _geheime_velden(rij):
            if sleutels.sleutel_van(base64.b64decode(rij.data[veld])) != actief:
                rij.data[veld] = nieuw(lees(rij.data[veld]))
                verzet += 1
        rij.save(update_fields=["data"])
    return verzet


def per_sleutel() -> Counter[str]:
    """How many secrets are on each key."""
    rijen = Authenticator.objects.all()
    return Counter(
        sleutels.sleutel_van(base64.b64decode(rij.data[veld])) for rij in rijen for veld in _geheime_velden(rij)
    )


@receiver(post_init, sender=Authenticator, dispatch_uid="rotonde-factor-plaats")
def _wijs_plaats(*, instance: Authenticator, **_: Any) -> None:
    if instance.pk:
        for veld in _geheime_velden(instance):
            instance.data[veld] = _gebonden(instance.data[veld], _plaats(instance, veld))


@receiver(pre_save, sender=Authenticator, dispatch_uid="rotonde-factor-bind")
def _bind(*, instance: Authenticator, **_: Any) -> None:
    for veld in _geheime_velden(instance):
        if not isinstance(instance.data[veld], Gebonden):
            plaats = _plaats(instance, veld)
            instance.data[veld] = _gebonden(_schrijf(lees(instance.data[veld]), plaats), plaats)


def _geheime_velden(rij: Authenticator) -> list[str]:
    return [veld for veld in _VELDEN if isinstance(rij.data.get(veld), str)]


def _plaats(rij: Authenticator, veld: str) -> dict[str, Any]:
    return {"tabel": _TABEL, "kolom": f"data.{rij.type}.{veld}", "rij": UUID(int=rij.user_id)}


def _schrijf(geheim: str, plaats: dict[str, Any]) -> str:
    return base64.b64encode(sleutels.versleutel(geheim, **plaats)).decode()


def _gebonden(cijfer: str, plaats: dict[str, Any]) -> Gebonden:
    waarde = Gebonden(cijfer)
    waarde.plaats = plaats
    return waarde
