"""The chain over the logs finds every change, even one by a superuser (SEC-27)."""

import base64
import json
import os
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings
from tests.databank import Proefbank
from tests.kern.conftest import HEERDE, wacht_tot_voorbij

from rotonde.kern import gebeurtenissen, wie, zegel
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.models import Gemeente, Zegel
from rotonde.kern.wie import Wie

pytestmark = pytest.mark.committen
LOSSE_REGEL = """
INSERT INTO kern_beveiligingsregel (id, gemeente_id, tijd, actor, actor_soort, rol, wet, doel, grond, proces,
                                    handeling, object, gelukt, herkomst)
VALUES (gen_random_uuid(), '0246', now(), gen_random_uuid(), 'dienst', 'dienst', 'x', 'x', 'x', gen_random_uuid(),
        'x', 'x', true, '')
"""


@pytest.fixture
def verzegeld(dienst: Callable[[str], Wie]) -> None:
    """Three batches of four gebeurtenissen, each sealed."""
    Gemeente.objects.create(code=HEERDE, naam="Heerde", slug="heerde")
    for _ in range(3):
        _gebeur(dienst)
        _verzegel_alles(minstens=4)


def _gebeur(dienst: Callable[[str], Wie]) -> None:
    with wie.als(dienst(HEERDE)):
        gebeurtenissen.noteer("test.gebeurd", [Feit("ding", uuid4()) for _ in range(4)])


def _verzegel_alles(*, minstens: int) -> int:
    wacht_tot_voorbij()
    regels = zegel.verzegel(using="worker")
    assert regels >= minstens
    return regels


def _als_superuser(proefbank: Proefbank, opdracht: str) -> None:
    """What nobody may do, done by who can do all: without triggers and without row level security."""
    with proefbank.cluster.beheer(proefbank.databank) as verbinding:
        verbinding.execute("SET session_replication_role = replica")
        verbinding.execute(opdracht)


@pytest.mark.usefixtures("verzegeld")
def test_een_ongeschonden_log_klopt() -> None:
    assert zegel.controleer(using="worker") == []
    assert Zegel.objects.using("worker").filter(tabel="kern_gebeurtenis").count() == 3


@pytest.mark.usefixtures("verzegeld")
def test_zonder_nieuwe_regels_komt_er_geen_zegel() -> None:
    assert zegel.verzegel(using="worker") == 0


@pytest.mark.usefixtures("verzegeld")
@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE kern_gebeurtenis SET soort = 'x' WHERE id = (SELECT id FROM kern_gebeurtenis LIMIT 1)",
        "DELETE FROM kern_gebeurtenis WHERE id = (SELECT id FROM kern_gebeurtenis LIMIT 1)",
        "INSERT INTO kern_gebeurtenis SELECT r.* FROM (SELECT to_jsonb(g) AS g FROM kern_gebeurtenis g LIMIT 1) x, "
        "jsonb_populate_record(NULL::kern_gebeurtenis, x.g || jsonb_build_object('id', gen_random_uuid())) r",
        "UPDATE kern_gebeurtenis SET xact = (SELECT max(xact) FROM kern_gebeurtenis) "
        "WHERE id = (SELECT id FROM kern_gebeurtenis ORDER BY xact LIMIT 1)",
        "TRUNCATE kern_gebeurtenis",
        "DELETE FROM kern_zegel WHERE volgnummer = 2 AND tabel = 'kern_gebeurtenis'",
        "UPDATE kern_zegel SET hash = sha256('x') WHERE volgnummer = 2 AND tabel = 'kern_gebeurtenis'",
    ],
    ids=["wijzigen", "verwijderen", "invoegen", "verplaatsen", "leegmaken", "zegel weg", "zegel vervalst"],
)
def test_elke_ingreep_wordt_gevonden_sec_27(proefbank: Proefbank, opdracht: str) -> None:
    _als_superuser(proefbank, opdracht)

    assert [breuk.tabel for breuk in zegel.controleer(using="worker")][:1] == ["kern_gebeurtenis"]


@pytest.mark.usefixtures("verzegeld")
def test_een_regel_van_een_lopende_transactie_wacht_op_het_volgende_zegel(
    proefbank: Proefbank, dienst: Callable[[str], Wie]
) -> None:
    """The running transaction has the lower number but commits after the seal: it must not slip under it."""
    with proefbank.verbinding("log") as lopend:
        lopend.execute(LOSSE_REGEL)
        _gebeur(dienst)
        assert zegel.verzegel(using="worker") == 0

    assert _verzegel_alles(minstens=5) == 5
    assert zegel.controleer(using="worker") == []


@pytest.mark.usefixtures("verzegeld")
def test_een_kolom_erbij_breekt_geen_oud_zegel_sec_27(proefbank: Proefbank, dienst: Callable[[str], Wie]) -> None:
    with proefbank.verbinding("eigenaar") as eigenaar:
        eigenaar.execute("ALTER TABLE kern_gebeurtenis ADD COLUMN later text NOT NULL DEFAULT ''")
    assert zegel.controleer(using="worker") == []

    _als_superuser(proefbank, "UPDATE kern_gebeurtenis SET soort = 'x' WHERE soort = 'test.gebeurd'")

    assert len(zegel.controleer(using="worker")) == 3


@pytest.mark.usefixtures("verzegeld")
def test_een_nieuwe_zegelsleutel_laat_oude_zegels_staan_sec_30(
    dienst: Callable[[str], Wie], settings: Settings, tmp_path: Path
) -> None:
    geheimen = json.loads(settings.ROTONDE_GEHEIMEN_PAD.read_text())
    geheimen["zegel"]["sleutels"]["z2"] = base64.b64encode(os.urandom(32)).decode()
    geheimen["zegel"]["actief"] = "z2"
    settings.ROTONDE_GEHEIMEN_PAD = tmp_path / "geheimen.json"
    settings.ROTONDE_GEHEIMEN_PAD.write_text(json.dumps(geheimen))
    _gebeur(dienst)
    _verzegel_alles(minstens=4)

    assert zegel.controleer(using="worker") == []
    gebruikt = Zegel.objects.using("worker").filter(tabel="kern_gebeurtenis").order_by("volgnummer")
    assert list(gebruikt.values_list("sleutel", flat=True)) == ["z1", "z1", "z1", "z2"]

    del geheimen["zegel"]["sleutels"]["z1"]
    settings.ROTONDE_GEHEIMEN_PAD.write_text(json.dumps(geheimen))
    assert {breuk.reden for breuk in zegel.controleer(using="worker")} == {"de sleutel van dit zegel is er niet"}
