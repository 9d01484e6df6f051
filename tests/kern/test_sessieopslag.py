"""A session comes back as it was kept, until it ran out."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from rotonde.kern.sessieopslag import SessionStore


@pytest.fixture
def sleutel(db: None) -> str:
    bewaard = SessionStore()
    bewaard["kleur"] = "groen"
    bewaard.save()
    return str(bewaard.session_key)


def test_what_was_kept_comes_back(sleutel: str) -> None:
    assert SessionStore(sleutel)["kleur"] == "groen"


def test_what_ran_out_is_not_there_and_has_no_key_any_more(sleutel: str) -> None:
    Session.objects.filter(session_key=sleutel).update(expire_date=timezone.now() - timedelta(seconds=1))
    verlopen = SessionStore(sleutel)

    assert dict(verlopen.items()) == {}
    assert verlopen.session_key is None
