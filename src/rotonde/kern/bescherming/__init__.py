"""Protection that the database itself holds, generated from the metadata of each table.

After every migration: row level security, FORCEd, with policies; keys that carry the gemeente; audit triggers;
append-only guards; grants per database role. One place, idempotent, so a new table is protected by existing
(AF-06, AF-08, SEC-12, SEC-27).
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections, models

from rotonde.kern.bescherming import basis, rechten, sleutelverbanden, toegangsregels, vastlegging
from rotonde.kern.verwerking import Verwerking


def beschermde_modellen() -> list[type[models.Model]]:
    """Every model that says what it is for."""
    return [model for model in apps.get_models() if isinstance(getattr(model, "verwerking", None), Verwerking)]


def opdrachten() -> list[str]:
    """All SQL, in order; running it twice changes nothing."""
    modellen = beschermde_modellen()
    tenants = [model for model in modellen if basis.heeft_gemeente(model)]
    sql = basis.functies(klok_verzetbaar=settings.ROTONDE_KLOK_VERZETBAAR)
    for model in tenants:
        sql += sleutelverbanden.uniek_per_gemeente(model)
    for model in tenants:
        sql += sleutelverbanden.verbanden(model)
    sql += basis.vaste_onderdelen(modellen)
    sql += vastlegging.functies()
    for model in modellen:
        sql += toegangsregels.regels(model) if basis.heeft_gemeente(model) else []
        sql += vastlegging.triggers(model)
    return sql + rechten.alle(modellen)


def bescherm_alles(sender: Any = None, *, using: str = "default", **kwargs: Any) -> None:
    """Apply the protection as owner of the tables; bound to post_migrate."""
    verbinding = connections[using]
    with verbinding.cursor() as cursor:
        for opdracht in opdrachten():
            cursor.execute(opdracht)
