"""Roles and database on a PostgreSQL server of somebody's own (AF-02): `./rotonde beheer rollen`.

What there must be stands in the addresses, one per role, and nowhere else: name, password, host and database. The
administrator's address is used for this alone. Doing it again does nothing; a changed address changes a password.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from rotonde.cluster.fouten import Clusterfout
from rotonde.cluster.rollen import (
    EIGENAAR,
    ROLLEN,
    geef_wachtwoord,
    maak_leeg,
    rolnaam,
    sluit_databank,
    sluit_schema,
    stel_rol_in,
)

OUDSTE_VERSIE = 150000
KORTSTE_WACHTWOORD = 16


@dataclass(frozen=True)
class Adres:
    """The address of one role, as the operator wrote it."""

    url: str
    wachtwoord: str
    databank: str


def lees_adressen(omgeving: Mapping[str, str]) -> dict[str, Adres]:
    """One address per role. Raises Clusterfout, naming the variable, when one is absent or cannot be right."""
    adressen = {rol: _adres(rol, omgeving.get(f"DATABASE_URL_{rol.upper()}", "")) for rol in ROLLEN}
    if len({adres.databank for adres in adressen.values()}) > 1:
        raise Clusterfout("De adressen noemen verschillende databases: geef in elke DATABASE_URL_… dezelfde naam.")
    if len({adres.wachtwoord for adres in adressen.values()}) < len(ROLLEN):
        raise Clusterfout("Twee rollen hebben hetzelfde wachtwoord: geef elke rol een eigen (BIO2 5.17).")
    return adressen


def richt_in(beheerder: str, adressen: Mapping[str, Adres]) -> Iterator[str]:
    """Make what is absent and take back what is too much; yields each thing that was done, as it is done.

    Raises Clusterfout when the server cannot be reached, is too old, or does not let this administrator do it.
    """
    databank = adressen[EIGENAAR].databank
    try:
        with _verbind(beheerder) as verbinding:
            if verbinding.info.server_version < OUDSTE_VERSIE:
                raise Clusterfout("Deze PostgreSQL is te oud: Rotonde werkt met versie 15 en nieuwer.")
            yield from _rollen(verbinding, adressen)
            yield from _wordt_eigenaar(verbinding)
            if maak_leeg(verbinding, databank):
                yield f"database {databank} gemaakt"
            _eis_utf8(verbinding, databank)
            sluit_databank(verbinding, databank)
        with _verbind(beheerder, databank) as verbinding:
            sluit_schema(verbinding)
    except psycopg.errors.InsufficientPrivilege as fout:
        raise Clusterfout(
            f"Deze beheerder mag dit niet ({_zin(fout)}): gebruik in DATABASE_URL_BEHEERDER een superuser."
        ) from fout
    yield from _wachtwoorden(beheerder, adressen)


def _adres(rol: str, url: str) -> Adres:
    naam = f"DATABASE_URL_{rol.upper()}"
    if not url:
        raise Clusterfout(f"{naam} ontbreekt: geef het adres van de rol {rolnaam(rol)}.")
    try:
        delen = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise Clusterfout(f"{naam} is geen adres: schrijf postgresql://{rolnaam(rol)}:…@server/rotonde.") from None
    if delen.get("user") != rolnaam(rol):
        raise Clusterfout(f"{naam} hoort van de rol {rolnaam(rol)} te zijn: zet die naam in het adres.")
    wachtwoord = str(delen.get("password") or "")
    if len(wachtwoord) < KORTSTE_WACHTWOORD:
        raise Clusterfout(f"Het wachtwoord in {naam} is te kort: gebruik minstens {KORTSTE_WACHTWOORD} tekens.")
    if not delen.get("dbname"):
        raise Clusterfout(f"{naam} noemt geen database: zet haar naam achter de laatste schuine streep.")
    return Adres(url, wachtwoord, str(delen["dbname"]))


def _rollen(verbinding: psycopg.Connection, adressen: Mapping[str, Adres]) -> Iterator[str]:
    for rol in adressen:
        if gedaan := stel_rol_in(verbinding, rol):
            yield gedaan


def _wordt_eigenaar(verbinding: psycopg.Connection) -> Iterator[str]:
    """Only a member of the owner makes a database for it; a superuser needs not be one."""
    rij = verbinding.execute(
        "SELECT rolsuper OR pg_has_role(rolname, %s, 'MEMBER') FROM pg_roles WHERE rolname = current_user",
        [rolnaam(EIGENAAR)],
    ).fetchone()
    if rij == (False,):
        verbinding.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(rolnaam(EIGENAAR))))
        yield f"beheerder lid gemaakt van {rolnaam(EIGENAAR)}"


def _eis_utf8(verbinding: psycopg.Connection, databank: str) -> None:
    rij = verbinding.execute(
        "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = %s", [databank]
    ).fetchone()
    if rij != ("UTF8",):
        raise Clusterfout(f"De database {databank} is niet in UTF-8: maak haar opnieuw, of noem een andere.")


def _wachtwoorden(beheerder: str, adressen: Mapping[str, Adres]) -> Iterator[str]:
    """A password that works already stays; one that does not is set, and must work then."""
    for rol, adres in adressen.items():
        if _komt_binnen(adres):
            continue
        with _verbind(beheerder) as verbinding:
            geef_wachtwoord(verbinding, rol, adres.wachtwoord)
        if not _komt_binnen(adres):
            raise Clusterfout(f"Rol {rolnaam(rol)} komt niet binnen: kijk in pg_hba.conf of zij met scram mag.")
        yield f"wachtwoord van {rolnaam(rol)} gezet"


def _komt_binnen(adres: Adres) -> bool:
    try:
        psycopg.connect(adres.url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _verbind(url: str, databank: str = "") -> psycopg.Connection:
    adres = make_conninfo(url, dbname=databank) if databank else url
    try:
        return psycopg.connect(adres, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as fout:
        raise Clusterfout(f"De databaseserver laat de beheerder niet binnen ({_zin(fout)}).") from fout


def _zin(fout: psycopg.Error) -> str:
    """The last line of what the server said: no statement and no value is in it."""
    regels = str(fout).strip().splitlines()
    return regels[-1].split("DETAIL:")[0].strip() if regels else "geen uitleg"
