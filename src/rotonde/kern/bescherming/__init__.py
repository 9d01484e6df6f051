"""Protection that the database itself holds, generated from the metadata of each table.

After every migration: row level security, FORCEd, with policies; keys that carry the gemeente; audit triggers;
append-only guards; grants per database role. One place, idempotent, so a new table is protected by existing
(AF-06, AF-08, SEC-12, SEC-27).
"""

import time
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connections, models, transaction
from psycopg import errors

from rotonde.kern.bescherming import (
    basis,
    geheugen,
    kring,
    rechten,
    sleutelverbanden,
    statistiek,
    toegangsregels,
    vastlegging,
    vernietiging,
)
from rotonde.kern.verwerking import Verwerking

# Who waits longer than this for a lock would make the counter wait behind it (REL-16).
SLOT_GEDULD = "1s"
POGINGEN = 60
_BEZET = (errors.LockNotAvailable, errors.DeadlockDetected, errors.InternalError_)


def beschermde_modellen() -> list[type[models.Model]]:
    """Every model that says what it is for."""
    return [model for model in apps.get_models() if isinstance(getattr(model, "verwerking", None), Verwerking)]


def groepen() -> list[list[str]]:
    """All SQL, in order, in groups that hold together: nobody may ever see half of one. Twice changes nothing."""
    modellen = beschermde_modellen()
    tenants = [model for model in modellen if basis.heeft_gemeente(model)]
    gevonden = [basis.functies(klok_verzetbaar=settings.ROTONDE_KLOK_VERZETBAAR), kring.functies(tenants)]
    gevonden.append(geheugen.functies(tenants))
    gevonden += [sleutelverbanden.uniek_per_gemeente(model) for model in tenants]
    gevonden += [[opdracht] for model in tenants for opdracht in sleutelverbanden.verbanden(model)]
    gevonden += [[opdracht] for opdracht in basis.vaste_onderdelen(modellen)]
    gevonden += [vernietiging.functies(), vastlegging.functies(), statistiek.functies()]
    for model in modellen:
        regels = toegangsregels.regels(model) if basis.heeft_gemeente(model) else []
        gevonden.append(regels + vastlegging.triggers(model))
    return [groep for groep in gevonden if groep] + [rechten.alle(modellen)]


def bescherm_alles(sender: Any = None, *, using: str = "default", **kwargs: Any) -> None:
    """Apply the protection as owner of the tables, while others work on them; bound to post_migrate.

    One transaction per group: a policy, a trigger or a right that is replaced is never away for another session.
    """
    for groep in groepen():
        _voer_samen_uit(groep, using)


def _voer_samen_uit(groep: list[str], using: str) -> None:
    for poging in range(1, POGINGEN + 1):
        try:
            with transaction.atomic(using=using), connections[using].cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = '{SLOT_GEDULD}'")
                for opdracht in groep:
                    cursor.execute(opdracht)
        except DatabaseError as fout:
            # Inside a larger transaction there is nothing left to try again in.
            if not isinstance(fout.__cause__, _BEZET) or poging == POGINGEN or connections[using].in_atomic_block:
                raise
            time.sleep(0.05 * poging)
        else:
            return
