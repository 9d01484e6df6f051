"""A form on the public site proves that it came from our own page, without a cookie (AF-15, SEC-09).

The token is signed and says for which path and until when. A visitor without a session has nothing that another site
could abuse; the token, together with what the browser itself says about the origin, keeps scripted floods and forms on
foreign pages out.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from rotonde.kern.herkomst import formulier_van_ons
from rotonde.vorm.fouten import csrf_fout

VELD = "formuliertoken"
GELDIG = 4 * 3600
"""Seconds that a public form may stand open: long enough to write a difficult question."""
_ZOUT = "rotonde.vorm.formuliertoken"

View = Callable[..., HttpResponse]


def maak_token(pad: str) -> str:
    """A token for the form that posts to `pad`."""
    return signing.TimestampSigner(salt=_ZOUT).sign_object({"pad": pad})


def token_klopt(token: str, pad: str) -> bool:
    """True when we made this token for `pad`, not longer than GELDIG ago."""
    try:
        inhoud = signing.TimestampSigner(salt=_ZOUT).unsign_object(token, max_age=GELDIG)
    except signing.BadSignature:
        return False
    return bool(inhoud == {"pad": pad})


def met_formuliertoken(view: View) -> View:
    """For a public view: a POST needs `{% formuliertoken %}` in its form, else the reader is asked to load it again."""

    @wraps(view)
    def bewaakt(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not _mag_erin(request):
            return csrf_fout(request)
        return view(request, *args, **kwargs)

    exempt: View = csrf_exempt(bewaakt)
    return exempt


def _mag_erin(request: HttpRequest) -> bool:
    return formulier_van_ons(request) and token_klopt(request.POST.get(VELD, ""), request.path)
