"""The directory: colleagues and partners on one page, found by words."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rotonde.vorm.bladen import blad_van
from rotonde.werkplek.wieiswie import queries


class WieForm(forms.Form):
    """What one looks for; it stands in the address, as it is about no resident."""

    woorden = forms.CharField(
        label="Wie of wat zoekt u?",
        help_text="Een naam, een vak, een team of een leefgebied. Leeg toont iedereen.",
        required=False,
        max_length=100,
    )


@require_safe
def toon(request: HttpRequest) -> HttpResponse:
    """Everybody, or whom the words find."""
    form = WieForm(request.GET)
    woorden = form.cleaned_data["woorden"] if form.is_valid() else ""
    gegevens = {
        "form": form,
        "woorden": woorden,
        "collegas": blad_van(request, queries.collegas(woorden)),
        "partners": blad_van(request, queries.partners(woorden), naam="partners"),
    }
    return render(request, "werkplek/wieiswie.html", gegevens)
