"""The change of places between two databases: one transaction, so there is always one in service."""

import psycopg
from psycopg import sql

from rotonde.reservekopie.fouten import Kopiefout

_WEG = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ANY (%s) AND pid <> pg_backend_pid()"


def wissel(beheer: psycopg.Connection, *, in_dienst: str, nieuw: str, oud: str) -> None:
    """Let `nieuw` take the name of `in_dienst`, which is kept as `oud` and lets nobody in any more.

    `beheer` is an autocommit connection of a superuser to another database. Sessions in either are ended. Raises
    Kopiefout when somebody keeps a database busy; then both are as they were.
    """
    beheer.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(sql.Identifier(in_dienst)))
    try:
        beheer.execute(_WEG, [[in_dienst, nieuw]])
        with beheer.transaction():
            for van, naar in ((in_dienst, oud), (nieuw, in_dienst)):
                beheer.execute(
                    sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(van), sql.Identifier(naar))
                )
    except psycopg.Error as fout:
        beheer.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(sql.Identifier(in_dienst)))
        raise Kopiefout(
            f"De database {in_dienst} is niet vrij te maken: stop web en worker en probeer het opnieuw. "
            "Er is niets gewijzigd."
        ) from fout


def databanken(beheer: psycopg.Connection, begin: str) -> list[str]:
    """The databases whose names begin so."""
    rijen = beheer.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY 1", [begin])
    return [naam for (naam,) in rijen]
