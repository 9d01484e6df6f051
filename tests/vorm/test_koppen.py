"""What a browser may not do with our pages (SEC-20, SEC-21)."""

from types import SimpleNamespace

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from tests.keuring.client import KeurendeClient
from tests.keuring.koppen import beleid_van

from rotonde.vorm.koppen import BeveiligdeKoppen

PADEN = ["/vorm/", "/huisstijl.css", "/bestaat/niet/"]


@pytest.mark.parametrize("pad", PADEN)
def test_beleid_laat_niets_toe_buiten_ons_eigen_huis_sec_20(pad: str) -> None:
    beleid = beleid_van(Client().get(pad).headers)

    for verboden in ("default-src", "object-src", "base-uri", "frame-ancestors", "frame-src"):
        assert beleid[verboden] == "'none'"
    assert "unsafe" not in str(beleid)
    assert "http" not in str(beleid)


def test_elk_antwoord_heeft_een_eigen_nonce_sec_20() -> None:
    nonces = {KeurendeClient().zie("/vorm/").nonce for _ in range(5)}

    assert len(nonces) == 5
    assert None not in nonces


@pytest.mark.parametrize("pad", PADEN)
def test_vaste_koppen_staan_op_elk_antwoord_sec_21(pad: str) -> None:
    koppen = Client().get(pad).headers

    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["Referrer-Policy"] == "same-origin"
    assert koppen["Cross-Origin-Opener-Policy"] == "same-origin"
    assert koppen["X-Frame-Options"] == "DENY"
    assert "camera=()" in koppen["Permissions-Policy"]


def antwoord_op(request: HttpRequest, antwoord: HttpResponse) -> HttpResponse:
    return BeveiligdeKoppen(lambda _: antwoord)(request)


def test_pagina_met_sessie_blijft_nergens_achter_sec_21(settings: SimpleNamespace) -> None:
    request = RequestFactory().get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "sleutel"

    assert antwoord_op(request, HttpResponse("dossier")).headers["Cache-Control"] == "no-store"


def test_antwoord_dat_een_sessie_begint_blijft_nergens_achter_sec_21(settings: SimpleNamespace) -> None:
    antwoord = HttpResponse("welkom")
    antwoord.set_cookie(settings.SESSION_COOKIE_NAME, "sleutel")

    assert antwoord_op(RequestFactory().get("/"), antwoord).headers["Cache-Control"] == "no-store"


def test_openbare_pagina_zet_geen_cookie_en_mag_bewaard_worden_af_15() -> None:
    antwoord = Client().get("/vorm/publiek/")

    assert not antwoord.cookies
    assert "Cache-Control" not in antwoord.headers


def test_formulier_mag_alleen_naar_genoemde_aanbieder_sec_20(settings: SimpleNamespace) -> None:
    assert beleid_van(Client().get("/vorm/").headers)["form-action"] == "'self'"

    settings.FORMULIER_OOK_NAAR = ["https://makelaar.example"]

    assert beleid_van(Client().get("/vorm/").headers)["form-action"] == "'self' https://makelaar.example"
