"""A clock that jumps gives lines a wrong time and mixes nothing up: logs are ordered by transaction (REL-21)."""

import time
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from tests.kern.conftest import HEERDE

from rotonde.kern import gebeurtenissen, klok, luisteraars, wie, zegel
from rotonde.kern.gebeurtenissen import Feit
from rotonde.kern.luisteraars import Luisteraar
from rotonde.kern.models import Gebeurtenis, Gemeente
from rotonde.kern.wie import Wie

pytestmark = pytest.mark.committen
SPRONGEN = (0, -26, 26, -1, 0)


def test_a_clock_that_jumps_loses_no_line_and_breaks_no_seal_rel_21(dienst: Callable[[str], Wie]) -> None:
    Gemeente.objects.create(code=HEERDE, naam="Heerde", slug="heerde")
    gehoord: list[Gebeurtenis] = []
    luisteraar = Luisteraar("proef.klok", frozenset({"test.gebeurd"}), gehoord.append)
    verzegeld, einde = 0, time.monotonic() + 20

    for uren in SPRONGEN:
        with klok.op(timezone.now() + timedelta(hours=uren)), wie.als(dienst(HEERDE)):
            gebeurtenissen.noteer("test.gebeurd", [Feit("ding", uuid4())])
        verzegeld += zegel.verzegel(using="worker")
        luisteraars.verwerk(luisteraar)
    # Transactions in other databases on this server hold the boundary back for a moment.
    while (verzegeld < len(SPRONGEN) or len(gehoord) < len(SPRONGEN)) and time.monotonic() < einde:
        verzegeld += zegel.verzegel(using="worker")
        luisteraars.verwerk(luisteraar)

    assert zegel.controleer(using="worker") == []
    assert verzegeld >= len(SPRONGEN)
    assert len({gebeurtenis.pk for gebeurtenis in gehoord}) == len(gehoord) == len(SPRONGEN)
