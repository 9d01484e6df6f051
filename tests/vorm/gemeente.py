"""Stand-in for the door: every page of the test settings belongs to one municipality, named by a header."""

from collections.abc import Callable
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse

GEMEENTEN = {
    "0246": SimpleNamespace(
        code="0246", naam="Heerde", huisstijl={"kleuren": {"hoofd": "#00524c"}}, contact={"telefoon": "0578 00 00 00"}
    ),
    "1509": SimpleNamespace(
        code="1509", naam="Oude IJsselstreek", huisstijl={"kleuren": {"hoofd": "#0f4f75"}}, contact={}
    ),
}


class Voordeur:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.gemeente = GEMEENTEN.get(request.headers.get("X-Gemeente", "0246"))
        return self.get_response(request)
