"""The head of the chain leaves the database, and what is broken is told at once (SEC-27, SEC-28)."""

import base64
import json
import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from bench.los import ALIAS, meester
from bench.zegel import gevonden, ingreep
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management import CommandError, call_command
from django.db import connections
from pytest_django.fixtures import Settings
from tests.databank import Proefbank
from tests.kern.conftest import HEERDE, OIJ
from tests.kern.test_zegel import _als_superuser, _gebeur, _verzegel_alles

from rotonde.cluster.server import BEHEERDER
from rotonde.kern import gezondheid, keten, ketenkop, klok, zegel
from rotonde.kern.models import Gemeente
from rotonde.kern.wie import Wie

pytestmark = pytest.mark.committen
INGREPEN = 60


@pytest.fixture
def koppen(dienst: Callable[[str], Wie], settings: Settings, tmp_path: Path) -> Path:
    """Three sealed batches of four lines, each with its exported head."""
    settings.ROTONDE_KETENMAP = tmp_path
    Gemeente.objects.create(code=HEERDE, naam="Heerde", slug="heerde")
    Gemeente.objects.create(code=OIJ, naam="Oude IJsselstreek", slug="oude-ijsselstreek")
    for _ in range(3):
        _gebeur(dienst)
        _verzegel_alles(minstens=4)
        ketenkop.voer_uit(using="worker")
    return tmp_path / ketenkop.BESTAND


@pytest.fixture
def superuser(proefbank: Proefbank) -> Iterator[str]:
    """An alias that no trigger and no policy holds back."""
    wachtwoord = (proefbank.cluster.map / "beheerder").read_text().strip()
    meester(proefbank.cluster.url(BEHEERDER, wachtwoord, proefbank.databank))
    yield ALIAS
    connections[ALIAS].close()
    del connections.databases[ALIAS]
    del connections[ALIAS]


def test_elke_toevallige_ingreep_van_een_superuser_wordt_gevonden_sec_27(koppen: Path, superuser: str) -> None:
    """A sample; the full 1,000 run in the bench."""
    assert not gevonden([], koppen.parent, superuser)

    toeval = random.Random(27)
    getrokken = [ingreep(toeval) for _ in range(INGREPEN)]
    gemist = [soort for soort, sql in getrokken if not gevonden(sql, koppen.parent, superuser)]

    assert gemist == []
    assert len({soort for soort, _ in getrokken}) == 10


def test_afkappen_van_de_nieuwste_zegels_ziet_alleen_de_kop_daarbuiten_sec_27(
    koppen: Path, proefbank: Proefbank
) -> None:
    _als_superuser(proefbank, "DELETE FROM kern_gebeurtenis WHERE xact >= (SELECT max(van_xact) FROM kern_zegel)")
    _als_superuser(proefbank, "DELETE FROM kern_zegel WHERE volgnummer = 3")

    assert zegel.controleer(using="worker") == []
    assert [breuk.reden for breuk in keten.controleer(using="worker").breuken] == [
        "het zegel is weg, zegt de kop die buiten de database staat"
    ]


def _regels(koppen: Path) -> list[str]:
    return koppen.read_text().splitlines()


@pytest.mark.parametrize(
    ("verander", "reden"),
    [
        (lambda r: [r[0], r[2]], "er ontbreekt een regel, of er staat een regel te veel"),
        (lambda r: [r[1], r[0], r[2]], "er ontbreekt een regel, of er staat een regel te veel"),
        (lambda r: [r[0], r[1].replace('"nummer": 2', '"nummer": 3'), r[2]], "de handtekening klopt niet"),
        (lambda r: [*r, "niets"], "deze regel is geen kop van de keten"),
    ],
    ids=["regel weg", "verwisseld", "gewijzigd", "erbij"],
)
def test_een_ingreep_in_het_bestand_met_koppen_valt_op_sec_27(
    koppen: Path, verander: Callable[[list[str]], list[str]], reden: str
) -> None:
    assert ketenkop.controleer(using="worker") == []

    koppen.write_text("\n".join(verander(_regels(koppen))) + "\n")

    assert reden in {breuk.reden for breuk in ketenkop.controleer(using="worker")}


