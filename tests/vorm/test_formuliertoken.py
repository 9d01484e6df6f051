"""A public form without a cookie (AF-15, SEC-09)."""

from datetime import timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from rotonde.vorm import formuliertoken
from rotonde.vorm.formuliertoken import GELDIG, maak_token, met_formuliertoken


@met_formuliertoken
def ontvang(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ontvangen")


def verstuur(token: str | None, **headers: str) -> HttpResponse:
    gegevens = {} if token is None else {"formuliertoken": token}
    return ontvang(RequestFactory().post("/vraag/", gegevens, headers=headers))


def test_formulier_van_onze_eigen_pagina_komt_aan_sec_09() -> None:
    antwoord = verstuur(maak_token("/vraag/"), sec_fetch_site="same-origin", origin="http://testserver")

    assert (antwoord.status_code, antwoord.content) == (200, b"ontvangen")
    assert not antwoord.cookies


@pytest.mark.parametrize("token", [None, "", "zelf:verzonnen:teken", maak_token.__name__])
def test_formulier_zonder_geldig_token_is_403_sec_09(token: str | None) -> None:
    assert verstuur(token).status_code == 403


def test_token_van_een_ander_formulier_is_403_sec_09() -> None:
    assert verstuur(maak_token("/klacht/")).status_code == 403


@pytest.mark.parametrize("headers", [{"sec_fetch_site": "cross-site"}, {"origin": "https://elders.example"}])
def test_formulier_op_een_vreemde_pagina_is_403_sec_09(headers: dict[str, str]) -> None:
    assert verstuur(maak_token("/vraag/"), **headers).status_code == 403


def test_token_verloopt_sec_09(monkeypatch: pytest.MonkeyPatch) -> None:
    toen = (timezone.now() - timedelta(seconds=GELDIG + 1)).timestamp()
    with monkeypatch.context() as even:
        even.setattr("django.core.signing.time.time", lambda: toen)
        token = maak_token("/vraag/")

    assert formuliertoken.token_klopt(token, "/vraag/") is False
    assert formuliertoken.token_klopt(maak_token("/vraag/"), "/vraag/") is True
