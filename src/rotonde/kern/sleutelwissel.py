"""Changing keys while everybody works: which cells are encrypted, how many are on which key, and moving them (SEC-30).

Which cells those are follows from the tables: every column of bytes that a table calls encrypted. What is encrypted
outside a tenant table is named by its room in LOSSE.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from psycopg import sql

from rotonde.kern import sleutels, wie, zegel
from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.bescherming.basis import heeft_gemeente
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import Bescherming, Doel, Klasse, Wet
from rotonde.kern.verwerking import verwerking_van

PARTIJ = 500


@dataclass(frozen=True)
class Cel:
    """One encrypted column of a tenant table, and the column with the look-up hash of the same value, if any."""

    model: type[models.Model]
    kolom: str
    hash: str = ""

    @property
    def plaats(self) -> dict[str, str]:
        return {"tabel": self.model._meta.db_table, "kolom": self.kolom}


LOSSE: dict[str, Callable[[], int]] = {}
"""What is encrypted outside a tenant table: by name, a function that moves it to the active keys and counts."""
LOS_GETELD: dict[str, Callable[[], Counter[str]]] = {}
"""The same names: a function that says how many are on each key."""
EIGEN_SLEUTEL = {"kern_mutatiewaarde": "een sleutel per dossier of persoon; die staat in kern_objectsleutel"}
"""Tables whose bytes are under another key than those of the file, each with the reason."""


def cellen() -> list[Cel]:
    """Every encrypted column of the tenant tables; the hash of `x_cijfer` is the column `x_hash`."""
    return [
        Cel(model, kolom, _hash_bij(kolom, kolommen))
        for model in beschermde_modellen()
        if heeft_gemeente(model) and model._meta.db_table not in EIGEN_SLEUTEL
        for kolommen in [_versleuteld(model)]
        for kolom in kolommen
        if not kolom.endswith("_hash")
    ]


def _versleuteld(model: type[models.Model]) -> list[str]:
    klasse_van = verwerking_van(model).klasse_van
    return [
        str(veld.column)
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.BinaryField) and klasse_van(str(veld.column)) == Klasse.VERSLEUTELD
    ]


def _hash_bij(kolom: str, kolommen: list[str]) -> str:
    hash_ = kolom.removesuffix("_cijfer") + "_hash"
    return hash_ if hash_ in kolommen else ""


def per_sleutel(bos: str) -> Counter[str]:
    """How many rows are on each key of `aead` or `bsn_hash`, over all gemeenten. As worker only."""
    geteld: Counter[str] = Counter(dict.fromkeys(sleutels.sleutelbos(bos).sleutels, 0))
    for cel in cellen():
        for _ in _blikken(cel):
            for waarde in _waarden(cel, bos):
                geteld[sleutels.sleutel_van(waarde) if bos == "aead" else _sleutel_van_hash(waarde)] += 1
    if bos == "aead":
        for tel in LOS_GETELD.values():
            geteld.update(tel())
    return geteld


def zet_om() -> int:
    """Move every row to the active keys and return how many moved. As worker only.

    In batches of PARTIJ, each in its own transaction, so nobody waits long; what others change meanwhile is left
    alone, since it is on the active key already. It may be stopped and begun again, and two at once do no harm.
    """
    verzet = sum(functie() for functie in LOSSE.values())
    for cel in cellen():
        if _van_de_werker(cel):
            verzet += _zet_werkercel_om(cel)
        else:
            verzet += sum(_zet_cel_om(cel, code) for code in Gemeente.objects.values_list("code", flat=True))
    return verzet


def _zet_cel_om(cel: Cel, gemeente: str) -> int:
    verzet, na = 0, UUID(int=0)
    while True:
        with wie.als(_dienst(gemeente)):
            rijen = list(
                cel.model._default_manager.select_for_update(of=("self",))
                .filter(pk__gt=na, **{f"{cel.kolom}__isnull": False})
                .only(*{"pk", cel.kolom, *([cel.hash] if cel.hash else [])})
                .order_by("pk")[:PARTIJ]
            )
            oud = [rij for rij in rijen if _is_oud(cel, rij)]
            for rij in oud:
                _vernieuw(cel, rij)
            velden = [cel.kolom, *([cel.hash] if cel.hash else [])]
            cel.model._default_manager.bulk_update(oud, velden, batch_size=PARTIJ)
        verzet += len(oud)
        if len(rijen) < PARTIJ:
            return verzet
        na = rijen[-1].pk


def _van_de_werker(cel: Cel) -> bool:
    return verwerking_van(cel.model).bescherming == Bescherming.WERKER


def _zet_werkercel_om(cel: Cel) -> int:
    """The same for what only the worker sees, of all gemeenten at once, and nobody may change: out and in again.

    What somebody destroyed meanwhile was not taken out by us, so it does not come back (AF-05).
    """
    manager = cel.model._default_manager
    verzet, na = 0, UUID(int=0)
    while True:
        with transaction.atomic():
            zegel.als_verzegelaar("default")
            rijen = list(manager.filter(pk__gt=na).order_by("pk")[:PARTIJ])
            oud = {rij.pk: rij for rij in rijen if _is_oud(cel, rij)}
            with connection.cursor() as cursor:
                tabel = sql.Identifier(cel.model._meta.db_table)
                cursor.execute(sql.SQL("DELETE FROM {} WHERE id = ANY(%s) RETURNING id").format(tabel), [list(oud)])
                eruit = [oud[rij[0]] for rij in cursor.fetchall()]
            for rij in eruit:
                _vernieuw(cel, rij)
            manager.bulk_create(eruit)
        verzet += len(eruit)
        if len(rijen) < PARTIJ:
            return verzet
        na = rijen[-1].pk


def _is_oud(cel: Cel, rij: models.Model) -> bool:
    cijfer = bytes(getattr(rij, cel.kolom))
    if not cijfer:
        return False
    if sleutels.sleutel_van(cijfer) != sleutels.sleutelbos("aead").actief:
        return True
    return bool(cel.hash) and _sleutel_van_hash(getattr(rij, cel.hash)) != sleutels.sleutelbos("bsn_hash").actief


def _vernieuw(cel: Cel, rij: models.Model) -> None:
    waarde = sleutels.ontsleutel(getattr(rij, cel.kolom), rij=rij.pk, **cel.plaats)
    setattr(rij, cel.kolom, sleutels.versleutel(waarde, rij=rij.pk, **cel.plaats))
    if cel.hash:
        setattr(rij, cel.hash, sleutels.bsn_hashes(waarde)[0])


def _waarden(cel: Cel, bos: str) -> Iterator[Any]:
    kolom = cel.kolom if bos == "aead" else cel.hash
    if not kolom:
        return
    for waarde in cel.model._default_manager.values_list(kolom, flat=True).iterator(chunk_size=5000):
        if waarde is not None and bytes(waarde):
            yield waarde


def _blikken(cel: Cel) -> Iterator[None]:
    """Once per context in which rows of this cell are seen: per gemeente, or once as the worker."""
    if _van_de_werker(cel):
        with transaction.atomic():
            zegel.als_verzegelaar("default")
            yield
        return
    for code in Gemeente.objects.values_list("code", flat=True):
        with wie.als(_dienst(code)):
            yield


def _sleutel_van_hash(hash_: bytes | memoryview) -> str:
    return bytes(hash_).split(b":", 1)[0].decode()


def _dienst(gemeente: str) -> wie.Wie:
    return wie.dienst(gemeente=gemeente, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="AVG art. 32, sleutelwissel")
