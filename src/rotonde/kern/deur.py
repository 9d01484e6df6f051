"""The door of every request: which gemeente, who asks, may they, one transaction, and only then bytes (AF-03)."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, get_script_prefix, resolve, set_script_prefix, set_urlconf
from django.utils.http import urlencode

from rotonde.kern import aanmelding, beveiligingslog, bevoegdheden, wie
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.bevoegdheden import Regel
from rotonde.kern.fouten import Gebruikersfout
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.kern.spoorlegger import ROUTE

Antwoord = Callable[[HttpRequest], HttpResponse]
GEMEENTE_URLS = "rotonde.config.urls"


class Deur:
    """Middleware. Under `/<slug>/` a gemeente has all its routes; what is not in the table does not open."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Routes without a gemeente come first, so that health answers without asking the database which there are.
        gemeente = None if _route(request, None) else _gemeente_in_pad(request)
        if gemeente is None:
            return self._wortel(request)
        vorig = get_script_prefix()
        set_script_prefix(f"/{gemeente.slug}/")
        try:
            return self._gemeente(request, gemeente)
        finally:
            set_script_prefix(vorig)

    def _wortel(self, request: HttpRequest) -> HttpResponse:
        """Routes before any gemeente is known: sign-in, health, the choice of a gemeente."""
        naam = _route(request, None)
        request.META[ROUTE] = naam or ""
        if naam is None or bevoegdheden.mag("route", naam, Rol.ANONIEM):
            return self.get_response(request)
        return _weiger(request, naam)

    def _gemeente(self, request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
        request.gemeente = gemeente  # type: ignore[attr-defined]
        request.urlconf = GEMEENTE_URLS
        # Django does this only once a view is found; a refusal draws its page, menu and all, before that.
        set_urlconf(GEMEENTE_URLS)
        wie_is_daar = aanmelding.aanmelding_van(request, gemeente)
        request.aanmelding = wie_is_daar  # type: ignore[attr-defined]
        naam = _route(request, GEMEENTE_URLS)
        request.META[ROUTE] = naam or ""
        if naam is None:
            return self.get_response(request)
        regel = bevoegdheden.tabel().get(("route", naam))
        if regel is None or (wie_is_daar.rol if wie_is_daar else Rol.ANONIEM) not in regel.rollen:
            if wie_is_daar is None:
                return _naar_aanmelden(request, regel, gemeente)
            return _weiger(request, naam) if aanmelding.heeft_rol(wie_is_daar) else self._opnieuw(request, gemeente)
        with wie.als(aanmelding.vrager_voor(wie_is_daar, gemeente, regel)):
            # Asked in the transaction of the answer, so that it costs no transaction of its own.
            if wie_is_daar is None or aanmelding.rol_geldt(wie_is_daar):
                return self._antwoord(request)
        return self._opnieuw(request, gemeente)

    def _opnieuw(self, request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
        """Whose rol has ended is a visitor from now on (SEC-05)."""
        request.session.flush()
        return self._gemeente(request, gemeente)

    def _antwoord(self, request: HttpRequest) -> HttpResponse:
        antwoord = self.get_response(request)
        if antwoord.streaming:
            raise RuntimeError("Een antwoord gaat pas weg na het vastleggen: stream niet, geef bytes.")
        if antwoord.status_code >= 500:
            transaction.set_rollback(True)
        return antwoord

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """Make a page of an error that is meant for the user; a bug keeps its traceback."""
        if not isinstance(fout, Gebruikersfout):
            return None
        if fout.status == 403:
            _noteer_weigering(request, getattr(request.resolver_match, "view_name", "") or "")
        sjabloon = {403: "403.html", 404: "404.html"}.get(fout.status, "fout.html")
        return render(request, sjabloon, {"zin": fout.zin, "status": fout.status}, status=fout.status)


def _gemeente_in_pad(request: HttpRequest) -> Gemeente | None:
    """Take the slug off the path, so that routes know no gemeente and reverse() puts it back."""
    slug, _, rest = request.path_info.lstrip("/").partition("/")
    gemeente = Gemeente.objects.filter(slug=slug).first() if slug else None
    if gemeente is not None:
        request.path_info = f"/{rest}"
    return gemeente


def _route(request: HttpRequest, urlconf: str | None) -> str | None:
    """The name of the route, or None when there is none: then Django answers 404, or adds a slash."""
    try:
        return resolve(request.path_info, urlconf).view_name
    except Resolver404:
        return None


def _naar_aanmelden(request: HttpRequest, regel: Regel | None, gemeente: Gemeente) -> HttpResponse:
    """Send a visitor to the door that fits the route; a route without a row opens for nobody."""
    if regel is None:
        return _weiger(request, "")
    deur = "mijn" if regel.rollen == {Rol.INWONER} else "werk"
    return HttpResponseRedirect(f"/{gemeente.slug}/aanmelden/{deur}/?{urlencode({'volgende': request.path})}")


def _weiger(request: HttpRequest, naam: str) -> HttpResponse:
    """Tell that this is not theirs, and log it."""
    _noteer_weigering(request, naam)
    return render(request, "403.html", status=403)


def _noteer_weigering(request: HttpRequest, naam: str) -> None:
    beveiligingslog.noteer("geweigerd", waarop=naam, gelukt=False, afzender=afzender(request))


def afzender(request: HttpRequest) -> beveiligingslog.Afzender:
    """Who stands at the door, for a security line."""
    wie_is_daar: Aanmelding | None = getattr(request, "aanmelding", None)
    gemeente: Gemeente | None = getattr(request, "gemeente", None)
    return beveiligingslog.Afzender(
        gemeente=gemeente.code if gemeente else "",
        actor=wie_is_daar.actor if wie_is_daar else UUID(int=0),
        actor_soort=wie_is_daar.actor_soort if wie_is_daar else ActorSoort.ANONIEM,
        rol=wie_is_daar.rol if wie_is_daar else Rol.ANONIEM,
        herkomst=request.META.get("REMOTE_ADDR", ""),
    )
