"""`beheer rollen` on somebody's own server: from nothing to roles and a database, then nothing (AF-02)."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import psycopg
import pytest

from rotonde.cluster import plaats
from rotonde.cluster.eigen import lees_adressen, richt_in
from rotonde.cluster.fouten import Clusterfout
from rotonde.cluster.rollen import ROLLEN, rolnaam
from rotonde.cluster.server import BEHEERDER, Cluster


@dataclass
class Eigen:
    """A server that knows nothing of Rotonde yet, with the addresses that its operator thought of."""

    cluster: Cluster
    databank: str = "rotonde"

    @property
    def beheerder(self) -> str:
        return self.cluster.url(BEHEERDER, (self.cluster.map / "beheerder").read_text().strip(), "postgres")

    def omgeving(self, **anders: str) -> dict[str, str]:
        adressen = {
            f"DATABASE_URL_{rol.upper()}": self.cluster.url(rolnaam(rol), f"wachtwoord-van-{rol}", self.databank)
            for rol in ROLLEN
        }
        return {**adressen, **anders}

    def richt_in(self, **anders: str) -> list[str]:
        return list(richt_in(self.beheerder, lees_adressen(self.omgeving(**anders))))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("eigen") / "pg", instellingen={"fsync": "off"}) as cluster:
        yield cluster
    plaats.verwijder(cluster.map)


@pytest.fixture
def eigen(server: Cluster) -> Iterator[Eigen]:
    yield Eigen(server)
    with server.beheer() as verbinding:
        verbinding.execute("DROP DATABASE IF EXISTS rotonde WITH (FORCE)")
        for rol in ROLLEN:
            verbinding.execute(f"DROP ROLE IF EXISTS {rolnaam(rol)}")


def test_van_niets_naar_rollen_en_database_en_dan_niets_meer_af_02(eigen: Eigen) -> None:
    eerst = eigen.richt_in()

    assert [zin for zin in eerst if zin.startswith("rol ")] == [f"rol {rolnaam(rol)} gemaakt" for rol in ROLLEN]
    assert "database rotonde gemaakt" in eerst
    for rol in ROLLEN:
        with psycopg.connect(eigen.omgeving()[f"DATABASE_URL_{rol.upper()}"]) as verbinding:
            assert verbinding.execute("SELECT current_user").fetchone() == (rolnaam(rol),)
    assert eigen.richt_in() == []


def test_alleen_reservekopie_ziet_voorbij_rij_beveiliging_en_niemand_is_machtig_af_02(eigen: Eigen) -> None:
    eigen.richt_in()

    with eigen.cluster.beheer() as verbinding:
        rijen = verbinding.execute(
            "SELECT rolname, rolbypassrls, rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication, rolpassword LIKE"
            " 'SCRAM-SHA-256$%%' FROM pg_authid WHERE rolname = ANY(%s) ORDER BY rolname",
            [[rolnaam(rol) for rol in ROLLEN]],
        ).fetchall()

    assert rijen == sorted((rolnaam(rol), rol == "reservekopie", False, True) for rol in ROLLEN)


def test_wat_te_veel_is_wordt_teruggenomen_en_een_nieuw_wachtwoord_gezet_af_02(eigen: Eigen) -> None:
    eigen.richt_in()
    with eigen.cluster.beheer() as verbinding:
        verbinding.execute("ALTER ROLE rotonde_web BYPASSRLS CREATEDB")
    nieuw = eigen.cluster.url("rotonde_worker", "een-ander-wachtwoord", "rotonde")

    gedaan = eigen.richt_in(DATABASE_URL_WORKER=nieuw)

    assert gedaan == ["rol rotonde_web teruggebracht tot haar rechten", "wachtwoord van rotonde_worker gezet"]
    psycopg.connect(nieuw).close()


def test_wie_geen_rotonde_is_komt_de_database_niet_in(eigen: Eigen) -> None:
    eigen.richt_in()
    with eigen.cluster.beheer() as verbinding:
        verbinding.execute("CREATE ROLE vreemde LOGIN PASSWORD 'vreemde-op-bezoek'")
    try:
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(eigen.cluster.url("vreemde", "vreemde-op-bezoek", "rotonde"))
    finally:
        with eigen.cluster.beheer() as verbinding:
            verbinding.execute("DROP ROLE vreemde")


def test_een_beheerder_die_te_weinig_mag_hoort_wat_te_doen(eigen: Eigen) -> None:
    with eigen.cluster.beheer() as verbinding:
        verbinding.execute("CREATE ROLE halve LOGIN CREATEDB PASSWORD 'halve-beheerder-1'")
    try:
        with pytest.raises(Clusterfout, match="gebruik in DATABASE_URL_BEHEERDER een superuser"):
            list(richt_in(eigen.cluster.url("halve", "halve-beheerder-1", "postgres"), lees_adressen(eigen.omgeving())))
    finally:
        with eigen.cluster.beheer() as verbinding:
            verbinding.execute("DROP ROLE halve")


@pytest.mark.parametrize(
    ("naam", "adres", "zin"),
    [
        ("LOG", "", "DATABASE_URL_LOG ontbreekt"),
        ("WEB", "http://elders", "is geen adres"),
        ("WEB", "postgresql://postgres:een-heel-lang-wachtwoord@/rotonde", "hoort van de rol rotonde_web te zijn"),
        ("WEB", "postgresql://rotonde_web:kort@/rotonde", "te kort"),
        ("WEB", "postgresql://rotonde_web:een-heel-lang-wachtwoord@/", "noemt geen database"),
        ("WEB", "postgresql://rotonde_web:een-heel-lang-wachtwoord@/anders", "verschillende databases"),
        ("WEB", f"postgresql://rotonde_web:{quote('wachtwoord-van-log')}@/rotonde", "hetzelfde wachtwoord"),
    ],
)
def test_een_adres_dat_niet_kan_kloppen_wordt_genoemd(eigen: Eigen, naam: str, adres: str, zin: str) -> None:
    with pytest.raises(Clusterfout, match=zin):
        lees_adressen(eigen.omgeving(**{f"DATABASE_URL_{naam}": adres}))


def test_een_server_die_zwijgt_is_een_zin(eigen: Eigen) -> None:
    with pytest.raises(Clusterfout, match="laat de beheerder niet binnen"):
        list(richt_in("postgresql://x:y@127.0.0.1:1/postgres", lees_adressen(eigen.omgeving())))
