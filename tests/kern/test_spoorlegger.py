"""Every request has a trace: on its error page, in its log lines, in what it wrote, and in the job it enqueued."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Job
from tests.kern.conftest import HEERDE, wacht_tot_voorbij
from tests.keuring.client import KeurendeClient
from tests.klanten import klant_als, maak_gemeente

from rotonde.kern import beveiligingslog, gebeurtenissen, gezondheid, luisteraars, spoor, spoorlegger, taakspoor, wie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.logboek import JsonFormatter
from rotonde.kern.luisteraars import Luisteraar
from rotonde.kern.models import Gebeurtenis
from rotonde.kern.soorten import Rol
from rotonde.kern.spoor import Stuk
from rotonde.kern.wie import Wie

Dienst = Callable[[str], Wie]
TRACE = "0af7651916cd43dd8448eb211c80319c"
KOP = f"00-{TRACE}-b7ad6b7169203331-01"


@pytest.fixture
def regels() -> Iterator[list[dict[str, Any]]]:
    """The log lines of this test as they would be written."""
    gevangen: list[dict[str, Any]] = []

    class Vanger(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            gevangen.append(json.loads(JsonFormatter().format(record)))

    vanger = Vanger()
    bronnen = [logging.getLogger(naam) for naam in ("rotonde.verzoek", "django.request", "rotonde.kern.taakspoor")]
    niveaus = [bron.level for bron in bronnen]
    for bron in bronnen:
        bron.addHandler(vanger)
        bron.setLevel(logging.INFO)
    yield gevangen
    for bron, niveau in zip(bronnen, niveaus, strict=True):
        bron.removeHandler(vanger)
        bron.setLevel(niveau)


@pytest.mark.django_db
@pytest.mark.parametrize(("pad", "status"), [("/bestaat-niet", 404), ("/gezond", 400)])
def test_ook_een_fout_voor_de_deur_toont_het_spoor_sec_25(client: KeurendeClient, pad: str, status: int) -> None:
    antwoord = client.get(pad, headers={"Host": "vreemd.example" if status == 400 else "testserver"})

    trace = antwoord["X-Trace-Id"]
    assert antwoord.status_code == status
    assert trace[-spoor.NUMMER :] in antwoord.content.decode()


@pytest.mark.django_db
def test_een_fout_toont_het_spoor_van_haar_logregels_sec_25(
    regels: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gaat_mis() -> None:
        raise KeyError("geheim")

    monkeypatch.setattr(gezondheid, "meet", gaat_mis)

    antwoord = KeurendeClient(raise_request_exception=False).get("/gezond")

    assert antwoord.status_code == 500
    assert antwoord["X-Trace-Id"][-spoor.NUMMER :] in antwoord.content.decode()
    assert {regel["bron"]: regel["spoor"] for regel in regels} == {
        "django.request": antwoord["X-Trace-Id"],
        "rotonde.verzoek": antwoord["X-Trace-Id"],
    }
    (verzoek,) = (regel for regel in regels if regel["bron"] == "rotonde.verzoek")
    assert (verzoek["route"], verzoek["status"]) == ("api:gezond", 500)


@pytest.mark.django_db
def test_een_spoor_van_buiten_geldt_alleen_als_de_beheerder_dat_zegt(client: KeurendeClient, settings: Any) -> None:
    assert client.get("/gezond/leeft", headers={"traceparent": KOP})["X-Trace-Id"] != TRACE

    settings.ROTONDE_SPOOR_OVERNEMEN = True

    assert client.get("/gezond/leeft", headers={"traceparent": KOP})["X-Trace-Id"] == TRACE


@pytest.mark.django_db
def test_een_weigering_staat_in_het_beveiligingslog_onder_het_spoor_van_de_pagina(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    genoteerd: list[UUID] = []
    monkeypatch.setattr(beveiligingslog, "noteer", lambda *_, **__: genoteerd.append(spoor.proces()))

    geweigerd = klant_als(Rol.RAADSLID).get("/heerde/werk/regie/")

    assert geweigerd.status_code == 403
    assert genoteerd[-1].hex == geweigerd["X-Trace-Id"]


@pytest.mark.django_db
def test_wat_een_taak_in_gang_zet_hoort_bij_het_spoor_van_wie_haar_klaarzette(dienst: Dienst) -> None:
    maak_gemeente(HEERDE)

    with spoor.volg(spoor.nieuw()) as hier, wie.als(dienst(HEERDE)):
        assert wie.huidig().proces == hier.proces
        _zet_klaar()

    assert _sporen() == [hier.proces]


@pytest.mark.committen
def test_van_handeling_via_luisteraar_naar_taak_blijft_het_een_spoor(dienst: Dienst) -> None:
    maak_gemeente(HEERDE)
    luisteraar = Luisteraar("t", frozenset({"a.gebeurd"}), lambda _: _zet_klaar())
    sporen = []
    for _ in range(2):
        with spoor.volg(spoor.nieuw()) as hier, wie.als(dienst(HEERDE)):
            gebeurtenissen.noteer("a.gebeurd", [Feit("ding", uuid4())])
            sporen.append(hier.proces)
    wacht_tot_voorbij()

    with spoor.volg(spoor.nieuw()):
        luisteraars.verwerk(luisteraar)

    assert _sporen() == sporen
    with wie.als(dienst(HEERDE)):
        assert list(Gebeurtenis.objects.order_by("tijd").values_list("proces", flat=True)) == sporen


@pytest.mark.django_db
def test_een_taak_van_de_klok_begint_een_eigen_spoor() -> None:
    _zet_klaar()

    assert _sporen() == [None]


class _Wachtrij:
    """The queue as the worker's middleware asks it; what it answers is what the column held."""

    def __init__(self, proces: UUID | None) -> None:
        self.proces = proces

    @property
    def connector(self) -> "_Wachtrij":
        return self

    async def execute_query_one_async(self, query: str, **waarden: object) -> dict[str, UUID | None]:
        return {"spoor": self.proces}


