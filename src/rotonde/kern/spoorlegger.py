"""The outermost middleware: begins or carries on the trace of a request, counts it, and says where it ended up."""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from rotonde.kern import bevoegdheden, spoor, tellers
from rotonde.kern.spoor import Spoor, Stuk, Uitvoer

logboek = logging.getLogger("rotonde.verzoek")
# The door writes it in the request's META, where no header of a visitor can stand under this name.
ROUTE = "ROTONDE_ROUTE"


class Spoorlegger:
    """Middleware. It stands first, so that an error page of any other has a trace to show (SEC-25)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # A stranger may not choose under which number our logs keep something: only a proxy of our own hands one in.
        kop = request.headers.get("traceparent") if settings.ROTONDE_SPOOR_OVERNEMEN else None
        with spoor.volg(spoor.van_kop(kop)) as hier:
            request.trace = hier.nummer  # type: ignore[attr-defined]
            begin, teller = datetime.now(UTC), time.perf_counter()
            antwoord = self.get_response(request)
            duur = time.perf_counter() - teller
            antwoord.headers["X-Trace-Id"] = hier.trace
            route, status = route_van(request), antwoord.status_code
            tellers.verzoek(route, status, duur)
            logboek.info("verzoek", extra={"route": route, "status": status, "ms": round(duur * 1000)})
            stuur_uit(hier, route, "server", begin, status < 500, status=status)
        return antwoord


def route_van(request: HttpRequest) -> str:
    """The name of the route, out of a closed set: what a visitor types never becomes a label."""
    naam = str(request.META.get(ROUTE, ""))
    if ("route", naam) in bevoegdheden.tabel():
        return naam
    return "bestand" if request.path_info.startswith(f"/{settings.STATIC_URL.strip('/')}/") else "onbekend"


def stuur_uit(hier: Spoor, naam: str, soort: str, begin: datetime, gelukt: bool, **kenmerken: str | int) -> None:
    """Hand a finished piece of work to the exporter of the operator, when there is one; its trouble is not ours."""
    if (uitvoer := _uitvoer()) is None:
        return
    try:
        uitvoer(Stuk(naam, soort, hier, begin, datetime.now(UTC), gelukt, dict(kenmerken)))
    except Exception:
        logboek.exception("het spoor is niet uit te voeren")


@cache
def _uitvoer() -> Uitvoer | None:
    pad = settings.ROTONDE_SPOOR_UITVOER
    gevonden: Uitvoer | None = import_string(pad) if pad else None
    return gevonden
