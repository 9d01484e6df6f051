"""Grants, generated from the metadata: a role gets what its work needs and nothing else (AF-08, PRIV-17, SEC-12)."""

from django.db import connection, models

from rotonde.kern.soorten import Bescherming, DatabaseRol, Klasse
from rotonde.kern.verwerking import verwerking_van
from rotonde.kern.zonder_gemeente import reden_zonder_gemeente

_WERKERS = f"{DatabaseRol.WEB.value}, {DatabaseRol.WORKER.value}"
_ALLE = ", ".join(rol.value for rol in DatabaseRol if rol != DatabaseRol.EIGENAAR)


def alle(modellen: list[type[models.Model]]) -> list[str]:
    """Everything is taken away first, then given per table: what is not named here is not there."""
    sql = [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {_ALLE}",
        f"GRANT USAGE ON SCHEMA public TO {_ALLE}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {_WERKERS}, {DatabaseRol.LOG.value}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {DatabaseRol.RESERVEKOPIE.value}",
        f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {DatabaseRol.RESERVEKOPIE.value}",
    ]
    beschermd = {model._meta.db_table for model in modellen}
    for model in modellen:
        sql += _tabel(model)
    for tabel in connection.introspection.table_names():
        if tabel not in beschermd and reden_zonder_gemeente(tabel) and tabel != "django_migrations":
            sql.append(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {tabel} TO {_WERKERS}")
    sql.append(f"GRANT SELECT ON django_migrations TO {_WERKERS}")
    return sql


def _tabel(model: type[models.Model]) -> list[str]:
    tabel = model._meta.db_table
    verwerking = verwerking_van(model)
    if verwerking.bescherming == Bescherming.LOG:
        return _logtabel(tabel)
    if verwerking.bescherming == Bescherming.WERKER:
        return [f"GRANT SELECT, INSERT, DELETE ON {tabel} TO {DatabaseRol.WORKER.value}"]
    rechten = "SELECT, INSERT" if verwerking.alleen_toevoegen else "SELECT, INSERT, UPDATE"
    if verwerking.verwijderbaar:
        rechten += ", DELETE"
    sql = [f"GRANT {rechten} ON {tabel} TO {_WERKERS}"]
    geen_persoon = verwerking.bescherming == Bescherming.GEMEENTE and verwerking.klasse in {
        Klasse.OPENBAAR,
        Klasse.INTERN,
    }
    if verwerking.sturing_leest and geen_persoon:
        sql.append(f"GRANT SELECT ON {tabel} TO {DatabaseRol.STURING.value}")
    return sql


def _logtabel(tabel: str) -> list[str]:
    if tabel == "kern_mutatie":
        return [f"GRANT SELECT ON {tabel} TO {_WERKERS}"]
    if tabel == "kern_zegel":
        return [f"GRANT SELECT ON {tabel} TO {_WERKERS}", f"GRANT INSERT ON {tabel} TO {DatabaseRol.WORKER.value}"]
    if tabel == "kern_mutatiewaarde":
        return [f"GRANT SELECT, INSERT ON {tabel} TO {DatabaseRol.WORKER.value}"]
    return [
        f"GRANT SELECT, INSERT ON {tabel} TO {_WERKERS}",
        f"GRANT INSERT ON {tabel} TO {DatabaseRol.LOG.value}",
    ]
