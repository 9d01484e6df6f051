"""What personal values were before a change: kept as ciphertext under a key per object (AF-05).

A trigger puts the old values in a queue that only the worker reads; within the minute they stand here encrypted and
are gone from the queue. Each object (dossier, persoon, melding, ...) has a key of its own, itself encrypted under the
key ring. Destroying the key makes the values unreadable, in the log and in its seals, without breaking the chain.
"""

import base64
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connections, transaction

from rotonde.kern import sleutels, zegel
from rotonde.kern.models import Mutatiewaarde, Objectsleutel

_PARTIJ = 1000
_SLEUTELLENGTE = 32
_NONCELENGTE = 12


def berg_op(*, using: str = "default") -> int:
    """Encrypt everything in the queue and empty it; returns how many mutaties had personal values. Worker only.

    A batch is one transaction: a value is in the queue or encrypted, never both and never neither.
    """
    totaal = 0
    while aantal := _partij(using):
        totaal += aantal
    return totaal


def lees(rij: UUID, *, using: str = "default") -> dict[int, dict[str, Any]]:
    """The old values of one row, by id of the Mutatie; one whose key was destroyed is left out. Worker only."""
    with transaction.atomic(using=using):
        zegel.als_verzegelaar(using)
        waarden = list(Mutatiewaarde.objects.using(using).filter(rij=rij).order_by("id"))
        bos = _bekende_sleutels({waarde.object for waarde in waarden}, using)
    return {waarde.pk: _ontsleutel(waarde, bos[waarde.object]) for waarde in waarden if waarde.object in bos}


@dataclass(frozen=True)
class _Oud:
    """A line of the queue: as text, because it is only passed on."""

    pk: int
    gemeente_id: str
    object: UUID
    tabel: str
    rij: UUID
    oud: str


# Taking and removing in one go: a second worker waits and finds nothing left.
_NEEM = """
DELETE FROM kern_mutatiewachtrij WHERE id IN (SELECT id FROM kern_mutatiewachtrij ORDER BY id LIMIT %s)
RETURNING id, gemeente_id, object, tabel, rij, oud::text
"""


def _partij(using: str) -> int:
    with transaction.atomic(using=using):
        zegel.als_verzegelaar(using)
        with connections[using].cursor() as cursor:
            cursor.execute(_NEEM, [_PARTIJ])
            rijen = [_Oud(*rij) for rij in cursor.fetchall()]
        bos = _sleutels({rij.object: rij.gemeente_id for rij in rijen}, using)
        Mutatiewaarde.objects.using(using).bulk_create(_versleutel(rij, bos[rij.object]) for rij in rijen)
    return len(rijen)


def _sleutels(objecten: Mapping[UUID, str], using: str) -> dict[UUID, bytes]:
    """The key of each object, made where there is none yet."""
    bekend = _bekende_sleutels(objecten, using)
    nieuw = [
        Objectsleutel(id=object_id, gemeente_id=gemeente, sleutel=_verpak(object_id, os.urandom(_SLEUTELLENGTE)))
        for object_id, gemeente in objecten.items()
        if object_id not in bekend
    ]
    if not nieuw:
        return bekend
    # Another worker may have made one meanwhile: the one that stands counts.
    Objectsleutel.objects.using(using).bulk_create(nieuw, ignore_conflicts=True)
    return _bekende_sleutels(objecten, using)


def _bekende_sleutels(objecten: Iterable[UUID], using: str) -> dict[UUID, bytes]:
    rijen = Objectsleutel.objects.using(using).filter(pk__in=list(objecten))
    return {rij.pk: _pak_uit(rij.pk, rij.sleutel) for rij in rijen}


def _verpak(object_id: UUID, sleutel: bytes) -> bytes:
    return sleutels.versleutel(
        base64.b64encode(sleutel).decode(), tabel="kern_objectsleutel", kolom="sleutel", rij=object_id
    )


def _pak_uit(object_id: UUID, verpakt: bytes | memoryview) -> bytes:
    return base64.b64decode(sleutels.ontsleutel(verpakt, tabel="kern_objectsleutel", kolom="sleutel", rij=object_id))


def _versleutel(rij: _Oud, sleutel: bytes) -> Mutatiewaarde:
    nonce = os.urandom(_NONCELENGTE)
    cijfer = AESGCM(sleutel).encrypt(nonce, rij.oud.encode(), _context(rij))
    return Mutatiewaarde(
        id=rij.pk, gemeente_id=rij.gemeente_id, object=rij.object, tabel=rij.tabel, rij=rij.rij, cijfer=nonce + cijfer
    )


def _ontsleutel(waarde: Mutatiewaarde, sleutel: bytes) -> dict[str, Any]:
    ruw = bytes(waarde.cijfer)
    inhoud = AESGCM(sleutel).decrypt(ruw[:_NONCELENGTE], ruw[_NONCELENGTE:], _context(waarde))
    waarden: dict[str, Any] = json.loads(inhoud)
    return waarden


def _context(regel: _Oud | Mutatiewaarde) -> bytes:
    """Binds the ciphertext to its mutatie: moved to another row or line it does not open."""
    return f"{regel.pk}\x1f{regel.gemeente_id}\x1f{regel.tabel}\x1f{regel.rij}".encode()
