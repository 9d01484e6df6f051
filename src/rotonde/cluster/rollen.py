"""The database roles of Rotonde, and databases that they may enter (AF-02).

The owner makes tables and is used by `beheer migrate` and `beheer rollen` only. The runtime roles own nothing, so
row level security holds for them. Rights on tables are not given here: they follow from the tables' own metadata.
"""

from collections.abc import Mapping

import psycopg
from psycopg import sql

from rotonde.cluster.server import Cluster

EIGENAAR = "eigenaar"
ROLLEN = ("eigenaar", "web", "worker", "sturing", "log", "reservekopie")
GRENZEN = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT"


def rolnaam(rol: str) -> str:
    return f"rotonde_{rol}"


def maak_rollen(cluster: Cluster, wachtwoorden: Mapping[str, str]) -> None:
    """Give every role exactly its rights and password; running it again changes nothing else."""
    with cluster.beheer() as verbinding:
        bestaand = {naam for (naam,) in verbinding.execute("SELECT rolname FROM pg_roles")}
        for rol in ROLLEN:
            grenzen = f"{GRENZEN} {'BYPASSRLS' if rol == 'reservekopie' else 'NOBYPASSRLS'}"
            opdracht = "ALTER ROLE" if rolnaam(rol) in bestaand else "CREATE ROLE"
            verbinding.execute(
                sql.SQL("{} {} {} PASSWORD {}").format(
                    sql.SQL(opdracht), sql.Identifier(rolnaam(rol)), sql.SQL(grenzen), sql.Literal(wachtwoorden[rol])
                )
            )


def maak_databank(cluster: Cluster, naam: str, *, sjabloon: str | None = None) -> bool:
    """Make the database, owned by the owner role, if it does not exist; True when it was made.

    Without `sjabloon` it is empty and nobody but the owner can create anything in it; with one it is a copy.
    """
    with cluster.beheer() as verbinding:
        nieuw = not verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone()
        if nieuw:
            verbinding.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
                    sql.Identifier(naam), sql.Identifier(rolnaam(EIGENAAR)), sql.Identifier(sjabloon or "template0")
                )
            )
        # Also when it existed: an earlier start may have been killed in between.
        _sluit_databank(verbinding, naam)
    if sjabloon is None:
        with cluster.beheer(naam) as verbinding:
            _sluit_schema(verbinding)
    return nieuw


def verwijder_databank(cluster: Cluster, naam: str) -> None:
    """Drop the database, and the sessions in it."""
    with cluster.beheer() as verbinding:
        verbinding.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))


def urls(cluster: Cluster, wachtwoorden: Mapping[str, str], databank: str) -> dict[str, str]:
    """The address of the database per role, under the names that the settings read."""
    return {f"DATABASE_URL_{rol.upper()}": cluster.url(rolnaam(rol), wachtwoorden[rol], databank) for rol in ROLLEN}


def _alle() -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(rolnaam(rol)) for rol in ROLLEN)


def _sluit_databank(verbinding: psycopg.Connection, naam: str) -> None:
    databank = sql.Identifier(naam)
    # A change of databases that was killed leaves the one in service closed.
    verbinding.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(databank))
    verbinding.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(databank))
    # TEMPORARY: bulk writes pass through a staging table (AF-09).
    verbinding.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(databank, _alle()))


def _sluit_schema(verbinding: psycopg.Connection) -> None:
    eigenaar = sql.Identifier(rolnaam(EIGENAAR))
    verbinding.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(eigenaar))
    verbinding.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    verbinding.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(_alle()))
