"""Where root puts the data: outside a closed home, found back by a pointer, never shared with a copy (AF-17)."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from rotonde.cluster import plaats
from rotonde.cluster.server import Cluster

ALS_ROOT = os.geteuid() == 0


@pytest.fixture
def gesloten_thuis(tmp_path: Path) -> Iterator[Path]:
    thuis = tmp_path / "root"
    (thuis / "rotonde").mkdir(parents=True)
    thuis.chmod(0o700)
    yield thuis / "rotonde"
    for pg in thuis.glob("*/.rotonde/pg"):
        plaats.verwijder(pg)


def test_works_from_a_closed_home_without_touching_its_mode_af_17(gesloten_thuis: Path) -> None:
    voor = {map_: stat.S_IMODE(map_.stat().st_mode) for map_ in gesloten_thuis.parents}

    with Cluster(gesloten_thuis / ".rotonde" / "pg", instellingen={"fsync": "off"}) as cluster:
        assert cluster.draait()
        assert cluster.pid
        uid = Path(f"/proc/{cluster.pid}").stat().st_uid

    assert uid != 0
    assert (uid == os.geteuid()) is not ALS_ROOT
    assert {map_: stat.S_IMODE(map_.stat().st_mode) for map_ in gesloten_thuis.parents} == voor


def test_place_is_found_back(gesloten_thuis: Path) -> None:
    pg = gesloten_thuis / ".rotonde" / "pg"
    pg.mkdir(parents=True)

    eerste = plaats.bepaal(pg)

    assert plaats.bepaal(pg) == eerste


def test_moved_checkout_keeps_its_data_and_a_copy_gets_its_own(gesloten_thuis: Path) -> None:
    pg = gesloten_thuis / ".rotonde" / "pg"
    pg.mkdir(parents=True)
    eerste = plaats.bepaal(pg)

    elders = gesloten_thuis.parent / "elders"
    gesloten_thuis.rename(elders)
    verhuisd = plaats.bepaal(elders / ".rotonde" / "pg")
    shutil.copytree(elders, gesloten_thuis)
    kopie = plaats.bepaal(pg)

    if ALS_ROOT:
        assert verhuisd.data == eerste.data
    assert kopie.data != verhuisd.data


def test_removed_folder_takes_the_placed_data_along(gesloten_thuis: Path) -> None:
    pg = gesloten_thuis / ".rotonde" / "pg"
    pg.mkdir(parents=True)
    eerste = plaats.bepaal(pg)
    eerste.data.mkdir()

    shutil.rmtree(pg)
    pg.mkdir()
    tweede = plaats.bepaal(pg)

    assert not tweede.data.exists()
    assert not eerste.data.exists()


def test_base_that_others_can_write_in_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    open_basis = tmp_path / "open"
    open_basis.mkdir()
    open_basis.chmod(0o777)
    gesloten_basis = tmp_path / "gesloten"
    gesloten_basis.mkdir(0o711)
    monkeypatch.setattr(plaats, "BASIS", gesloten_basis)
    if ALS_ROOT:
        assert plaats._basis() == gesloten_basis

    monkeypatch.setattr(plaats, "BASIS", open_basis)
    anders = plaats._basis()

    assert anders != open_basis
    assert not stat.S_IMODE(anders.stat().st_mode) & 0o022
    anders.rmdir()
