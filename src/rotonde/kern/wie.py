"""Who is asking, in which role, under which law, why, and for which dossier.

One value, carried through every action and query and into PostgreSQL per transaction, where row level security
judges by it and triggers write it beside each change (AF-01, AF-03, PRIV-01).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from django.db import connection, transaction

from rotonde.kern import klok, spoor
from rotonde.kern.fouten import GeenContext
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet

GEEN_DOSSIER = "geen"
_huidig: ContextVar["Wie | None"] = ContextVar("rotonde_wie", default=None)


@dataclass(frozen=True)
class Wie:
    """An asker. `grond` is the article or agreement; `dossier` is an id, or GEEN_DOSSIER said on purpose."""

    gemeente: str
    actor: UUID
    actor_soort: ActorSoort
    rol: Rol
    wet: Wet
    doel: Doel
    grond: str
    dossier: str
    proces: UUID

    def stempel(self) -> dict[str, Any]:
        """What each line of a log says of who acted: columns that the logs share, and the moment of now."""
        return {
            "tijd": klok.nu(),
            "actor": self.actor,
            "actor_soort": self.actor_soort,
            "rol": self.rol,
            "wet": self.wet,
            "doel": self.doel,
            "grond": self.grond,
            "proces": self.proces,
        }

    def instellingen(self) -> dict[str, str]:
        """The settings as PostgreSQL gets them, under the prefix `rotonde.`."""
        gezet = klok.gezet_moment()
        return {
            "gemeente": self.gemeente,
            "actor": str(self.actor),
            "actor_soort": self.actor_soort,
            "rol": self.rol,
            "wet": self.wet,
            "doel": self.doel,
            "grond": self.grond,
            "dossier": self.dossier,
            "proces": str(self.proces),
            "nu": gezet.isoformat() if gezet else "",
        }


def wie(
    *, gemeente: str, actor: UUID, actor_soort: ActorSoort, rol: Rol, wet: Wet, doel: Doel, grond: str, dossier: str
) -> Wie:
    """Make an asker; nothing has a default, purpose and law least of all (AF-18).

    Its `proces` is the trace of the request or job that asks, so that what is logged leads back to it.
    """
    return Wie(gemeente, actor, actor_soort, rol, wet, doel, grond, dossier, spoor.proces())


DIENSTEN = UUID("00000000-0000-7000-8000-000000000001")


def dienst(*, gemeente: str, wet: Wet, doel: Doel, grond: str) -> Wie:
    """A named service of the system itself: a job, a load, a simulation."""
    return wie(
        gemeente=gemeente,
        actor=DIENSTEN,
        actor_soort=ActorSoort.DIENST,
        rol=Rol.DIENST,
        wet=wet,
        doel=doel,
        grond=grond,
        dossier=GEEN_DOSSIER,
    )


def huidig() -> Wie:
    """The asker of this moment; raises GeenContext when nobody said who is asking."""
    vrager = _huidig.get()
    if vrager is None:
        raise GeenContext("Er is niet gezegd wie er vraagt: open eerst kern.wie.als(...).")
    return vrager


def huidig_of_geen() -> Wie | None:
    """The asker, or None at the edges of the system."""
    return _huidig.get()


@contextmanager
def als(vrager: Wie) -> Iterator[Wie]:
    """Ask as `vrager` inside a transaction; on exit the previous context stands again, here and in PostgreSQL."""
    vorige = _huidig.get()
    eindigt_hier = not connection.in_atomic_block
    with transaction.atomic():
        _zeg_tegen_database(vrager)
        token = _huidig.set(vrager)
        try:
            yield vrager
        finally:
            _huidig.reset(token)
            # Where the transaction ends, its settings end by themselves. After a database error it is beyond talking
            # to; then its rollback restores them.
            if not (eindigt_hier or connection.needs_rollback or _afgebroken()):
                _zeg_tegen_database(vorige)


@dataclass(frozen=True)
class Plek:
    """The place of who asks in a question that others ask later; more than this is not known of them then."""

    gemeente: str
    actor: UUID


@contextmanager
def op_plek(plek: Plek) -> Iterator[None]:
    """Let `huidig` give a place while such a question is put together (`kern.vaste_vraag`); nothing is asked then."""
    token = _huidig.set(cast("Wie", plek))
    try:
        yield
    finally:
        _huidig.reset(token)


@contextmanager
def voor(*, dossier: UUID, wet: Wet, doel: Doel, grond: str) -> Iterator[Wie]:
    """The same asker, narrowed to one dossier under its own law and purpose."""
    with als(replace(huidig(), dossier=str(dossier), wet=wet, doel=doel, grond=grond)) as vrager:
        yield vrager


@contextmanager
def vervolg(proces: UUID) -> Iterator[Wie]:
    """The same asker, carrying on the process of somebody else: what is enqueued here belongs to that trace."""
    vrager = huidig()
    verder = replace(vrager, proces=proces)
    _zet_proces(proces)
    token = _huidig.set(verder)
    try:
        yield verder
    finally:
        _huidig.reset(token)
        if not connection.needs_rollback and not _afgebroken():
            _zet_proces(vrager.proces)


def _zet_proces(proces: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('rotonde.proces', %s, true)", [str(proces)])


def _afgebroken() -> bool:
    verbinding = connection.connection
    return verbinding is None or verbinding.closed or verbinding.info.transaction_status.name == "INERROR"


def _zeg_tegen_database(vrager: Wie | None) -> None:
    instellingen = vrager.instellingen() if vrager else dict.fromkeys(_LEEG, "")
    delen = ", ".join(f"set_config('rotonde.{naam}', %s, true)" for naam in instellingen)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {delen}", list(instellingen.values()))


_LEEG = ("gemeente", "actor", "actor_soort", "rol", "wet", "doel", "grond", "dossier", "proces", "nu")
