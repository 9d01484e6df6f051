"""Every test that asks for `client` gets the one that inspects; `logboek` hears what the logs of this process say."""

import importlib
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from tests.keuring.client import KeurendeClient


@pytest.fixture
def client() -> KeurendeClient:
    """A test client of which every page is inspected."""
    return KeurendeClient()


@pytest.fixture
def logboek() -> Iterator[StringIO]:
    """What the logs of this process write, of every level, through the handler that production has."""
    # A plugin is read before Django is set up.
    formatter = importlib.import_module("rotonde.kern.logboek").JsonFormatter
    (uitvoer,) = [h for h in logging.getLogger().handlers if isinstance(h.formatter, formatter)]
    assert isinstance(uitvoer, logging.StreamHandler)
    opgevangen = StringIO()
    # Not setStream: it flushes the old stream, and pytest may have closed that one already.
    vorig, niveau = uitvoer.stream, logging.getLogger().level
    uitvoer.stream = opgevangen
    logging.getLogger().setLevel(logging.DEBUG)
    yield opgevangen
    logging.getLogger().setLevel(niveau)
    uitvoer.stream = vorig
