"""The directory: colleagues and partners on one page, found by words."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rotonde.regie.policies import check_betrokken
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
    dossier = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def gekozen(self, naam: str) -> Any:
        """What was asked for; None for what is not right."""
        self.full_clean()
        return self.cleaned_data.get(naam)


@require_safe
def toon(request: HttpRequest) -> HttpResponse:
    """Everybody, or whom the words find. Who comes from a dossier goes on from here: asks for advice, lets a colleague
    work along, or shares with a partner."""
    form = WieForm(request.GET)
    woorden, dossier = form.gekozen("woorden") or "", form.gekozen("dossier")
    if dossier is not None:
        check_betrokken([dossier])
    gegevens = {
        "form": form,
        "woorden": woorden,
        "dossier": dossier,
        "collegas": blad_van(request, queries.collegas(woorden)),
        "partners": blad_van(request, queries.partners(woorden), naam="partners"),
    }
    return render(request, "werkplek/wieiswie.html", gegevens)
