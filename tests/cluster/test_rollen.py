"""The roles: who may log in, who may make tables, who sees past row level security (AF-02)."""

from collections.abc import Iterator

import psycopg
import pytest

from rotonde.cluster import plaats
from rotonde.cluster.geheimen import geheimen
from rotonde.cluster.rollen import ROLLEN, maak_databank, maak_rollen, rolnaam, urls
from rotonde.cluster.server import Cluster


@pytest.fixture(scope="module")
def installatie(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cluster, dict[str, str]]]:
    map_ = tmp_path_factory.mktemp("rollen")
    wachtwoorden = geheimen(map_ / "geheimen.json")["rollen"]
    with Cluster(map_ / "pg", instellingen={"fsync": "off"}) as cluster:
        maak_rollen(cluster, wachtwoorden)
        maak_databank(cluster, "rotonde")
        yield cluster, urls(cluster, wachtwoorden, "rotonde")
    plaats.verwijder(cluster.map)


def test_every_role_signs_in_as_itself(installatie: tuple[Cluster, dict[str, str]]) -> None:
    _, adressen = installatie

    for rol in ROLLEN:
        with psycopg.connect(adressen[f"DATABASE_URL_{rol.upper()}"]) as verbinding:
            assert verbinding.execute("SELECT current_user").fetchone() == (rolnaam(rol),)


def test_only_the_backup_role_sees_past_row_level_security_and_nobody_is_superuser_af_02(
    installatie: tuple[Cluster, dict[str, str]],
) -> None:
    cluster, _ = installatie

    with cluster.beheer() as verbinding:
        rijen = verbinding.execute(
            "SELECT rolname, rolbypassrls, rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles"
            " WHERE rolname LIKE 'rotonde\\_%' AND rolname <> 'rotonde_beheerder' ORDER BY rolname"
        ).fetchall()

    assert rijen == sorted((rolnaam(rol), rol == "reservekopie", False) for rol in ROLLEN)


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if rol != "eigenaar"])
def test_no_role_but_the_owner_makes_tables(installatie: tuple[Cluster, dict[str, str]], rol: str) -> None:
    _, adressen = installatie

    with psycopg.connect(adressen[f"DATABASE_URL_{rol.upper()}"]) as verbinding:
        verbinding.execute("CREATE TEMPORARY TABLE tussenstap (i int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            verbinding.execute("CREATE TABLE eigen (i int)")


def test_owner_makes_tables_that_others_cannot_read_unasked(installatie: tuple[Cluster, dict[str, str]]) -> None:
    _, adressen = installatie

    with psycopg.connect(adressen["DATABASE_URL_EIGENAAR"]) as verbinding:
        verbinding.execute("CREATE TABLE van_eigenaar (i int)")
    with (
        psycopg.connect(adressen["DATABASE_URL_WEB"]) as verbinding,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        verbinding.execute("SELECT * FROM van_eigenaar")


def test_making_it_all_again_changes_nothing_but_a_password(installatie: tuple[Cluster, dict[str, str]]) -> None:
    cluster, adressen = installatie
    nieuw = dict.fromkeys(ROLLEN, "een-ander-wachtwoord")

    maak_rollen(cluster, nieuw)

    assert maak_databank(cluster, "rotonde") is False
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(adressen["DATABASE_URL_WEB"])
    psycopg.connect(urls(cluster, nieuw, "rotonde")["DATABASE_URL_WEB"]).close()
