"""Listening: each announced thing is handled once, in order, also after a crash."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from tests.kern.conftest import HEERDE, wacht_tot_voorbij

from rotonde.kern import gebeurtenissen, luisteraars, wie
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.luisteraars import Luisteraar
from rotonde.kern.models import Gebeurtenis, Gemeente
from rotonde.kern.wie import Wie

pytestmark = pytest.mark.committen
Dienst = Callable[[str], Wie]


@pytest.fixture(autouse=True)
def heerde() -> None:
    Gemeente.objects.create(code=HEERDE, naam="Heerde", slug="heerde")


def _gebeur(dienst: Dienst, soort: str) -> UUID:
    ding = uuid4()
    with wie.als(dienst(HEERDE)):
        gebeurtenissen.noteer(soort, [Feit("ding", ding)])
    wacht_tot_voorbij()
    return ding


def test_een_luisteraar_hoort_elk_bericht_eenmaal_en_alleen_het_eigene(dienst: Dienst) -> None:
    gehoord: list[UUID] = []
    luisteraar = Luisteraar("t", frozenset({"a.gebeurd"}), lambda gebeurtenis: gehoord.append(gebeurtenis.object_id))
    eerste = _gebeur(dienst, "a.gebeurd")
    _gebeur(dienst, "b.gebeurd")

    luisteraars.verwerk(luisteraar)
    tweede = _gebeur(dienst, "a.gebeurd")
    luisteraars.verwerk(luisteraar)
    luisteraars.verwerk(luisteraar)

    assert gehoord == [eerste, tweede]


def test_na_een_fout_komt_het_bericht_terug(dienst: Dienst) -> None:
    ding = _gebeur(dienst, "a.gebeurd")
    gehoord: list[UUID] = []

    def struikelt(gebeurtenis: Gebeurtenis) -> None:
        raise RuntimeError("stuk")

    with pytest.raises(RuntimeError):
        luisteraars.verwerk(Luisteraar("t", frozenset({"a.gebeurd"}), struikelt))
    luisteraars.verwerk(Luisteraar("t", frozenset({"a.gebeurd"}), lambda g: gehoord.append(g.object_id)))

    assert gehoord == [ding]
