"""Keys change while everybody works: nothing is lost, nothing stays behind (SEC-30)."""

import json
import threading
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction
from pytest_django.fixtures import Settings
from tests.inwoners.gezin import BSN, dienst
from tests.klanten import maak_gemeente

from rotonde.inwoners import actions as inwoners
from rotonde.inwoners import queries
from rotonde.kern import sleutelbestand, sleutels, sleutelwissel, wie, zegel
from rotonde.kern.bescherming import beschermde_modellen
from rotonde.kern.models import Objectsleutel
from rotonde.kern.soorten import Klasse
from rotonde.kern.verwerking import verwerking_van

AANTAL = 12


@pytest.fixture
def worker() -> Iterator[None]:
    """The command runs as worker: here `default` is the worker while the test lasts."""
    web = connections.databases["default"]
    connections.databases["default"] = connections.databases["worker"]
    connections["default"].close()
    del connections["default"]
    yield
    connections["default"].close()
    del connections["default"]
    connections.databases["default"] = web


@pytest.fixture
def bestand(settings: Settings, tmp_path: Path) -> Path:
    """A copy of the file with keys, which this test may change."""
    pad = tmp_path / "geheimen.json"
    pad.write_text(settings.ROTONDE_GEHEIMEN_PAD.read_text())
    settings.ROTONDE_GEHEIMEN_PAD = pad
    return pad


def _schrijf_in(nummers: list[str]) -> list[UUID]:
    with wie.als(dienst()):
        return inwoners.inschrijven_alle(
            [inwoners.Inschrijving(bsn, "Aukje", "de Wit", date(1984, 2, 3), geheimhouding=0) for bsn in nummers]
        )


def _vind(nummer: str) -> Any:
    with wie.als(dienst()):
        return queries.persoon_bij_bsn(nummer)


def _wissel(bestand: Path, bos: str) -> tuple[str, str]:
    oud = sleutels.sleutelbos(bos).actief
    nieuw = sleutelbestand.voeg_toe(bestand, bos)
    sleutelbestand.activeer(bestand, bos, nieuw)
    return oud, nieuw


@pytest.mark.committen
@pytest.mark.usefixtures("worker")
def test_onder_belasting_wisselen_geeft_geen_fout_en_laat_niets_achter_sec_30(bestand: Path) -> None:
    """Readers and writers go on while both rings change; the full load runs in the bench."""
    maak_gemeente("0246")
    vooraf = _schrijf_in(BSN[:AANTAL])
    fouten: list[BaseException] = []
    klaar = threading.Event()

    def lees() -> None:
        while not klaar.is_set():
            assert [_vind(bsn) for bsn in BSN[:AANTAL]] == vooraf

    def schrijf() -> None:
        for bsn in BSN[AANTAL : 2 * AANTAL]:
            _schrijf_in([bsn])

    def vang(doe: Any) -> None:
        try:
            doe()
        except BaseException as fout:
            fouten.append(fout)
        finally:
            connections.close_all()

    draden = [threading.Thread(target=vang, args=(doe,)) for doe in (lees, schrijf)]
    for draad in draden:
        draad.start()
    gewisseld = {bos: _wissel(bestand, bos) for bos in ("aead", "bsn_hash")}
    sleutelwissel.zet_om()
    draden[1].join()
    sleutelwissel.zet_om()
    klaar.set()
    draden[0].join()

    assert fouten == []
    for bos, (oud, nieuw) in gewisseld.items():
        geteld = sleutelwissel.per_sleutel(bos)
        assert (geteld[oud], geteld[nieuw]) == (0, 2 * AANTAL)
        call_command("sleutels", "intrekken", bos, oud, stdout=StringIO())
    assert [_vind(bsn) for bsn in BSN[:AANTAL]] == vooraf


@pytest.mark.django_db
def test_een_nieuwe_sleutel_wordt_gezien_zonder_herstart_en_de_oude_leest_nog_sec_30(bestand: Path) -> None:
    plaats: dict[str, Any] = {"tabel": "t", "kolom": "k", "rij": UUID(int=1)}
    oud = sleutels.versleutel("geheim", **plaats)

    _, nieuw = _wissel(bestand, "aead")

    assert sleutels.sleutel_van(sleutels.versleutel("geheim", **plaats)) == nieuw
    assert sleutels.ontsleutel(oud, **plaats) == "geheim"


