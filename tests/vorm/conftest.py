"""The look is tested alone: no database, no sign-in, a stand-in for the door."""

from typing import Any

import pytest
from tests.vorm import instellingen

VAN_VORM = (
    "MIDDLEWARE", "ROOT_URLCONF", "TEMPLATES", "FORM_RENDERER", "CSRF_FAILURE_VIEW", "STIJLPAGINA", "STATIC_ROOT",
)  # fmt: skip


@pytest.fixture(autouse=True)
def alleen_vorm(settings: Any) -> None:
    """Every test here runs with the middleware and routes of tests.vorm.instellingen."""
    for naam in (
        "MIDDLEWARE",
        "ROOT_URLCONF",
        "TEMPLATES",
        "FORM_RENDERER",
        "CSRF_FAILURE_VIEW",
        "STIJLPAGINA",
        "STATIC_ROOT",
    ):
        setattr(settings, naam, getattr(instellingen, naam))
