"""Response headers: one middleware that stands high in MIDDLEWARE, and settings that need no environment.

Content-Security-Policy has a nonce per response (SEC-20); the rest is SEC-21. Cookies and HSTS depend on the
environment and stand in rotonde.config.settings.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from csp.constants import HEADER, NONCE, NONE, SELF
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase


def beleid(ook_naar: Sequence[str] = ()) -> dict[str, list[Any]]:
    """The content security policy. `ook_naar`: origins where a form may end up, such as the broker for DigiD.

    Browsers apply form-action to redirects after a POST too, so a sign-in that starts with a form needs its provider.
    """
    return {
        "default-src": [NONE],
        "script-src": [NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *ook_naar],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-src": [NONE],
        "frame-ancestors": [NONE],
    }


RECHTEN = ", ".join(
    f"{recht}=()"
    for recht in (
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "usb",
    )
)  # fmt: skip
VAST = {
    "Permissions-Policy": RECHTEN,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class BeveiligdeKoppen(CSPMiddleware):
    """What a browser may not do with our pages, and that nothing seen after signing in stays behind in a cache.

    Of django-csp it takes the nonce and the writing of a policy. All pages have the same one but for the nonce, so it
    is written once per process, and no view has one of its own.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        nonce = getattr(request, "_csp_nonce", None)
        if nonce is None:
            # Who asks for one from now on would get a nonce that the browser does not know.
            vars(request)["csp_nonce"] = CheckableLazyObject(self._csp_nonce_post_response)
        beleidskop = _beleidskop(tuple(getattr(settings, "FORMULIER_OOK_NAAR", ())), nonce is not None)
        response.headers.setdefault(HEADER, beleidskop.replace(_NONCE_HIER, str(nonce)))
        for naam, waarde in VAST.items():
            response.headers.setdefault(naam, waarde)
        if _hoort_bij_sessie(request, response) and "public" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "no-store"
        return response


_NONCE_HIER = "*"


@cache
def _beleidskop(ook_naar: tuple[str, ...], met_nonce: bool) -> str:
    return build_policy(config=beleid(ook_naar), nonce=_NONCE_HIER if met_nonce else None)


def _hoort_bij_sessie(request: HttpRequest, response: HttpResponseBase) -> bool:
    """The cookie decides, not the user: asking for the user would open the session on every public page."""
    naam = settings.SESSION_COOKIE_NAME
    return naam in request.COOKIES or (isinstance(response, HttpResponse) and naam in response.cookies)
