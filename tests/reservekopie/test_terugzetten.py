"""A copy comes back whole on an empty machine, or not at all (REL-13, REL-14, REL-15)."""

import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from tests.databank import Proefbank
from tests.reservekopie.conftest import Machine

from rotonde.reservekopie.kist import Kistschrijver, Kop, nieuw_zout
from rotonde.reservekopie.maken import Bron, Kopie, maak
from rotonde.reservekopie.sleutels import Sleutelring, lees_sleutels

# One second of Rotonde after the return: a line in each log, sealed, and the whole chain looked at again.
VERDER = """
import json, sys, django
django.setup()
from uuid import uuid4
from rotonde.kern import gebeurtenissen, herstel, luisteraars, wie, zegel
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.luisteraars import Luisteraar
from rotonde.kern.soorten import Doel, Wet
voor = len(zegel.controleer())
with wie.als(wie.dienst(gemeente="0246", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
    gebeurtenissen.noteer("proef.gebeurd", [Feit("ding", uuid4())])
gehoord = []
luisteraars.verwerk(Luisteraar("proef", frozenset({"proef.gebeurd"}), gehoord.append))
print(json.dumps({
    "voor": voor, "verzegeld": zegel.verzegel(), "na": len(zegel.controleer()), "gehoord": len(gehoord),
    "dicht": herstel.waarom_dicht(),
}))
"""


@pytest.fixture(scope="module")
def verder(teruggezet: Machine) -> dict[str, Any]:
    """What happens in the first second after the return."""
    uitkomst: dict[str, Any] = json.loads(teruggezet.django("worker", VERDER))
    return uitkomst


def databanken(machine: Machine) -> set[str]:
    with machine.cluster.beheer() as verbinding:
        rijen = verbinding.execute("SELECT datname FROM pg_database WHERE NOT datistemplate").fetchall()
    return {naam for (naam,) in rijen}


def test_everything_is_there_with_only_the_copy_and_the_keys_rel_13_rel_15(teruggezet: Machine, kopie: Kopie) -> None:
    verschil = kopie.inhoud.verschillen(teruggezet.teruggekomen)

    # What was added since is the proof that it was put back, and what migrating notes.
    assert [regel.split()[0] for regel in verschil] == ["kern_herstelbewijs"]
    assert kopie.inhoud.rijen > 1000


def test_frozen_facts_come_back_byte_for_byte_and_read_only_rel_13(teruggezet: Machine, bron: Bron) -> None:
    heen = {pad.relative_to(bron.mappen["feiten"]): pad for pad in bron.mappen["feiten"].rglob("*") if pad.is_file()}
    terug = teruggezet.map / "feiten"

    assert heen
    assert {pad.relative_to(terug) for pad in terug.rglob("*") if pad.is_file()} == set(heen)
    for naam, pad in heen.items():
        assert (terug / naam).read_bytes() == pad.read_bytes()
        assert (terug / naam).stat().st_mode & 0o777 == pad.stat().st_mode & 0o777


def test_the_chain_goes_on_on_a_server_that_counts_from_the_beginning_rel_13_af_04(
    teruggezet: Machine, verder: dict[str, Any]
) -> None:
    """A new server gives low numbers to transactions: without more, new lines would lie under seals of before."""
    with teruggezet.cluster.beheer("rotonde") as verbinding:
        rij = verbinding.execute(
            "SELECT pg_current_xact_id()::text::bigint < max(tot_xact), kern_xact_sprong() > 0 FROM kern_zegel"
        ).fetchone()

    assert rij == (True, True)
    assert verder["voor"] == verder["na"] == 0
    assert verder["verzegeld"] >= 1
    assert verder["gehoord"] == 1


def test_the_steps_were_done_before_any_door_opens_priv_46(
    teruggezet: Machine, kopie: Kopie, verder: dict[str, Any]
) -> None:
    with teruggezet.cluster.beheer("rotonde") as verbinding:
        rijen = verbinding.execute("SELECT soort, kopie FROM kern_herstelbewijs ORDER BY moment").fetchall()

    assert rijen == [("teruggezet", kopie.kop.kopie), ("afgerond", kopie.kop.kopie)]
    assert verder["dicht"] == ""


