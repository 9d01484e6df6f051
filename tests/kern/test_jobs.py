"""The work of the cellar runs as often as AF-04 asks, and the worker knows it."""

import itertools

import pytest
from procrastinate.contrib.django import app


@pytest.mark.parametrize(("taak", "seconden"), [("kern.verzegelen", 20), ("kern.luisteren", 5)])
def test_een_taak_loopt_om_de_zoveel_seconden_af_04(taak: str, seconden: int) -> None:
    periodiek = next(werk for (naam, _), werk in app.periodic_registry.periodic_tasks.items() if naam == taak)
    rooster = periodiek.croniter
    rooster.set_current(1_800_000_000.0)

    tijden = [rooster.get_next(float) for _ in range(100)]

    assert {straks - nu for nu, straks in itertools.pairwise(tijden)} == {float(seconden)}
