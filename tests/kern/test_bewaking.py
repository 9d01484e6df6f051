"""What the worker counts: once per gemeente, replaced by the next round, forgotten when nobody counts it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.kern.conftest import HEERDE

from rotonde.kern import gebeurtenissen, klok, luisteraars, metingen, wie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.luisteraars import Luisteraar
from rotonde.kern.metingen import Meetsoort
from rotonde.kern.models import Gemeente, Meting
from rotonde.kern.wie import Wie

Dienst = Callable[[str], Wie]


@pytest.fixture(autouse=True)
def heerde(db: None) -> None:
    Gemeente.objects.create(code=HEERDE, naam="Heerde", slug="heerde")


def test_een_ronde_vervangt_de_vorige_en_vergeet_wat_niet_meer_wordt_geteld(monkeypatch: pytest.MonkeyPatch) -> None:
    waarden = iter([{"a": 1.0, "b": 2.0}, {"a": 3.0, "b": None}])
    monkeypatch.setattr(metingen, "MEETSOORTEN", {"proef": Meetsoort("proef", "A test", lambda: next(waarden))})
    Meting.objects.create(naam="van_vroeger", gemeente=HEERDE, waarde=9, gemeten_op=timezone.now())

    metingen.meet_alles()
    assert (metingen.hoogste("proef"), metingen.totaal("proef")) == (2, 3)
    metingen.meet_alles()

    assert [(m.naam, m.deel, m.waarde) for m in metingen.laatste()] == [("proef", "a", 3.0), ("proef", "b", None)]


def test_een_luisteraar_die_niet_hoort_loopt_achter_en_na_het_horen_niet_meer_rel_20(
    dienst: Dienst, monkeypatch: pytest.MonkeyPatch
) -> None:
    luisteraar = Luisteraar("t", frozenset({"a.gebeurd"}), lambda _: None)
    monkeypatch.setattr(luisteraars, "LUISTERAARS", {"t": luisteraar})
    metingen.meet_alles()
    assert metingen.hoogste("luisteraar_achterstand_seconden") == 0

    with klok.op(timezone.now() - timedelta(minutes=2)), wie.als(dienst(HEERDE)):
        gebeurtenissen.noteer("a.gebeurd", [Feit("ding", uuid4())])
    metingen.meet_alles()

    assert metingen.hoogste("luisteraar_achterstand_seconden") == pytest.approx(120, abs=20)
    assert Meting.objects.get(deel="t").gemeente == HEERDE
