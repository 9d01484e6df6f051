"""Sending somebody to a service elsewhere to sign in, and saying so when that service does not answer."""

import secrets
from typing import Any

import requests
from django.core.exceptions import DisallowedRedirect
from django.http import HttpRequest, HttpResponse

from rotonde.kern.fouten import KanNuNiet

NU_NIET = (
    "Aanmelden kan nu even niet, want de dienst die vraagt wie u bent geeft geen goed antwoord: probeer het straks "
    "opnieuw, of bel ons."
)


def naar(
    provider: Any, request: HttpRequest, *, data: dict[str, Any], auth_params: dict[str, str], **waarmee: Any
) -> HttpResponse:
    """To the service behind this provider, with a question that only its answer to this visit repeats (`nonce`).

    Raises KanNuNiet when the service is away, slow, or says nothing that makes sense: its address is asked of itself.
    """
    nonce = secrets.token_urlsafe(32)
    eenmalig = {"data": {**data, "nonce": nonce}, "auth_params": {**auth_params, "nonce": nonce}}
    try:
        antwoord: HttpResponse = provider.redirect(request, process="login", **eenmalig, **waarmee)
    except (requests.RequestException, KeyError, DisallowedRedirect):
        raise KanNuNiet(NU_NIET) from None
    if not is_adres(antwoord.get("Location")):
        raise KanNuNiet(NU_NIET)
    return antwoord


def is_adres(gezegd: object) -> bool:
    """Whether what a service calls an address is one that a browser or we can go to."""
    return isinstance(gezegd, str) and gezegd.startswith(("https://", "http://"))
