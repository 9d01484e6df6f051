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
        for rol in ROLLEN:
            stel_rol_in(verbinding, rol)
            geef_wachtwoord(verbinding, rol, wachtwoorden[rol])


def stel_rol_in(verbinding: psycopg.Connection, rol: str) -> str:
    """Make the role, or take it back to exactly its rights; returns what was done, nothing when it was so already."""
    bypass = rol == "reservekopie"
    grenzen = sql.SQL(f"{GRENZEN} {'BYPASSRLS' if bypass else 'NOBYPASSRLS'}")
    stand = verbinding.execute(
        "SELECT rolcanlogin AND NOT (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolinherit)"
        " AND rolbypassrls = %s FROM pg_roles WHERE rolname = %s",
        [bypass, rolnaam(rol)],
    ).fetchone()
    if stand == (True,):
        return ""
    opdracht = sql.SQL("ALTER ROLE {} {}" if stand else "CREATE ROLE {} {}")
    verbinding.execute(opdracht.format(sql.Identifier(rolnaam(rol)), grenzen))
    return f"rol {rolnaam(rol)} {'teruggebracht tot haar rechten' if stand else 'gemaakt'}"


def geef_wachtwoord(verbinding: psycopg.Connection, rol: str, wachtwoord: str) -> None:
    """Set a password, as SCRAM verifier: the password itself never reaches the server, nor a log of it."""
    naam = rolnaam(rol)
    geheim = verbinding.pgconn.encrypt_password(wachtwoord.encode(), naam.encode(), b"scram-sha-256").decode()
    verbinding.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(naam), sql.Literal(geheim)))


def maak_databank(cluster: Cluster, naam: str, *, sjabloon: str | None = None) -> bool:
    """Make the database, owned by the owner role, if it does not exist; True when it was made.

    Without `sjabloon` it is empty and nobody but the owner can create anything in it; with one it is a copy.
    """
    with cluster.beheer() as verbinding:
        nieuw = maak_leeg(verbinding, naam, sjabloon=sjabloon)
        # Also when it existed: an earlier start may have been killed in between.
        sluit_databank(verbinding, naam)
    if sjabloon is None:
        with cluster.beheer(naam) as verbinding:
            sluit_schema(verbinding)
    return nieuw


def maak_leeg(verbinding: psycopg.Connection, naam: str, *, sjabloon: str | None = None) -> bool:
    """Make the database if it does not exist, sorting by code point on every version; True when it was made."""
    if verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone():
        return False
    taal = sql.SQL("") if sjabloon else sql.SQL(_taal(verbinding.info.server_version))
    verbinding.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} {}").format(
            sql.Identifier(naam), sql.Identifier(rolnaam(EIGENAAR)), sql.Identifier(sjabloon or "template0"), taal
        )
    )
    return True


def _taal(versie: int) -> str:
    """Names sort by a stored key, so the collation is the plainest there is; C.UTF-8 is built in from PostgreSQL 17."""
    if versie >= 170000:
        return "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'"
    return "ENCODING 'UTF8' LOCALE_PROVIDER libc LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"


def verwijder_databank(cluster: Cluster, naam: str) -> None:
    """Drop the database, and the sessions in it."""
    with cluster.beheer() as verbinding:
        verbinding.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))


def urls(cluster: Cluster, wachtwoorden: Mapping[str, str], databank: str) -> dict[str, str]:
    """The address of the database per role, under the names that the settings read."""
    return {f"DATABASE_URL_{rol.upper()}": cluster.url(rolnaam(rol), wachtwoorden[rol], databank) for rol in ROLLEN}


def _alle() -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(rolnaam(rol)) for rol in ROLLEN)


def sluit_databank(verbinding: psycopg.Connection, naam: str) -> None:
    """Only our roles enter the database."""
    databank = sql.Identifier(naam)
    # A change of databases that was killed leaves the one in service closed.
    verbinding.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(databank))
    verbinding.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(databank))
    # TEMPORARY: bulk writes pass through a staging table (AF-09).
    verbinding.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(databank, _alle()))


def sluit_schema(verbinding: psycopg.Connection) -> None:
    """Only the owner makes anything in the schema of the database that `verbinding` is in."""
    eigenaar = sql.Identifier(rolnaam(EIGENAAR))
    verbinding.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(eigenaar))
    verbinding.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    verbinding.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(_alle()))
