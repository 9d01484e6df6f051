"""Sending somebody to a service elsewhere to sign in, and saying so when that service does not answer."""

import secrets
from typing import Any

import requests
from django.http import HttpRequest, HttpResponse

from rotonde.kern.fouten import KanNuNiet


def naar(
    provider: Any, request: HttpRequest, *, data: dict[str, Any], auth_params: dict[str, str], **waarmee: Any
) -> HttpResponse:
    """To the service behind this provider, with a question that only its answer to this visit repeats (`nonce`).

    Raises KanNuNiet when the service is away, for its address is asked of itself.
    """
    nonce = secrets.token_urlsafe(32)
    eenmalig = {"data": {**data, "nonce": nonce}, "auth_params": {**auth_params, "nonce": nonce}}
    try:
        antwoord: HttpResponse = provider.redirect(request, process="login", **eenmalig, **waarmee)
    except (requests.RequestException, KeyError):
        raise KanNuNiet(
            "Aanmelden kan nu even niet: de dienst die vraagt wie u bent, antwoordt niet. Probeer het straks opnieuw."
        ) from None
    return antwoord
