"""A trace begins, is taken over, and is passed on as W3C Trace Context writes it."""

import json
import logging
from uuid import UUID, uuid4

import pytest

from rotonde.kern import spoor
from rotonde.kern.logboek import JsonFormatter

TRACE, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"


def test_een_goede_kop_wordt_voortgezet() -> None:
    hier = spoor.van_kop(f"00-{TRACE}-{SPAN}-01")

    assert (hier.trace, hier.ouder, hier.vlag) == (TRACE, SPAN, "01")
    assert hier.span != SPAN
    assert hier.kop == f"00-{TRACE}-{hier.span}-01"


def test_een_latere_versie_mag_meer_zeggen() -> None:
    assert spoor.van_kop(f"01-{TRACE}-{SPAN}-01-nieuws").trace == TRACE


@pytest.mark.parametrize(
    "kop",
    [
        None,
        "",
        "rommel",
        f"00-{TRACE}-{SPAN}",
        f"ff-{TRACE}-{SPAN}-01",
        f"00-{TRACE}-{SPAN}-01-te-veel",
        f"00-{TRACE.upper()}-{SPAN}-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE}-{SPAN}-01\n",
    ],
)
def test_wat_geen_goede_kop_is_begint_een_nieuw_spoor(kop: str | None) -> None:
    nieuw = spoor.van_kop(kop)

    assert nieuw.trace != TRACE
    assert nieuw.ouder == ""
    assert spoor.van_kop(nieuw.kop).trace == nieuw.trace


def test_het_spoor_is_het_procesnummer_van_de_logs() -> None:
    proces = uuid4()

    with spoor.volg(spoor.vervolg(proces)) as hier:
        assert spoor.proces() == proces == UUID(hier.trace)

    assert spoor.huidig() is None
    assert spoor.proces() != spoor.proces()


def test_elke_logregel_draagt_het_spoor() -> None:
    record = logging.LogRecord("rotonde", logging.ERROR, "x.py", 1, "mis", (), None)

    with spoor.volg(spoor.nieuw()) as hier:
        regel = json.loads(JsonFormatter().format(record))
        gebeurd = spoor.in_regel(None, "info", {"event": "iets"})

    assert (regel["spoor"], gebeurd["spoor"]) == (hier.trace, hier.trace)
    assert "spoor" not in json.loads(JsonFormatter().format(record))
