"""What the database itself refuses in the catalogus."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from rotonde.catalogus.models import Tarief, lijn_van
from rotonde.kern import wie
from rotonde.kern.models import Gemeente
from rotonde.kern.periode import periode
from rotonde.kern.soorten import Doel, Wet

pytestmark = pytest.mark.django_db


def tarief(van: date, tot: date | None, bedrag: str = "30.00", gemeente: str = "9901") -> Tarief:
    return Tarief.objects.create(
        gemeente_id=gemeente,
        code="hulp",
        lijn=lijn_van(gemeente, "tarieven", "hulp"),
        geldig=periode(van, tot),
        bron="verzonnen",
        bedrag=Decimal(bedrag),
    )


@pytest.fixture(autouse=True)
def _in_proefdam() -> object:
    Gemeente.objects.create(code="9901", naam="Proefdam", slug="proefdam")
    vrager = wie.dienst(gemeente="9901", wet=Wet.ALGEMEEN, doel=Doel.BEHEER, grond="proef")
    with wie.als(vrager):
        yield vrager


def test_twee_rijen_van_een_lijn_gelden_nooit_tegelijk() -> None:
    tarief(date(2024, 1, 1), date(2025, 1, 1))
    with pytest.raises(IntegrityError, match="tarief_een_tegelijk"), transaction.atomic():
        tarief(date(2024, 12, 31), None)
    tarief(date(2025, 1, 1), None)
    assert Tarief.objects.count() == 2


def test_een_tarief_is_nooit_negatief() -> None:
    with pytest.raises(IntegrityError, match="tarief_niet_negatief"), transaction.atomic():
        tarief(date(2024, 1, 1), None, bedrag="-1.00")
