"""Asking without a name, also for who is signed in: no line anywhere may say who it was (PRIV-58)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from uuid6 import uuid7

from rotonde.kern import wie
from rotonde.kern.aanmelding import ANONIEM
from rotonde.kern.soorten import ActorSoort, Rol


@contextmanager
def zonder_naam() -> Iterator[wie.Wie]:
    """The same gemeente, wet and doel, but as a visitor, under a process of its own."""
    bezoeker = replace(wie.huidig(), actor=ANONIEM, actor_soort=ActorSoort.ANONIEM, rol=Rol.ANONIEM, proces=uuid7())
    with wie.als(bezoeker) as vrager:
        yield vrager
