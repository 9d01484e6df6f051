"""`gemeente controleer` and `gemeente laden`: a third municipality is a folder."""

import io
import stat
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kern.pakket.conftest import BESTANDEN, Wijzig

from rotonde.catalogus import queries
from rotonde.catalogus.models import Aanbod, Catalogusregel, Product, Tarief
from rotonde.kern import klok, wie
from rotonde.kern.models import Gebeurtenis, Gemeente, Team, Woonkern
from rotonde.kern.pakket import laden, register
from rotonde.kern.pakket.controle import controleer
from rotonde.kern.soorten import Doel, Wet

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _halverwege_2024() -> Iterator[None]:
    with klok.op(klok.moment(date(2024, 7, 1))):
        yield


def roep(werkwoord: str, map_: Path, *, ja: bool = True) -> str:
    uitvoer = io.StringIO()
    call_command("gemeente", werkwoord, str(map_), ja=ja, stdout=uitvoer)
    return uitvoer.getvalue()


def in_proefdam() -> wie.Wie:
    return wie.dienst(gemeente="9901", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")


def test_een_derde_gemeente_is_een_map(proefdam: Path) -> None:
    uitvoer = roep("laden", proefdam)

    assert "producten: 1 nieuw, 0 gewijzigd, 0 vervallen" in uitvoer
    assert "Gemeente 9901 is geladen." in uitvoer
    with wie.als(in_proefdam()):
        assert Gemeente.objects.get(code="9901").contact["telefoon"] == "0123 45 67 89"
        assert [kern.naam for kern in Woonkern.objects.order_by("code")] == ["Noord", "Zuid"]
        assert Team.objects.get(code="loket").wachtrij
        product = queries.product_op(date(2024, 7, 1), "hulp")
        assert (product.wet, product.afslag, product.groep) == (Wet.WMO, 2, "huis")
        treffers = queries.zoek_aanbod(date(2024, 7, 1), leefgebied="geld", kern="noord", afslag=None)
        assert [treffer.aanbod.naam for treffer in treffers] == ["Een maatje"]


def test_een_tweede_keer_laden_verandert_niets(proefdam: Path) -> None:
    roep("laden", proefdam)
    with wie.als(in_proefdam()):
        eerder = Gebeurtenis.objects.count()

    assert roep("laden", proefdam) == "Gemeente 9901 is al bij: er verandert niets.\n"
    with wie.als(in_proefdam()):
        assert Gebeurtenis.objects.count() == eerder


def test_een_gewijzigde_regel_sluit_de_oude_rij_en_opent_een_nieuwe(proefdam: Path, wijzig: Wijzig) -> None:
    roep("laden", proefdam)
    wijzig("tarieven.yaml", "bedrag: 30.00", "bedrag: 32.50")

    with klok.op(klok.moment(date(2024, 9, 1))):
        assert "~ hulp (bedrag: 30.00 → 32.50)" in roep("laden", proefdam)

    with wie.als(in_proefdam()):
        rijen = [(t.geldig.lower, t.geldig.upper, str(t.bedrag)) for t in queries.alle_regels(Tarief)]
    assert rijen == [
        (date(2024, 1, 1), date(2024, 9, 1), "30.00"),
        (date(2024, 9, 1), None, "32.50"),
    ]


def test_een_aangekondigd_tarief_gaat_in_op_zijn_dag(proefdam: Path, wijzig: Wijzig) -> None:
    roep("laden", proefdam)
    wijzig(
        "tarieven.yaml",
        "bedrag: 30.00}",
        "bedrag: 30.00}\n  - {product: hulp, bedrag: 33.00, geldig_vanaf: 2025-01-01}",
    )
    roep("laden", proefdam)

    with wie.als(in_proefdam()):
        assert str(queries.tarief_op(date(2024, 12, 31), "hulp")) == "30.00"
        assert str(queries.tarief_op(date(2025, 1, 1), "hulp")) == "33.00"
        assert queries.tarief_op(date(2023, 12, 31), "hulp") is None


def test_een_weggehaalde_regel_vervalt_en_blijft_als_geschiedenis(proefdam: Path) -> None:
    roep("laden", proefdam)
    (proefdam / "aanbod.yaml").unlink()

    assert "  - maatje" in roep("laden", proefdam)
    with wie.als(in_proefdam()):
        assert [rij.geldig.upper for rij in queries.alle_regels(Aanbod)] == [date(2024, 7, 1)]
        assert not queries.zoek_aanbod(date(2024, 7, 1), leefgebied=None, kern=None, afslag=None)


def test_een_fout_laadt_niets_en_noemt_de_plek(proefdam: Path, wijzig: Wijzig) -> None:
    wijzig("mandaten.yaml", "rol: consulent", "rol: consulant")

    with pytest.raises(CommandError, match=r"mandaten.yaml:5, veld “regels\[1\].rol”"):
        roep("laden", proefdam)
    assert not Gemeente.objects.filter(code="9901").exists()


def test_zonder_terminal_vraagt_laden_om_ja(proefdam: Path) -> None:
    with pytest.raises(CommandError, match="voeg --ja toe"):
        roep("laden", proefdam, ja=False)
    assert not Gemeente.objects.filter(code="9901").exists()


@pytest.mark.parametrize(("antwoord", "geladen"), [("j", True), ("ja", True), ("", False), ("nee", False)])
def test_in_een_terminal_beslist_het_antwoord(
    proefdam: Path, monkeypatch: pytest.MonkeyPatch, antwoord: str, geladen: bool
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda vraag: antwoord)

    uitvoer = roep("laden", proefdam, ja=False)

    assert ("is geladen" in uitvoer) is geladen
    assert ("Er is niets geladen" in uitvoer) is not geladen
    assert Gemeente.objects.filter(code="9901").exists() is geladen


def test_controleren_schrijft_niets(proefdam: Path) -> None:
    assert "klopt" in roep("controleer", proefdam)
    assert not Gemeente.objects.filter(code="9901").exists()


def ingepakt(map_: Path, zip_: Path, *, boven: str = "") -> Path:
    with zipfile.ZipFile(zip_, "w", zipfile.ZIP_DEFLATED) as archief:
        for pad in sorted(map_.rglob("*")):
            archief.write(pad, f"{boven}{pad.relative_to(map_)}")
    return zip_


@pytest.mark.parametrize(("naam", "boven"), [("9901-proefdam.zip", ""), ("van de gemeente.ZIP", "9901-proefdam/")])
def test_een_zip_bestand_laadt_wat_de_map_laadt_sec_15(proefdam: Path, tmp_path: Path, naam: str, boven: str) -> None:
    zip_ = ingepakt(proefdam, tmp_path / naam, boven=boven)

    assert roep("controleer", zip_) == roep("controleer", proefdam)
    assert "Gemeente 9901 is geladen." in roep("laden", zip_)
    assert roep("laden", proefdam) == "Gemeente 9901 is al bij: er verandert niets.\n"


def test_het_pakket_van_heerde_laadt_uit_een_zip_precies_als_uit_de_map_sec_15(tmp_path: Path) -> None:
    heerde = Path(__file__).resolve().parents[2] / "gemeenten" / "0246-heerde"
    zip_ = ingepakt(heerde, tmp_path / "0246-heerde.zip")

    assert roep("controleer", zip_) == roep("controleer", heerde)
    assert "Gemeente 0246 is geladen." in roep("laden", zip_)
    assert roep("laden", heerde) == "Gemeente 0246 is al bij: er verandert niets.\n"


def test_wat_uitgepakt_werd_is_weg_voordat_iemand_akkoord_geeft_sec_15(
    proefdam: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tijdelijk))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda vraag: "" if any(tijdelijk.iterdir()) else "ja")

    zip_ = ingepakt(proefdam, tmp_path / "9901-proefdam.zip")

    assert "Gemeente 9901 is geladen." in roep("laden", zip_, ja=False)
    assert list(tijdelijk.iterdir()) == []


