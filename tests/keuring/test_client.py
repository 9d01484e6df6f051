"""The client stands between every test and a bad page (AF-37)."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from tests.keuring.client import KeurendeClient
from tests.keuring.test_koppen import GOED as BELEID
from tests.keuring.test_pagina import GOED


def goed(request: HttpRequest) -> HttpResponse:
    return HttpResponse(GOED, headers=BELEID)


def fout(request: HttpRequest) -> HttpResponse:
    return HttpResponse(GOED.replace("<h1>Uw vraag</h1>", ""), headers=BELEID)


def zonder_beleid(request: HttpRequest) -> HttpResponse:
    return HttpResponse(GOED.replace(' nonce="abc"', ' nonce="x"'))


def deel(request: HttpRequest) -> HttpResponse:
    return HttpResponse("<p>Er wacht niemand.</p>", headers=BELEID)


def platte_tekst(request: HttpRequest) -> HttpResponse:
    return HttpResponse("geen pagina", content_type="text/plain")


urlpatterns = [
    path("goed/", goed),
    path("fout/", fout),
    path("zonder_beleid/", zonder_beleid),
    path("deel/", deel),
    path("tekst/", platte_tekst),
]


@pytest.fixture
def keurder(settings: Any) -> KeurendeClient:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = []
    return KeurendeClient()


def test_goede_pagina_komt_door_de_keuring(keurder: KeurendeClient) -> None:
    assert keurder.get("/goed/").status_code == 200
    assert keurder.zie("/goed/").nonce == "abc"


def test_slechte_pagina_laat_de_test_falen(keurder: KeurendeClient) -> None:
    with pytest.raises(AssertionError, match="GET /fout/ keurt af op:\n  kop:"):
        keurder.get("/fout/")


def test_pagina_zonder_beleid_laat_de_test_falen_sec_20(keurder: KeurendeClient) -> None:
    with pytest.raises(AssertionError, match="geen Content-Security-Policy"):
        keurder.get("/zonder_beleid/")


def test_antwoord_aan_htmx_wordt_als_deel_gelezen(keurder: KeurendeClient) -> None:
    keurder.get("/deel/", headers={"HX-Request": "true"})

    with pytest.raises(AssertionError, match="keurt af"):
        keurder.get("/deel/")


def test_wat_geen_html_is_wordt_niet_gekeurd(keurder: KeurendeClient) -> None:
    assert keurder.get("/tekst/").content == b"geen pagina"


def test_zien_eist_de_verwachte_status_af_37(keurder: KeurendeClient) -> None:
    with pytest.raises(AssertionError, match="antwoordt 200, verwacht was 404"):
        keurder.zie("/goed/", status=404)


def test_elke_test_krijgt_de_client_die_keurt(client: object) -> None:
    assert isinstance(client, KeurendeClient)
