"""Mandaten come from the pack, and a change never touches what was decided before."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.kern.pakket.conftest import Wijzig, proefdam, wijzig

from rotonde.besluiten.models import Mandaat
from rotonde.kern import klok, wie
from rotonde.kern.soorten import Doel, Rol, Wet

__all__ = ["proefdam", "wijzig"]
pytestmark = pytest.mark.django_db
DAG = date(2024, 7, 1)


@pytest.fixture(autouse=True)
def _op_de_dag() -> Iterator[None]:
    with klok.op(klok.moment(DAG)):
        yield


def laad(map_: Path) -> str:
    uitvoer = io.StringIO()
    call_command("gemeente", "laden", str(map_), ja=True, stdout=uitvoer)
    return uitvoer.getvalue()


def mandaten() -> list[Mandaat]:
    with wie.als(wie.dienst(gemeente="9901", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
        return list(Mandaat.objects.order_by("code", "geldig"))


def test_een_verleend_mandaat_draagt_de_rol_achter_de_functie(proefdam: Path) -> None:
    laad(proefdam)

    (mandaat,) = mandaten()
    assert (mandaat.rol, mandaat.functie, mandaat.functie_naam) == (Rol.AANSPREEKPUNT, "consulent", "Consulent")
    assert (mandaat.wet, mandaat.afslag, mandaat.max_bedrag, mandaat.max_maanden) == (Wet.WMO, 2, 5000, 24)
    assert (mandaat.geldig.lower, mandaat.geldig.upper) == (date(2024, 1, 1), None)


def test_een_gewijzigd_mandaat_gaat_morgen_in_en_een_tweede_keer_laden_verandert_niets(
    proefdam: Path, wijzig: Wijzig
) -> None:
    """A besluit of today may rest on the old mandaat; from tomorrow on the new one counts (Awb 10:3)."""
    laad(proefdam)
    wijzig("mandaten.yaml", "max_bedrag: 5000", "max_bedrag: 4000")
    assert "max_bedrag: 5000.00 → 4000" in laad(proefdam)

    assert [(m.geldig.lower, m.geldig.upper, m.max_bedrag) for m in mandaten()] == [
        (date(2024, 1, 1), date(2024, 7, 2), 5000),
        (date(2024, 7, 2), None, 4000),
    ]
    assert "er verandert niets" in laad(proefdam)


def test_een_weggehaald_mandaat_eindigt_morgen(proefdam: Path, wijzig: Wijzig) -> None:
    laad(proefdam)
    wijzig("mandaten.yaml", "code: M1", "code: M2")
    laad(proefdam)

    assert [(m.code, m.geldig.upper) for m in mandaten()] == [("M1", date(2024, 7, 2)), ("M2", None)]


@pytest.mark.parametrize("oordeel", ["geen", "nog_te_verlenen", "rechtstreeks", "wijst_de_weg"])
def test_wat_niet_verleend_is_geeft_geen_mandaat(proefdam: Path, wijzig: Wijzig, oordeel: str) -> None:
    wijzig("mandaten.yaml", "afslag: 2", f"afslag: 2\n    oordeel: {oordeel}")
    laad(proefdam)

    assert mandaten() == []


def test_een_functie_zonder_grondrol_krijgt_geen_mandaat(proefdam: Path, wijzig: Wijzig) -> None:
    wijzig("rollen.yaml", ", grondrol: AANSPREEKPUNT", "")

    with pytest.raises(CommandError, match="Mandaat M1 is verleend aan “consulent”, die geen grondrol heeft"):
        laad(proefdam)
    assert mandaten() == []


def test_een_mandaat_dat_al_vastligt_voor_later_verandert_niet(proefdam: Path, wijzig: Wijzig) -> None:
    wijzig("mandaten.yaml", "geldig_vanaf: 2024-01-01", "geldig_vanaf: 2025-01-01")
    laad(proefdam)
    wijzig("mandaten.yaml", "max_bedrag: 5000", "max_bedrag: 4000")

    with pytest.raises(CommandError, match="Mandaat M1 ligt vast vanaf 01-01-2025: geef de wijziging een latere"):
        laad(proefdam)
    wijzig("mandaten.yaml", "geldig_vanaf: 2025-01-01", "geldig_vanaf: 2025-02-01")
    laad(proefdam)
    assert [(m.geldig.lower, m.max_bedrag) for m in mandaten()] == [(date(2025, 1, 1), 5000), (date(2025, 2, 1), 4000)]
