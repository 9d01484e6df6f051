"""How often one source may send a public form (SEC-23). Counted per process, by a hash that is gone with the hour."""

import hashlib
import hmac
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

UUR = 3600
View = Callable[..., HttpResponse]


def begrens(naam: str, *, per_uur: int) -> Callable[[View], View]:
    """At most `per_uur` POSTs per source and clock hour; then 429 with Retry-After and a phone number."""

    def omhul(view: View) -> View:
        @wraps(view)
        def geteld(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and _tel(request, naam) > per_uur:
                antwoord = render(request, "429.html", status=429)
                antwoord["Retry-After"] = str(UUR - int(time.time()) % UUR)
                return antwoord
            return view(request, *args, **kwargs)

        return geteld

    return omhul


def _tel(request: HttpRequest, naam: str) -> int:
    bron = f"{naam}:{int(time.time()) // UUR}:{request.META.get('REMOTE_ADDR', '')}"
    sleutel = "begrens-" + hmac.new(settings.SECRET_KEY.encode(), bron.encode(), hashlib.sha256).hexdigest()
    cache.add(sleutel, 0, UUR)
    return int(cache.incr(sleutel))
