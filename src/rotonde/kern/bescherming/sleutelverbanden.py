"""Foreign keys between tenant tables carry (gemeente_id, id): no row can point into another gemeente (AF-06)."""

from django.db import models

from rotonde.kern.models import TenantForeignKey


def uniek_per_gemeente(model: type[models.Model]) -> list[str]:
    """The unique pair that the composite keys point to."""
    tabel = model._meta.db_table
    if model._meta.pk is None or model._meta.pk.column != "id":
        return []
    return [_als_nieuw(tabel, f"{tabel}_gemeente_id_uniek", "UNIQUE (gemeente_id, id)")]


def verbanden(model: type[models.Model]) -> list[str]:
    """One composite constraint per TenantForeignKey of the model."""
    tabel = model._meta.db_table
    sql = []
    for veld in model._meta.concrete_fields:
        if isinstance(veld, TenantForeignKey):
            doel = veld.related_model._meta.db_table
            naam = f"{tabel}_{veld.column}_fk"[:63]
            definitie = f"FOREIGN KEY (gemeente_id, {veld.column}) REFERENCES {doel} (gemeente_id, id)"
            sql.append(_als_nieuw(tabel, naam, definitie))
    return sql


def _als_nieuw(tabel: str, naam: str, definitie: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = '{naam}' "
        f"AND conrelid = 'public.{tabel}'::regclass) "
        f"THEN ALTER TABLE {tabel} ADD CONSTRAINT {naam} {definitie}; END IF; END $$"
    )
