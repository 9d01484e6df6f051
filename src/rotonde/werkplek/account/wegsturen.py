"""Sending somebody to a service elsewhere to sign in, and saying so when that service does not answer."""

from typing import Any

import requests
from django.http import HttpRequest, HttpResponse

from rotonde.kern.fouten import KanNuNiet


def naar(provider: Any, request: HttpRequest, **waarmee: Any) -> HttpResponse:
    """To the service behind this provider; raises KanNuNiet when it is away, for its address is asked of itself."""
    try:
        antwoord: HttpResponse = provider.redirect(request, process="login", **waarmee)
    except (requests.RequestException, KeyError):
        raise KanNuNiet(
            "Aanmelden kan nu even niet: de dienst die vraagt wie u bent, antwoordt niet. Probeer het straks opnieuw."
        ) from None
    return antwoord
