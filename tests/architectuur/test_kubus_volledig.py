"""A new route, method, verb or rol without cells in the cube fails the build, with a sentence on what to do (SEC-10).

This is fast and needs no database; whether the cells come out stands in tests/kubus.
"""

from pathlib import Path

import pytest
from tests.kubus.eindpunten import BUITEN, eindpunten
from tests.kubus.proef import proeven
from tests.kubus.stel_voor import regels
from tests.kubus.tabel import HOE, KOLOMMEN, Cel, Eindpunt, Relatie, Uitkomst, lees, ontbreekt

from rotonde.kern import bevoegdheden
from rotonde.kern.soorten import Rol

NIEUW = Eindpunt("route", "regie:nieuw", "GET")


def test_elk_eindpunt_heeft_cellen_die_iemand_beoordeelde_sec_10_af_36() -> None:
    fouten = ontbreekt(eindpunten(), lees())

    assert not fouten, "\n".join(fouten)


def test_elk_eindpunt_heeft_een_proef_sec_10() -> None:
    verschil = {str(e) for e in eindpunten() ^ set(proeven())}

    assert not verschil, f"Zonder proef, of een proef zonder eindpunt: {', '.join(sorted(verschil))}. {HOE}"


def test_wat_buiten_de_kubus_staat_opent_voor_iedereen_en_bestaat() -> None:
    """The exceptions are no way around it: they stand in the table of bevoegdheden, and the door asks nothing there."""
    for naam in BUITEN:
        assert bevoegdheden.mag("route", naam, Rol.ANONIEM), naam


def _regels_van(tmp_path: Path, *, anders: dict[int, str] | None = None) -> list[Cel]:
    rijen = [[*KOLOMMEN, *Rol], *regels(NIEUW, geen=True)]
    rijen[1] = [anders.get(plek, "nee") if waarde == Uitkomst.OPEN and anders is not None else waarde
                for plek, waarde in enumerate(rijen[1])]  # fmt: skip
    (tmp_path / "regie.csv").write_text("\n".join(";".join(rij) for rij in rijen), encoding="utf-8")
    return lees(tmp_path)


def test_een_nieuwe_route_zonder_cellen_valt_op_sec_10() -> None:
    (zin,) = ontbreekt([NIEUW], [])

    assert "heeft nog geen cellen" in zin
    assert "tests.kubus.stel_voor" in zin


def test_een_vraagteken_telt_niet_als_beoordeeld_af_36(tmp_path: Path) -> None:
    (zin,) = ontbreekt([NIEUW], _regels_van(tmp_path))

    # A service never comes by a route, so its column is no question.
    assert f"{len(Rol) - 1} vraagtekens" in zin
    assert ontbreekt([NIEUW], _regels_van(tmp_path, anders={})) == []


def test_een_rol_zonder_kolom_een_halve_lijst_en_een_oude_route_vallen_op(tmp_path: Path) -> None:
    cellen = _regels_van(tmp_path, anders={})
    half = [Cel(cel.eindpunt, Relatie.EIGEN, cel.rol, cel.verwacht) for cel in cellen]

    assert "de kolom balie ontbreekt" in "".join(ontbreekt([NIEUW], [c for c in cellen if c.rol != Rol.BALIE]))
    assert "geef óf alleen" in "".join(ontbreekt([NIEUW], half))
    assert "bestaat niet" in "".join(ontbreekt([], cellen))


@pytest.mark.parametrize(("plek", "waarde"), [(4, "misschien"), (3, "overal")])
def test_een_onleesbare_cel_zegt_waar_zij_staat(tmp_path: Path, plek: int, waarde: str) -> None:
    rijen = [[*KOLOMMEN, *Rol], *regels(NIEUW, geen=True)]
    rijen[1][plek] = waarde
    (tmp_path / "regie.csv").write_text("\n".join(";".join(rij) for rij in rijen), encoding="utf-8")

    with pytest.raises(ValueError, match=r"regie\.csv, regel 2"):
        lees(tmp_path)
