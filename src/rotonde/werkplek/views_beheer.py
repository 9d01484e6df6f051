"""The operator's page: how the system is, and what to do with jobs that failed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from rotonde.kern import actions
from rotonde.werkplek import beheer as stand


@require_safe
def beheer(request: HttpRequest) -> HttpResponse:
    """The state of each part, the jobs, the listeners and the versions."""
    delen = stand.delen()
    gegevens = {
        "delen": delen,
        "rood": sum(not deel.gezond for deel in delen),
        "mislukt": stand.mislukte_taken(),
        "drukte": stand.drukte(),
        "luisteraars": stand.luisteraars(),
        "versies": stand.versies(),
    }
    return render(request, "werkplek/beheer.html", gegevens)


@require_POST
def taak_opnieuw(request: HttpRequest, taak: int) -> HttpResponse:
    """Try a failed job again."""
    actions.taak_opnieuw(taak)
    messages.success(request, "De taak staat weer in de rij.")
    return redirect("werkplek:beheer")


@require_POST
def taak_vervallen(request: HttpRequest, taak: int) -> HttpResponse:
    """Let go of a failed job."""
    actions.taak_vervallen(taak)
    messages.success(request, "De taak is vervallen.")
    return redirect("werkplek:beheer")
