"""Error pages say what to do, never how it works (SEC-25)."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from tests.keuring.client import KeurendeClient
from tests.keuring.pagina import tekst
from tests.vorm.urls import handler400, handler403, handler404, handler500, urlpatterns

GEHEIM = "SELECT bsn FROM persoon"
FOUTEN = {400: SuspiciousOperation(GEHEIM), 403: PermissionDenied(GEHEIM), 404: Http404(GEHEIM), 500: KeyError(GEHEIM)}

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def gaat_mis(request: HttpRequest, status: int) -> HttpResponse:
    raise FOUTEN[status]


urlpatterns = [*urlpatterns, path("mis/<int:status>/", gaat_mis)]


@pytest.fixture
def keurder(settings: Any) -> KeurendeClient:
    settings.ROOT_URLCONF = __name__
    return KeurendeClient(raise_request_exception=False)


@pytest.mark.parametrize("status", FOUTEN)
def test_foutpagina_zegt_wat_te_doen_sec_25(keurder: KeurendeClient, status: int) -> None:
    pagina = keurder.zie(f"/mis/{status}/", status=status)

    gezegd = tekst(pagina.alle("main")[0])
    assert "0578 00 00 00" in gezegd
    assert "Noem daarbij dit nummer:" in gezegd
    assert "Naar de startpagina" in gezegd


@pytest.mark.parametrize("status", FOUTEN)
def test_foutpagina_verraadt_niets_sec_25(keurder: KeurendeClient, status: int) -> None:
    html = keurder.zie(f"/mis/{status}/", status=status).html

    for techniek in (GEHEIM, "Traceback", "django", "Django", "/src/", "KeyError"):
        assert techniek not in html


@pytest.mark.parametrize("fout", [OperationalError(GEHEIM), InterfaceError(GEHEIM), MemoryError(GEHEIM)])
def test_zonder_database_staat_er_wanneer_het_weer_kan_rel_21(
    keurder: KeurendeClient, monkeypatch: pytest.MonkeyPatch, fout: Exception
) -> None:
    monkeypatch.setitem(FOUTEN, 500, fout)

    antwoord = keurder.get("/mis/500/")
    pagina = keurder.zie("/mis/500/", status=503)

    assert antwoord["Retry-After"] == "30"
    gezegd = tekst(pagina.alle("main")[0])
    assert "Rotonde is even niet bereikbaar" in gezegd
    assert "Kijk straks na of het er staat." in gezegd
    assert GEHEIM not in pagina.html


def test_formulier_zonder_token_krijgt_uitleg_sec_09() -> None:
    streng = KeurendeClient(enforce_csrf_checks=True)

    antwoord = streng.post("/vorm/")

    assert antwoord.status_code == 403
    assert "Deze pagina stond te lang open" in antwoord.content.decode()
