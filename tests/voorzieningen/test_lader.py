"""Budgets come from the pack, per calendar year and pot."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.kern.pakket.conftest import Wijzig, proefdam, wijzig

from rotonde.kern import wie
from rotonde.kern.soorten import Doel, Wet
from rotonde.voorzieningen.models import Budget

__all__ = ["proefdam", "wijzig"]
pytestmark = pytest.mark.django_db

BUDGETTEN = """geldig_vanaf: 2024-01-01
bron: verzonnen
regels:
  - {jaar: 2024, code: huis, wet: WMO, groepen: [huis], bedrag: 100000}
  - {jaar: 2025, code: huis, wet: WMO, groepen: [huis], bedrag: 104000}
"""


def laad(map_: Path) -> str:
    uitvoer = io.StringIO()
    call_command("gemeente", "laden", str(map_), ja=True, stdout=uitvoer)
    return uitvoer.getvalue()


def potten() -> list[tuple[int, str, int]]:
    with wie.als(wie.dienst(gemeente="9901", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")):
        return [(b.jaar, b.code, int(b.bedrag)) for b in Budget.objects.order_by("jaar")]


def test_een_pot_per_jaar_met_zijn_groepen(proefdam: Path, wijzig: Wijzig) -> None:
    (proefdam / "budgetten.yaml").write_text(BUDGETTEN, encoding="utf-8")
    laad(proefdam)
    assert potten() == [(2024, "huis", 100000), (2025, "huis", 104000)]
    assert "er verandert niets" in laad(proefdam)

    wijzig("budgetten.yaml", "104000", "110000")
    assert "~ 2025/huis (bedrag: 104000.00 → 110000)" in laad(proefdam)
    assert potten() == [(2024, "huis", 100000), (2025, "huis", 110000)]


def test_een_groep_zonder_product_kan_niet(proefdam: Path) -> None:
    (proefdam / "budgetten.yaml").write_text(BUDGETTEN.replace("[huis]", "[huys]", 1), encoding="utf-8")
    with pytest.raises(CommandError, match=r"budgetten.yaml:4, .*“huys” staat niet in producten.yaml; schrijf “huis”"):
        laad(proefdam)
    assert potten() == []
