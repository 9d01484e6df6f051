"""Every test that asks for `client` gets the one that inspects."""

import pytest
from tests.keuring.client import KeurendeClient


@pytest.fixture
def client() -> KeurendeClient:
    """A test client of which every page is inspected."""
    return KeurendeClient()
