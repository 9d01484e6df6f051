"""Response headers: one middleware that stands high in MIDDLEWARE, and settings that need no environment.

Content-Security-Policy has a nonce per response (SEC-20); the rest is SEC-21. Cookies and HSTS depend on the
environment and stand in rotonde.config.settings.
"""

from collections.abc import Sequence
from typing import Any

from csp.constants import NONCE, NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
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
    """What a browser may not do with our pages, and that nothing seen after signing in stays behind in a cache."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response = super().process_response(request, response)
        for naam, waarde in VAST.items():
            response.headers.setdefault(naam, waarde)
        if _hoort_bij_sessie(request, response) and "public" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "no-store"
        return response

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        delen = super().get_policy_parts(request, response, report_only)
        if not report_only and delen.config is None:
            delen.config = _beleid_van_omgeving()
        return delen


def _beleid_van_omgeving() -> dict[str, Any]:
    return beleid(getattr(settings, "FORMULIER_OOK_NAAR", ()))


def _hoort_bij_sessie(request: HttpRequest, response: HttpResponseBase) -> bool:
    """The cookie decides, not the user: asking for the user would open the session on every public page."""
    naam = settings.SESSION_COOKIE_NAME
    return naam in request.COOKIES or (isinstance(response, HttpResponse) and naam in response.cookies)
