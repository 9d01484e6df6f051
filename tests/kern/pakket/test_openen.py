"""A pack in a folder or in a zip file, and how its name reaches the check."""

import zipfile
from pathlib import Path

import pytest

from rotonde.kern.fouten import Ongeldig
from rotonde.kern.pakket import register
from rotonde.kern.pakket.bevinding import PakketFout
from rotonde.kern.pakket.controle import controleer
from rotonde.kern.pakket.openen import geopend


def zip_met(pad: Path, *namen: str) -> Path:
    with zipfile.ZipFile(pad, "w") as archief:
        for naam in namen:
            archief.writestr(naam, "bron: verzonnen\n" if not naam.endswith("/") else "")
    return pad


def test_een_map_blijft_waar_zij_is(proefdam: Path) -> None:
    with geopend(proefdam) as map_:
        assert map_ == proefdam
    assert proefdam.is_dir()


@pytest.mark.parametrize(
    ("archief", "namen", "map_"),
    [
        ("9901-proefdam.zip", ("gemeente.yaml", "raadsmonitor/2024.yaml"), "9901-proefdam"),
        ("9901-proefdam", ("gemeente.yaml",), "9901-proefdam"),
        ("levering.zip", ("9901-proefdam/gemeente.yaml", "9901-proefdam/raadsmonitor/2024.yaml"), "9901-proefdam"),
        ("levering.zip", ("9901-proefdam/", "9901-proefdam/gemeente.yaml"), "9901-proefdam"),
    ],
)
def test_een_zip_bestand_heet_naar_zichzelf_of_naar_zijn_map_sec_15(
    tmp_path: Path, archief: str, namen: tuple[str, ...], map_: str
) -> None:
    with geopend(zip_met(tmp_path / archief, *namen)) as uit:
        assert uit.name == map_
        assert (uit / "gemeente.yaml").read_text() == "bron: verzonnen\n"
        assert (uit / "raadsmonitor" / "2024.yaml").is_file() == any("raadsmonitor" in naam for naam in namen)
    assert not uit.exists()


def test_twee_mappen_in_een_zip_bestand_zijn_een_zin_sec_15(tmp_path: Path) -> None:
    zip_ = zip_met(tmp_path / "levering.zip", "9901-proefdam/gemeente.yaml", "__MACOSX/._gemeente.yaml")

    zin = r"^levering.zip heeft meer dan één map \(9901-proefdam en __MACOSX\): houd alleen"
    with pytest.raises(Ongeldig, match=zin), geopend(zip_):
        pass


@pytest.mark.parametrize("naam", ["levering.zip", "9901-proefdam (1).zip", "...zip"])
def test_een_zip_bestand_zonder_code_in_de_naam_is_een_bevinding_sec_15(tmp_path: Path, naam: str) -> None:
    with geopend(zip_met(tmp_path / naam, "gemeente.yaml")) as map_, pytest.raises(PakketFout) as fout:
        controleer(map_, register.ontdek())

    assert "noem de map of het zip-bestand naar CBS-code en naam" in str(fout.value)


@pytest.mark.parametrize(("naam", "zin"), [("weg.zip", "is niet te lezen"), ("los.yaml", "is geen zip-bestand")])
def test_wat_geen_map_en_geen_zip_is_is_een_zin_sec_15(tmp_path: Path, naam: str, zin: str) -> None:
    (tmp_path / "los.yaml").write_text("code: '9901'\n")

    with pytest.raises(Ongeldig, match=zin), geopend(tmp_path / naam):
        pass


def test_een_map_die_er_niet_is_houdt_haar_eigen_zin(tmp_path: Path) -> None:
    with geopend(tmp_path / "9901-weg") as map_, pytest.raises(PakketFout, match="deze map bestaat niet"):
        controleer(map_, register.ontdek())
