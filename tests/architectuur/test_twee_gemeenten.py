"""Raw SQL as a database role of the house: what gemeente A can do to the rows of B is nothing, on every table.

Both gemeenten have rows in every table, and A sees its own: a table that is empty says nothing (AF-35).
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections, models
from psycopg import sql
from psycopg.types.json import Jsonb
from tests.architectuur.tweeling import A, B, context, vraag_als, zaai, zaai_van_de_werker
from tests.databank import Proefbank

from rotonde.kern import wie
from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.bescherming.basis import heeft_gemeente
from rotonde.kern.soorten import ActorSoort, Bescherming, Rol
from rotonde.kern.verwerking import verwerking_van

MET_PERSONEN = {Bescherming.PERSOON, Bescherming.BETROKKEN}
ELEMENTEN = ("gemeente", "actor", "actor_soort", "rol", "wet", "doel", "dossier", "grond")
# A change is refused by a missing grant, by a policy, or by the guard of what may only grow.
GEWEIGERD = (psycopg.errors.InsufficientPrivilege, psycopg.errors.RaiseException)
# A guard of a room may speak before the policy: it cannot find the aanpak of somebody else either.
NIET_TOEGEVOEGD = (psycopg.errors.InsufficientPrivilege, psycopg.IntegrityError)


def _tenants() -> list[type[models.Model]]:
    gevonden = [model for model in beschermde_modellen() if heeft_gemeente(model)]
    return sorted(gevonden, key=lambda model: model._meta.db_table)


TENANTS = [model._meta.db_table for model in _tenants()]
# Old values of changed columns, and what opens them: no screen reads them (AF-05).
VAN_DE_WERKER = ["kern_mutatiewaarde", "kern_mutatiewachtrij", "kern_objectsleutel"]
VAN_WEB = [tabel for tabel in TENANTS if tabel not in VAN_DE_WERKER]
PERSOONSTABELLEN = [m._meta.db_table for m in _tenants() if verwerking_van(m).bescherming in MET_PERSONEN]
VAN_STURING = [m._meta.db_table for m in _tenants() if verwerking_van(m).sturing_leest]


@pytest.fixture(scope="module")
def consulenten(
    proefbank: Proefbank,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, UUID]]:
    """Seed once for all tests of this file, and leave a fresh database behind."""
    map_ = tmp_path_factory.mktemp("feiten")
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as tijdelijk:
        tijdelijk.setattr(settings, "ROTONDE_MAP", map_)
        gezaaid = zaai()
        _sluit()
    with proefbank.cluster.beheer(proefbank.databank) as alles:
        zaai_van_de_werker(alles)
    yield gezaaid
    for pad in map_.rglob("*"):
        # Frozen folders are read-only; pytest must be able to clean up.
        if pad.is_dir():
            pad.chmod(0o700)
    proefbank.kloon()


def _sluit() -> None:
    for verbinding in connections.all(initialized_only=True):
        verbinding.close()


@pytest.fixture(scope="module")
def web(proefbank: Proefbank, consulenten: dict[str, UUID]) -> Iterator[psycopg.Connection]:
    with proefbank.verbinding("web") as verbinding:
        yield verbinding


@pytest.fixture(scope="module")
def alziend(proefbank: Proefbank, consulenten: dict[str, UUID]) -> Iterator[psycopg.Connection]:
    """The role of the backup: sees every row, so it can say what there is to hide."""
    with proefbank.verbinding("reservekopie") as verbinding:
        yield verbinding


@pytest.fixture(scope="module")
def dienst_van_a() -> dict[str, str]:
    return context(A, wie.DIENSTEN, ActorSoort.DIENST, Rol.DIENST)


@pytest.fixture(scope="module")
def consulent_van_a(consulenten: dict[str, UUID]) -> dict[str, str]:
    return context(A, consulenten[A], ActorSoort.MEDEWERKER, Rol.AANSPREEKPUNT)


def _tel(verbinding: psycopg.Connection, tabel: str, gemeente: str = "") -> int:
    """The rows of one gemeente, or all that can be seen."""
    vraag = sql.SQL("SELECT count(*) FROM {} WHERE %s IN (gemeente_id, '')").format(sql.Identifier(tabel))
    (aantal,) = verbinding.execute(vraag, [gemeente]).fetchone()
    return int(aantal)


def _voeg_kopie_toe(verbinding: psycopg.Connection, alziend: psycopg.Connection, tabel: str, gemeente: str) -> None:
    """Insert a row of `gemeente` again, under another id."""
    vraag = sql.SQL("SELECT to_jsonb(t) FROM {} t WHERE gemeente_id = %s LIMIT 1").format(sql.Identifier(tabel))
    (rij,) = alziend.execute(vraag, [gemeente]).fetchone()
    rij["id"] = 2**40 if isinstance(rij["id"], int) else str(UUID(int=UUID(rij["id"]).int ^ 1))
    opdracht = sql.SQL("INSERT INTO {0} SELECT * FROM jsonb_populate_record(NULL::{0}, %s)")
    verbinding.execute(opdracht.format(sql.Identifier(tabel)), [Jsonb(rij)])


def test_er_zijn_tenanttabellen_en_alle_worden_bekeken_af_35() -> None:
    gemeten = {m._meta.db_table for m in apps.get_models() if any(v.column == "gemeente_id" for v in m._meta.fields)}

    assert gemeten == set(TENANTS)
    assert len(TENANTS) >= 35
    assert len(PERSOONSTABELLEN) >= 20


@pytest.mark.parametrize("tabel", TENANTS)
def test_elke_tabel_heeft_rijen_van_beide_gemeenten_af_35(tabel: str, alziend: psycopg.Connection) -> None:
    """A new table that fails here wants its rows in tweeling.py."""
    assert _tel(alziend, tabel, A) > 0
    assert _tel(alziend, tabel, B) > 0


@pytest.mark.parametrize("tabel", VAN_DE_WERKER)
def test_wat_alleen_de_werker_leest_mag_een_scherm_niet_eens_vragen_af_05(
    tabel: str, web: psycopg.Connection, dienst_van_a: dict[str, str]
) -> None:
    with vraag_als(web, dienst_van_a), pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission"):
        _tel(web, tabel)


@pytest.mark.parametrize("tabel", VAN_WEB)
def test_een_dienst_van_a_ziet_a_en_niets_van_b_sec_12(
    tabel: str, web: psycopg.Connection, dienst_van_a: dict[str, str]
) -> None:
    with vraag_als(web, dienst_van_a):
        assert _tel(web, tabel, A) > 0
        assert _tel(web, tabel, B) == 0


@pytest.mark.parametrize("tabel", PERSOONSTABELLEN)
def test_een_betrokken_medewerker_van_a_ziet_a_en_niets_van_b_sec_12(
    tabel: str, web: psycopg.Connection, consulent_van_a: dict[str, str]
) -> None:
    with vraag_als(web, consulent_van_a):
        assert _tel(web, tabel, A) > 0
        assert _tel(web, tabel, B) == 0


@pytest.mark.parametrize("tabel", PERSOONSTABELLEN)
def test_wie_in_b_betrokken_is_maar_a_zegt_ziet_niets_van_b_sec_12(
    tabel: str, web: psycopg.Connection, consulenten: dict[str, UUID]
) -> None:
    with vraag_als(web, context(A, consulenten[B], ActorSoort.MEDEWERKER, Rol.AANSPREEKPUNT)):
        assert _tel(web, tabel, B) == 0


@pytest.mark.parametrize("opdracht", ["UPDATE {} SET gemeente_id = gemeente_id", "DELETE FROM {}"])
@pytest.mark.parametrize("tabel", TENANTS)
def test_a_verandert_en_verwijdert_niets_van_b_sec_12(
    tabel: str, opdracht: str, web: psycopg.Connection, dienst_van_a: dict[str, str]
) -> None:
    vraag = sql.SQL(opdracht + " WHERE gemeente_id = %s").format(sql.Identifier(tabel))
    with vraag_als(web, dienst_van_a):
        try:
            geraakt = web.execute(vraag, [B]).rowcount
        except GEWEIGERD:
            geraakt = 0
    assert geraakt == 0


@pytest.mark.parametrize("tabel", TENANTS)
def test_a_voegt_niets_toe_bij_b_sec_12(
    tabel: str, web: psycopg.Connection, alziend: psycopg.Connection, dienst_van_a: dict[str, str]
) -> None:
    with vraag_als(web, dienst_van_a), pytest.raises(NIET_TOEGEVOEGD):
        _voeg_kopie_toe(web, alziend, tabel, B)


@pytest.mark.parametrize("tabel", VAN_WEB)
def test_zonder_context_is_er_geen_rij_priv_01(tabel: str, web: psycopg.Connection) -> None:
    with vraag_als(web, {}):
        assert _tel(web, tabel) == 0


@pytest.mark.parametrize("tabel", PERSOONSTABELLEN)
def test_zonder_context_weigert_schrijven_over_personen_priv_01(
    tabel: str, web: psycopg.Connection, alziend: psycopg.Connection
) -> None:
    with vraag_als(web, {}), pytest.raises(NIET_TOEGEVOEGD):
        _voeg_kopie_toe(web, alziend, tabel, A)


@pytest.mark.parametrize("weg", ELEMENTEN)
@pytest.mark.parametrize("tabel", PERSOONSTABELLEN)
def test_een_onvolledige_context_ziet_geen_persoon_priv_01(
    tabel: str, weg: str, web: psycopg.Connection, consulent_van_a: dict[str, str], dienst_van_a: dict[str, str]
) -> None:
    for volledig in (consulent_van_a, dienst_van_a):
        with vraag_als(web, {**volledig, weg: ""}):
            assert _tel(web, tabel) == 0


@pytest.mark.parametrize("rol", [Rol.BELEID, Rol.RAADSLID, Rol.BEHEER, Rol.FG])
@pytest.mark.parametrize("tabel", PERSOONSTABELLEN)
def test_wie_niet_met_personen_werkt_ziet_er_geen_ook_als_hij_betrokken_is_priv_17(
    tabel: str, rol: Rol, web: psycopg.Connection, consulent_van_a: dict[str, str]
) -> None:
    with vraag_als(web, {**consulent_van_a, "rol": rol.value}):
        assert _tel(web, tabel) == 0


@pytest.fixture(scope="module")
def sturing(proefbank: Proefbank, consulenten: dict[str, UUID]) -> Iterator[psycopg.Connection]:
    with proefbank.verbinding("sturing") as verbinding:
        yield verbinding


@pytest.mark.parametrize("tabel", PERSOONSTABELLEN)
def test_sturing_mag_een_persoonstabel_niet_eens_vragen_priv_17(
    tabel: str, sturing: psycopg.Connection, dienst_van_a: dict[str, str]
) -> None:
    with vraag_als(sturing, dienst_van_a), pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission"):
        _tel(sturing, tabel)


@pytest.mark.parametrize("tabel", VAN_STURING)
def test_sturing_ziet_de_eigen_tabellen_van_een_gemeente_priv_17(
    tabel: str, sturing: psycopg.Connection, dienst_van_a: dict[str, str]
) -> None:
    with vraag_als(sturing, dienst_van_a):
        assert _tel(sturing, tabel, A) > 0
        assert _tel(sturing, tabel, B) == 0
