"""How old the last copy and the last good drill are, and from when that is not well (REL-13, REL-14, REL-20)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from rotonde.kern import bewaking
from rotonde.kern.gezondheid import Stand
from rotonde.kern.models import Herstelbewijs
from rotonde.kern.soorten import HerstelSoort

pytestmark = pytest.mark.django_db
DELEN = [
    (bewaking.reservekopie, HerstelSoort.KOPIE, timedelta(hours=26), "uren_oud"),
    (bewaking.herstelproef, HerstelSoort.PROEF, timedelta(days=31), "dagen_oud"),
]


@pytest.mark.parametrize(("meet", "soort", "hoogstens", "cijfer"), DELEN)
def test_te_oud_is_rood_en_op_tijd_is_goed_rel_14_rel_20(
    settings: LazySettings, meet: Callable[[], Stand], soort: HerstelSoort, hoogstens: timedelta, cijfer: str
) -> None:
    settings.PRODUCTIE = True
    assert meet() == Stand(False, {cijfer: None})

    for ouderdom, gezond in ((hoogstens + timedelta(hours=3), False), (hoogstens - timedelta(hours=1), True)):
        Herstelbewijs.objects.create(soort=soort, kopie="k", gelukt=True, moment=timezone.now() - ouderdom)
        assert meet().gezond is gezond


@pytest.mark.parametrize(("meet", "soort", "hoogstens", "cijfer"), DELEN)
def test_wat_mislukte_telt_niet_rel_14(
    settings: LazySettings, meet: Callable[[], Stand], soort: HerstelSoort, hoogstens: timedelta, cijfer: str
) -> None:
    settings.PRODUCTIE = True
    Herstelbewijs.objects.create(soort=soort, kopie="k", gelukt=False)

    assert meet() == Stand(False, {cijfer: None})


@pytest.mark.parametrize("meet", [bewaking.reservekopie, bewaking.herstelproef])
def test_een_demonstratie_heeft_niets_te_verliezen(meet: Callable[[], Stand]) -> None:
    assert meet().gezond