def test_een_zip_bestand_dat_niet_mag_laadt_niets_en_laat_niets_achter_sec_15(
    proefdam: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tijdelijk))
    zip_ = ingepakt(proefdam, tmp_path / "9901-proefdam.zip")
    koppeling = zipfile.ZipInfo("budgetten.yaml")
    koppeling.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(zip_, "a") as archief:
        archief.writestr(koppeling, "/etc/passwd")

    with pytest.raises(CommandError, match=r"“budgetten.yaml” in 9901-proefdam.zip is geen gewoon bestand"):
        roep("laden", zip_)
    assert not Gemeente.objects.filter(code="9901").exists()
    assert list(tijdelijk.iterdir()) == []


def test_een_verschil_dat_intussen_verouderde_wordt_niet_toegepast(proefdam: Path) -> None:
    soorten = register.ontdek()
    pakket = controleer(proefdam, soorten)
    gezien = laden.bereken(pakket, soorten)
    roep("laden", proefdam)

    with pytest.raises(Exception, match="intussen gewijzigd"):
        laden.laad(pakket, soorten, gezien)


def test_de_pakketten_van_het_huis_laden_en_raken_elkaar_niet() -> None:
    gemeenten = Path(__file__).resolve().parents[2] / "gemeenten"
    for map_ in ("0246-heerde", "1509-oude-ijsselstreek"):
        roep("laden", gemeenten / map_)
        assert "er verandert niets" in roep("laden", gemeenten / map_)

    for code, naam in (("0246", "wmo-avslh"), ("1509", None)):
        with wie.als(wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
            assert Product.objects.filter(code="wmo-avslh").exists() == (naam is not None)
            for model in Catalogusregel.__subclasses__():
                assert set(model._default_manager.values_list("gemeente_id", flat=True)) <= {code}


def test_wat_halverwege_stukloopt_laat_niets_achter(proefdam: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last kind fails in the middle of loading: of the earlier kinds nothing stays either."""

    def stuk(zelf: object, mutaties: object) -> None:
        raise RuntimeError("stroom weg")

    roep("controleer", proefdam)
    soorten = register.ontdek()
    laatste = next(soort for naam, soort in reversed(soorten.items()) if soort.lader and naam == "aanbod")
    assert laatste.lader is not None
    monkeypatch.setattr(type(laatste.lader({})), "toepassen", stuk)

    with pytest.raises(RuntimeError, match="stroom weg"):
        roep("laden", proefdam)
    assert not Gemeente.objects.filter(code="9901").exists()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bestand=st.sampled_from(sorted(BESTANDEN)),
    plek=st.floats(0, 1, exclude_max=True),
    stuk=st.sampled_from(["", "x", "9", "'", "\n", "2025-01-01", "-", ", ", "null", "é" * 300]),
    weg=st.integers(0, 6),
)
def test_een_beschadigd_pakket_laadt_heel_of_helemaal_niet(
    proefdam: Path, bestand: str, plek: float, stuk: str, weg: int
) -> None:
    """Whatever is cut or typed into a file: a sentence and an empty database, or everything that the pack says."""
    tekst = BESTANDEN[bestand]
    knip = int(plek * len(tekst))
    (proefdam / bestand).write_text(tekst[:knip] + stuk + tekst[knip + weg :], encoding="utf-8")
    zin = ""
    with transaction.atomic():
        try:
            roep("laden", proefdam)
        except CommandError as fout:
            zin = str(fout)
        if zin:
            assert zin.endswith(".")
            assert not Gemeente.objects.filter(code="9901").exists()
        else:
            soorten = register.ontdek()
            assert not any(laden.bereken(controleer(proefdam, soorten), soorten).values())
        transaction.set_rollback(True)
    (proefdam / bestand).write_text(tekst, encoding="utf-8")