@pytest.mark.parametrize("proces", [None, UUID(TRACE)])
def test_een_mislukte_taak_logt_onder_haar_spoor(
    regels: list[dict[str, Any]], proces: UUID | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stukken: list[Stuk] = []
    monkeypatch.setattr(spoorlegger, "_uitvoer", lambda: stukken.append)
    taak = Job(id=7, queue="default", lock=None, queueing_lock=None, task_name="kern.proef")
    context = JobContext(app=_Wachtrij(proces), job=taak, abort_reason=lambda: None, start_timestamp=0)  # type: ignore[arg-type]

    async def struikelt() -> None:
        raise KeyError("geheim")

    # A job has a context of its own, which ends with it; here the test gives it one.
    with spoor.volg(spoor.nieuw()), pytest.raises(KeyError):
        async_to_sync(taakspoor.volg_taak)(struikelt, context, None)

    (regel,) = regels
    assert regel["melding"] == "taak kern.proef (7) is mislukt"
    assert "geheim" not in json.dumps(regel)
    assert (regel["spoor"] == TRACE) is (proces is not None)
    assert [(stuk.naam, stuk.soort, stuk.gelukt, stuk.spoor.trace) for stuk in stukken] == [
        ("kern.proef", "consumer", False, regel["spoor"])
    ]


@pytest.mark.django_db
def test_wie_uitvoert_krijgt_elk_verzoek_en_zijn_fout_raakt_niemand(
    client: KeurendeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    stukken: list[Stuk] = []

    def uitvoer(stuk: Stuk) -> None:
        stukken.append(stuk)
        raise OSError("de ontvanger is weg")

    monkeypatch.setattr(spoorlegger, "_uitvoer", lambda: uitvoer)

    antwoord = client.get("/gezond/leeft")

    assert antwoord.status_code == 200
    assert [(stuk.naam, stuk.spoor.trace, stuk.kenmerken) for stuk in stukken] == [
        ("api:leeft", antwoord["X-Trace-Id"], {"status": 200})
    ]


def _zet_klaar() -> None:
    app.configure_task("portaal.kondig_brief_aan").defer(gemeente=HEERDE, persoon=str(uuid4()))


def _sporen() -> list[UUID | None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT spoor FROM procrastinate_jobs ORDER BY id")
        return [spoor_ for (spoor_,) in cursor.fetchall()]
