"""What is pushed to us: signed, of now, and once (SEC-32). The signature is worked out here by hand."""

import base64
import hashlib
import hmac
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from rotonde.kern import klok, webhook
from rotonde.kern.fouten import GeenBevoegdheid, KanNuNiet, NietGevonden

pytestmark = pytest.mark.django_db
GEHEIM, ANDER = (base64.b64encode(bytes(range(begin, begin + 32))).decode() for begin in (0, 100))
INHOUD = b'{"personeel": []}'


def koppen(inhoud: bytes = INHOUD, *, kenmerk: str = "m1", sinds: int = 0, geheim: str = GEHEIM) -> dict[str, str]:
    """The headers of a message that was signed `sinds` seconds ago."""
    moment = str(int(klok.nu().timestamp()) - sinds)
    tekst = f"{kenmerk}.{moment}.".encode() + inhoud
    teken = base64.b64encode(hmac.new(base64.b64decode(geheim), tekst, hashlib.sha256).digest()).decode()
    return {"webhook-id": kenmerk, "webhook-timestamp": moment, "webhook-signature": f"v1,{teken}"}


def bericht(inhoud: bytes = INHOUD, **anders: str) -> HttpRequest:
    gezet = {**koppen(inhoud), **anders}
    return RequestFactory().post("/", inhoud, content_type="application/json", headers=gezet)


def lees(request: HttpRequest, *geheimen: str) -> bytes:
    return webhook.inhoud_van(request, afzender="proef", geheimen=geheimen or (f"whsec_{GEHEIM}",))


def test_what_is_signed_now_comes_in_sec_32() -> None:
    assert lees(bericht()) == INHOUD


def test_the_same_message_comes_in_once_also_at_the_edge_of_its_time_sec_32() -> None:
    laat = koppen(sinds=-290)
    assert lees(bericht(**laat)) == INHOUD
    with pytest.raises(KanNuNiet, match="al eens ontvangen"):
        lees(bericht(**laat))
    # Ten minutes on, at the other edge of its five minutes, it is still known.
    with klok.op(klok.nu() + timedelta(seconds=580)), pytest.raises(KanNuNiet):
        lees(bericht(**laat))
    assert lees(bericht(**koppen(kenmerk="m2"))) == INHOUD


def test_the_id_of_one_sender_says_nothing_of_another_sec_32() -> None:
    request = bericht()
    assert webhook.inhoud_van(request, afzender="a", geheimen=[GEHEIM]) == INHOUD
    assert webhook.inhoud_van(request, afzender="b", geheimen=[GEHEIM]) == INHOUD


@pytest.mark.parametrize(("sinds", "mag"), [(299, True), (-299, True), (302, False), (-302, False), (86_400, False)])
def test_a_message_of_five_minutes_before_or_after_counts_and_no_older_sec_32(sinds: int, mag: bool) -> None:
    request = bericht(**koppen(sinds=sinds))
    if mag:
        assert lees(request) == INHOUD
        return
    with pytest.raises(GeenBevoegdheid):
        lees(request)


@settings(max_examples=40, deadline=None)
@given(plek=st.integers(0, len(INHOUD) * 8 - 1))
def test_one_bit_that_differs_is_refused_sec_32(plek: int) -> None:
    anders = bytearray(INHOUD)
    anders[plek // 8] ^= 1 << plek % 8
    with pytest.raises(GeenBevoegdheid):
        lees(bericht(bytes(anders), **koppen(INHOUD)))


WEG: dict[str, Callable[[dict[str, str]], dict[str, str]]] = {
    "zonder handtekening": lambda k: {**k, "webhook-signature": ""},
    "handtekening zonder soort": lambda k: {**k, "webhook-signature": k["webhook-signature"].removeprefix("v1,")},
    "handtekening van een andere soort": lambda k: {**k, "webhook-signature": "v1a" + k["webhook-signature"][2:]},
    "geen base64": lambda k: {**k, "webhook-signature": "v1,é!"},
    "ander kenmerk": lambda k: {**k, "webhook-id": "m9"},
    "geen kenmerk": lambda k: {**k, "webhook-id": ""},
    "ander moment": lambda k: {**k, "webhook-timestamp": str(int(k["webhook-timestamp"]) + 1)},
    "geen getal": lambda k: {**k, "webhook-timestamp": "nu"},
    "oneindig": lambda k: {**k, "webhook-timestamp": "inf"},
    "lang kenmerk": lambda k: koppen(kenmerk="m" * 201),
}


@pytest.mark.parametrize("hoe", WEG)
def test_what_is_not_signed_as_it_should_is_refused_and_not_remembered_sec_32(hoe: str) -> None:
    with pytest.raises(GeenBevoegdheid, match="controleer het geheim"):
        lees(bericht(**WEG[hoe](koppen())))
    assert lees(bericht()) == INHOUD


def test_another_secret_opens_nothing_and_while_it_is_changed_both_do_sec_32() -> None:
    met_ander = bericht(**koppen(geheim=ANDER))
    with pytest.raises(GeenBevoegdheid):
        lees(met_ander)
    assert lees(met_ander, f"whsec_{GEHEIM}", f"whsec_{ANDER}") == INHOUD


def test_without_a_secret_there_is_no_door_sec_32() -> None:
    with pytest.raises(NietGevonden):
        webhook.inhoud_van(bericht(), afzender="proef", geheimen=())
