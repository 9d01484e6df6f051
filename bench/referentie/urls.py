"""The views of the reference: one signs in, the others are what a bare application does for the same question."""

from uuid import UUID

from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path

from bench.referentie.models import Besluit, Dossier, Persoon, Regel

GEMEENTE = "0246"


def aanmelden(request: HttpRequest) -> HttpResponse:
    request.session["wie"] = 1
    return HttpResponse("aangemeld")


def pagina(request: HttpRequest) -> HttpResponse:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO referentie.regel (wie) VALUES (%s)", [request.session["wie"]])
    return HttpResponse("een pagina")


def een(request: HttpRequest, id_: UUID) -> HttpResponse:
    """One row by its key, for who is signed in."""
    _eis_aangemeld(request)
    gevonden = get_object_or_404(Besluit.objects.select_related("persoon"), pk=id_)
    return render(request, "referentie/een.html", {"besluit": gevonden})


def bsn(request: HttpRequest, hash_: str) -> HttpResponse:
    """One person by the hash of a number, for who is signed in."""
    _eis_aangemeld(request)
    gevonden = get_object_or_404(Persoon, gemeente_id=GEMEENTE, bsn_hash=bytes.fromhex(hash_))
    return render(request, "referentie/persoon.html", {"persoon": gevonden})


def lijst(request: HttpRequest, aantal: int) -> HttpResponse:
    """So many rows in a table, as one query, for who is signed in."""
    _eis_aangemeld(request)
    open_ = Dossier.objects.filter(gesloten_op=None).select_related("melding__persoon").order_by("-geopend_op", "id")
    return render(request, "referentie/lijst.html", {"dossiers": open_[:aantal]})


def maak(request: HttpRequest) -> HttpResponse:
    """One row more, for who is signed in."""
    _eis_aangemeld(request)
    Regel.objects.create(wie=request.session["wie"])
    return HttpResponse("gemaakt")


def _eis_aangemeld(request: HttpRequest) -> None:
    if "wie" not in request.session:
        raise Http404


urlpatterns = [
    path("aanmelden", aanmelden),
    path("pagina", pagina),
    path("een/<uuid:id_>", een, name="dossier"),
    path("bsn/<slug:hash_>", bsn),
    path("lijst/<int:aantal>", lijst),
    path("maak", maak),
]