def test_rights_and_row_level_security_come_back_af_02(teruggezet: Machine) -> None:
    sloten = "SELECT count(*) FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
    with teruggezet.cluster.beheer("rotonde") as verbinding:
        dicht = verbinding.execute(sloten).fetchone()
        eigenaars = verbinding.execute(
            "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()

    assert dicht is not None
    assert dicht[0] >= 30
    assert eigenaars == [("rotonde_eigenaar",)]


def test_steps_that_were_done_are_remembered_and_tables_are_made_again(teruggezet: Machine) -> None:
    stappen = json.loads((teruggezet.map / "stappen.json").read_text())["stappen"]

    assert stappen == {"bevolking-0246": "1"}


@pytest.mark.parametrize("schade", ["ander", "afgekapt", "bit", "sleutel weg", "server te oud"])
def test_what_is_wrong_with_a_copy_is_one_sentence_and_nothing_is_half_restored_rel_13(
    teruggezet: Machine, kopie: Kopie, tmp_path: Path, schade: str
) -> None:
    stuk, zin = beschadig(teruggezet, kopie, tmp_path, schade)
    voor, namen = teruggezet.inhoud(), databanken(teruggezet)
    sleutels = teruggezet.map / "reservekopie-sleutels.json"
    goed = sleutels.read_bytes()
    if schade == "sleutel weg":
        lees_sleutels(tmp_path / "nieuw.json", maken=True)
        sleutels.write_bytes((tmp_path / "nieuw.json").read_bytes())

    try:
        uitkomst = teruggezet("reservekopie", "terugzetten", str(stuk), "--ja")
    finally:
        sleutels.write_bytes(goed)

    assert uitkomst.returncode == 1
    assert uitkomst.stderr.count("\n") == 1, uitkomst.stderr
    assert zin in uitkomst.stderr
    assert (teruggezet.inhoud(), databanken(teruggezet)) == (voor, namen)
    assert not (teruggezet.map / "herstel").exists()


def beschadig(machine: Machine, kopie: Kopie, map_: Path, schade: str) -> tuple[Path, str]:
    """A copy with this fault, and what is said of it."""
    stuk = map_ / "stuk.kopie"
    inhoud = bytearray(kopie.pad.read_bytes())
    match schade:
        case "ander":
            inhoud, zin = bytearray(b"iets anders"), "is geen reservekopie van Rotonde"
        case "afgekapt":
            inhoud, zin = inhoud[: len(inhoud) // 2], "is beschadigd of afgekapt"
        case "bit":
            inhoud[len(inhoud) * 2 // 3] ^= 4
            zin = "is beschadigd of afgekapt"
        case "sleutel weg":
            zin = "opent de kopie stuk.kopie niet"
        case _:
            return _van_nieuwere_server(machine, map_), "komt van PostgreSQL 99 en deze server is versie 18"
    stuk.write_bytes(inhoud)
    return stuk, zin


def _van_nieuwere_server(machine: Machine, map_: Path) -> Path:
    ring = lees_sleutels(machine.map / "reservekopie-sleutels.json")
    pad = map_ / "later.kopie"
    with pad.open("wb") as uit:
        schrijver = Kistschrijver(uit, Kop("k", "2030-01-01", "9.9", 99, ring.actief, nieuw_zout()), ring)
        schrijver.sluit(b"I", b"{}")
    return pad


def test_a_copy_of_newer_code_is_refused_with_what_it_knows_more_rel_13(
    teruggezet: Machine, bron: Bron, ring: Sleutelring, proefbank: Proefbank, tmp_path: Path
) -> None:
    with proefbank.verbinding("eigenaar") as eigenaar:
        eigenaar.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('kern', '9999_later', now())")
    try:
        later = maak(bron, tmp_path / "later.kopie", ring)
    finally:
        with proefbank.verbinding("eigenaar") as eigenaar:
            eigenaar.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
    namen = databanken(teruggezet)

    uitkomst = teruggezet("reservekopie", "terugzetten", str(later.pad), "--ja")

    assert uitkomst.returncode == 1
    assert "komt van een nieuwere Rotonde (kern 9999_later)" in uitkomst.stderr
    assert databanken(teruggezet) == namen


def test_a_log_that_was_changed_does_not_come_back_unseen_sec_27(
    teruggezet: Machine, bron: Bron, ring: Sleutelring, proefbank: Proefbank, tmp_path: Path
) -> None:
    with proefbank.cluster.beheer(proefbank.databank) as beheer, beheer.transaction(force_rollback=False):
        beheer.execute("SET LOCAL session_replication_role = replica")
        oud = beheer.execute("SELECT id, soort FROM kern_gebeurtenis ORDER BY xact, id LIMIT 1").fetchone()
        assert oud is not None
        beheer.execute("UPDATE kern_gebeurtenis SET soort = 'vervalst' WHERE id = %s", [oud[0]])
    try:
        vervalst = maak(bron, tmp_path / "vervalst.kopie", ring)
    finally:
        with proefbank.cluster.beheer(proefbank.databank) as beheer, beheer.transaction():
            beheer.execute("SET LOCAL session_replication_role = replica")
            beheer.execute("UPDATE kern_gebeurtenis SET soort = %s WHERE id = %s", [oud[1], oud[0]])

    geweigerd = teruggezet("reservekopie", "terugzetten", str(vervalst.pad), "--ja")

    assert geweigerd.returncode == 1
    assert "is een log gewijzigd na verzegeling (kern_gebeurtenis 1: de regels" in geweigerd.stderr


@pytest.fixture
def krap(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    map_ = tmp_path / "krap"
    map_.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(map_)], check=True)
    yield map_
    subprocess.run(["umount", str(map_)], check=True)


def test_no_room_for_a_copy_is_one_sentence_and_leaves_nothing_rel_13(teruggezet: Machine, krap: Path) -> None:
    uitkomst = teruggezet("reservekopie", "maken", str(krap / "te-groot.kopie"), "--zonder-proef")

    assert uitkomst.returncode == 1
    assert uitkomst.stderr == "De schijf is vol: maak ruimte vrij en start opnieuw.\n"
    assert list(krap.iterdir()) == []


def test_without_yes_nothing_happens(teruggezet: Machine, kopie: Kopie) -> None:
    uitkomst = teruggezet("reservekopie", "terugzetten", str(kopie.pad))

    assert uitkomst.returncode == 1
    assert "doe het met --ja erachter" in uitkomst.stderr


def test_the_replaced_database_lets_nobody_in_and_goes_on_request(teruggezet: Machine) -> None:
    oud = next(naam for naam in databanken(teruggezet) if naam.startswith("rotonde_voor_"))

    with pytest.raises(psycopg.OperationalError, match="not currently accepting connections"):
        teruggezet.cluster.beheer(oud)
    assert oud in teruggezet("reservekopie", "opruimen").stdout
    assert databanken(teruggezet) == {"postgres", "rotonde"}


class Schrijver(threading.Thread):
    """Adds pairs of rows, each pair in one transaction."""

    def __init__(self, adres: str) -> None:
        super().__init__()
        self.adres = adres
        self.genoeg = threading.Event()

    def run(self) -> None:
        with psycopg.connect(self.adres) as verbinding:
            nummer = 0
            while not self.genoeg.is_set():
                nummer += 1
                with verbinding.transaction():
                    for _ in range(2):
                        verbinding.execute(
                            "INSERT INTO kern_luisterstand (luisteraar, tot_xact) VALUES (gen_random_uuid()::text, %s)",
                            [10**9 + nummer],
                        )


def test_a_copy_made_under_writes_holds_one_moment_and_the_drill_says_so_rel_14(
    bron: Bron, ring: Sleutelring, proefbank: Proefbank, machine: Machine, tmp_path: Path
) -> None:
    schrijver = Schrijver(proefbank.omgeving()["DATABASE_URL_WORKER"])
    schrijver.start()
    try:
        kopie = maak(bron, tmp_path / "druk.kopie", ring)
    finally:
        schrijver.genoeg.set()
        schrijver.join()

    uitkomst = machine("reservekopie", "controleren", str(kopie.pad))

    assert uitkomst.returncode == 0, uitkomst.stderr
    assert "aantallen en sommen gelijk, de keten van de logs klopt" in uitkomst.stdout
    # Only whole pairs: the copy holds what was committed at one moment.
    assert kopie.inhoud.tabellen["kern_luisterstand"][0] % 2 == 0
    with proefbank.verbinding("worker") as verbinding, verbinding.transaction():
        verbinding.execute("DELETE FROM kern_luisterstand WHERE tot_xact > 1000000000")
    assert not (machine.map / "herstelproef").exists()
