"""The stylesheet of a municipality, and the style page of demo and test."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from rotonde.vorm.context import huisstijl_bij
from rotonde.vorm.fouten import csrf_fout, fout_400, fout_403, fout_404, fout_500
from rotonde.vorm.huisstijl import css
from rotonde.vorm.voorbeelden import DEUREN, voorbeelden

__all__ = ["csrf_fout", "fout_400", "fout_403", "fout_404", "fout_500", "huisstijl_css", "stijlpagina"]


@require_safe
@cache_control(public=True, max_age=3600)
def huisstijl_css(request: HttpRequest) -> HttpResponse:
    """The colours of this municipality, or the neutral ones outside any."""
    return HttpResponse(css(huisstijl_bij(request)), content_type="text/css; charset=utf-8")


@require_safe
def stijlpagina(request: HttpRequest, deur: str = "publiek") -> HttpResponse:
    """Every component in every state, in the frame of one of the three doors. Not there in production."""
    if not getattr(settings, "STIJLPAGINA", False) or deur not in DEUREN:
        raise Http404
    gegevens = {"kader": f"vorm/{deur}.html", "deur": deur, **voorbeelden(deur, request.GET.get("soort", ""))}
    deel = "#werkvoorraad" if request.headers.get("HX-Request") else ""
    return render(request, f"vorm/stijlpagina.html{deel}", gegevens)