def test_een_bestand_met_koppen_dat_weg_is_is_een_breuk_en_begint_niet_vanzelf_opnieuw_sec_27(koppen: Path) -> None:
    """The first hours one comes with the first seal; after that only a person begins a new one."""
    koppen.unlink()
    assert ketenkop.controleer(using="worker") == []
    ketenkop.begin(using="worker")
    ketenkop.begin(using="worker")
    assert len(_regels(koppen)) == 1
    koppen.unlink()

    with klok.op(klok.nu() + timedelta(hours=3)):
        with pytest.raises(FileNotFoundError, match=ketenkop.KWIJT):
            ketenkop.voer_uit(using="worker")
        ketenkop.begin(using="worker")
        assert koppen.read_bytes() == b""
        koppen.unlink()
        ketenkop.begin(using="worker")
        assert koppen.read_bytes() == b""
        keten.kijk_na(using="worker")

    laatste = zegel.laatste_controle()
    assert laatste is not None
    assert laatste.breuken == [["ketenkop", 0, ketenkop.KWIJT]]
    assert not gezondheid.meet()["keten"].gezond
    with klok.op(klok.nu() + timedelta(hours=3)):
        ketenkop.voer_uit(using="worker", opnieuw=True)
        assert ketenkop.controleer(using="worker") == []


@pytest.mark.parametrize(("uren", "gezond"), [(1, True), (3, False)])
def test_een_kop_van_langer_dan_twee_uur_terug_is_rood_sec_28(koppen: Path, uren: int, gezond: bool) -> None:
    keten.kijk_na(using="worker")
    assert gezondheid.meet()["keten"].gezond

    with klok.op(klok.nu() - timedelta(hours=uren)):
        ketenkop.voer_uit(using="worker")

    assert gezondheid.meet()["keten"].gezond is gezond


def test_wie_alleen_de_openbare_sleutel_heeft_kan_een_kop_nakijken_sec_28(koppen: Path) -> None:
    regel = json.loads(_regels(koppen)[-1])
    handtekening = base64.b64decode(regel.pop("handtekening"))
    sleutel = bytes.fromhex(ketenkop.openbare_sleutels()[regel["sleutel"]])

    Ed25519PublicKey.from_public_bytes(sleutel).verify(handtekening, json.dumps(regel, sort_keys=True).encode())


def test_een_breuk_is_meteen_een_incident_bij_elke_gemeente_sec_28(koppen: Path, proefbank: Proefbank) -> None:
    assert keten.kijk_na(using="worker").breuken == ()
    assert gezondheid.meet()["keten"].gezond

    _als_superuser(proefbank, "UPDATE kern_gebeurtenis SET soort = 'x'")
    keten.kijk_na(using="worker")

    assert not gezondheid.meet()["keten"].gezond
    with proefbank.cluster.beheer(proefbank.databank) as alles:
        regels = alles.execute(
            "SELECT gemeente_id FROM kern_beveiligingsregel WHERE handeling = %s ORDER BY 1", [keten.GEBROKEN]
        ).fetchall()
    assert regels == [(HEERDE,), (OIJ,)]
    laatste = zegel.laatste_controle()
    assert laatste is not None
    assert [breuk[0] for breuk in laatste.breuken] == ["kern_gebeurtenis"] * 3


def test_de_opdracht_noemt_elke_breuk_en_de_snelheid_sec_28(
    koppen: Path, proefbank: Proefbank, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The command runs as worker; here the worker is an alias.
    monkeypatch.setitem(connections.databases, "default", connections.databases["worker"])
    connections["default"].close()
    del connections["default"]
    call_command("zegel", "controleren")
    assert "De keten klopt." in capsys.readouterr().out

    _als_superuser(proefbank, "UPDATE kern_gebeurtenis SET soort = 'x'")
    with pytest.raises(CommandError, match="gebroken op 3 plaatsen"):
        call_command("zegel", "controleren")

    uit = capsys.readouterr()
    assert "regels nagekeken in" in uit.out
    assert uit.err.count("de regels zijn niet meer wat verzegeld is") == 3
    connections["default"].close()
    del connections["default"]
