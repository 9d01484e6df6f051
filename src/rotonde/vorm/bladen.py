"""Lists a page at a time: every list of every room is cut here, and nowhere else (SEC-24)."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_BLAD = 100


def blad_van(request: HttpRequest, rijen: Any, *, naam: str = "pagina", per: int | None = None) -> Page[Any]:
    """The page of `rijen` that the address asks for, by the parameter `naam`; what is no page is the first or the last.

    No more than a hundred rows; `per` asks for fewer. Only the rows of this page are read, and logged (PRIV-37).
    """
    return Paginator(rijen, min(per or PER_BLAD, PER_BLAD)).get_page(request.GET.get(naam))
