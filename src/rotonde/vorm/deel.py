"""A page that also answers with a part of itself: which part htmx asks for."""

from django.http import HttpRequest


def gevraagd_deel(request: HttpRequest, *delen: str) -> str:
    """Which of these parts of the page htmx asks for, by the id of what it fills; empty for the whole page."""
    gevraagd = request.headers.get("HX-Target", "").rpartition("#")[2]
    return gevraagd if gevraagd in delen else ""
