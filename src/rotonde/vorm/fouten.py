"""Error pages: what to do next, never how it works, with a trace id to mention on the phone (SEC-25).

The words stand in `templates/<status>.html`; the door of kern draws the same templates for errors meant for users.
"""

import sys
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from rotonde.vorm.context import huisstijl_bij

# Seconds after which a browser or a machine may try again.
WACHT = 30


def foutantwoord(request: HttpRequest, status: int, sjabloon: str = "") -> HttpResponse:
    """The error page for a status, drawn without context processors: it must also stand when the database is away."""
    gegevens = {"request": request, "huisstijl": huisstijl_bij(request), "status": status}
    return HttpResponse(render_to_string(sjabloon or f"{status}.html", gegevens), status=status)


def fout_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    return foutantwoord(request, 400)


def fout_403(request: HttpRequest, exception: Exception) -> HttpResponse:
    return foutantwoord(request, 403)


def fout_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return foutantwoord(request, 404)


def fout_500(request: HttpRequest) -> HttpResponse:
    """A bug of ours, or a database that is away or full, or no memory: then it says to come back, and when (REL-21)."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError | MemoryError):
        antwoord = foutantwoord(request, 503)
        antwoord["Retry-After"] = str(WACHT)
        return antwoord
    return foutantwoord(request, 500)


def csrf_fout(request: HttpRequest, reason: str = "", **_: Any) -> HttpResponse:
    """For CSRF_FAILURE_VIEW. The technical reason goes to the log of Django, not to the reader."""
    return foutantwoord(request, 403, "403_csrf.html")