@pytest.mark.committen
@pytest.mark.usefixtures("worker")
def test_een_sleutel_waar_nog_iets_op_staat_kan_niet_weg_sec_30(bestand: Path) -> None:
    maak_gemeente("0246")
    _schrijf_in(BSN[:3])
    oud, _ = _wissel(bestand, "aead")

    with pytest.raises(CommandError, match=f"nog 3 rijen op {oud}"):
        call_command("sleutels", "intrekken", "aead", oud)

    call_command("sleutels", "omzetten", stdout=StringIO())
    call_command("sleutels", "intrekken", "aead", oud, stdout=StringIO())
    assert oud not in json.loads(bestand.read_text())["aead"]["sleutels"]
    assert _vind(BSN[0]) is not None


@pytest.mark.django_db
@pytest.mark.parametrize("bos", ["zegel", "ketenkop"])
def test_waar_oude_logs_mee_nagekeken_worden_gaat_nooit_weg_sec_30(bestand: Path, bos: str) -> None:
    oud, _ = _wissel(bestand, bos)

    with pytest.raises(CommandError, match="gaat nooit weg"):
        call_command("sleutels", "intrekken", bos, oud)


@pytest.mark.committen
@pytest.mark.usefixtures("worker")
def test_stand_zegt_per_sleutel_hoeveel_rijen_erop_staan_sec_30(bestand: Path) -> None:
    maak_gemeente("0246")
    _schrijf_in(BSN[:2])
    uit = StringIO()

    call_command("sleutels", "stand", stdout=uit)

    assert "aead k1 (actief): 2 rijen" in uit.getvalue()
    assert "bsn_hash h1 (actief): 2 rijen" in uit.getvalue()
    assert "zegel z1 (actief)\n" in uit.getvalue()


def test_elke_versleutelde_kolom_gaat_mee_of_zegt_waarom_niet_sec_30_sec_31() -> None:
    """What a table calls encrypted is bytes that move, a hash that moves along, or under a key of its own."""
    beweegt = {(cel.model._meta.db_table, kolom) for cel in sleutelwissel.cellen() for kolom in (cel.kolom, cel.hash)}
    versleuteld = {
        (model._meta.db_table, str(veld.column))
        for model in beschermde_modellen()
        for veld in model._meta.concrete_fields
        if verwerking_van(model).klasse_van(str(veld.column)) == Klasse.VERSLEUTELD
    }

    assert ("inwoners_persoon", "bsn_hash") in beweegt
    assert {paar for paar in versleuteld - beweegt if paar[0] not in sleutelwissel.EIGEN_SLEUTEL} == set()


@pytest.mark.django_db
def test_een_cijfertekst_uit_een_andere_rij_of_kolom_gaat_nergens_open_sec_31() -> None:
    """Every encrypted column: its value in another row, and in another column, is refused."""
    for cel in sleutelwissel.cellen():
        plaats = cel.plaats
        cijfer = sleutels.versleutel("geheim", rij=UUID(int=1), **plaats)

        assert sleutels.ontsleutel(cijfer, rij=UUID(int=1), **plaats) == "geheim"
        for elders in (
            {**plaats, "rij": UUID(int=2)},
            {**plaats, "kolom": "anders", "rij": UUID(int=1)},
            *({**ander.plaats, "rij": UUID(int=1)} for ander in sleutelwissel.cellen() if ander != cel),
        ):
            with pytest.raises(ValueError, match="hoort niet bij deze rij"):
                sleutels.ontsleutel(cijfer, **elders)


@pytest.mark.committen
@pytest.mark.usefixtures("worker")
def test_sleutels_van_oude_waarden_gaan_mee_sec_30(bestand: Path) -> None:
    """What only the worker sees is counted and moved as well: else an old key would go while they need it."""
    maak_gemeente("0246")
    (persoon,) = _schrijf_in(BSN[:1])
    with transaction.atomic():
        zegel.als_verzegelaar("default")
        sleutel = sleutels.versleutel("c2xldXRlbA==", tabel="kern_objectsleutel", kolom="sleutel", rij=persoon)
        Objectsleutel.objects.create(id=persoon, gemeente_id="0246", sleutel=sleutel)
    oud, nieuw = _wissel(bestand, "aead")
    assert sleutelwissel.per_sleutel("aead")[oud] == 2

    sleutelwissel.zet_om()

    geteld = sleutelwissel.per_sleutel("aead")
    assert (geteld[oud], geteld[nieuw]) == (0, 2)
    with transaction.atomic():
        zegel.als_verzegelaar("default")
        assert sleutels.sleutel_van(Objectsleutel.objects.get().sleutel) == nieuw
