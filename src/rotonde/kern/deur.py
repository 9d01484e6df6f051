"""The door of every request: which gemeente, who asks, may they, one transaction, and only then bytes (AF-03)."""

from collections.abc import Callable
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, get_script_prefix, resolve, set_script_prefix, set_urlconf
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from rotonde.kern import (
    aanmelding,
    begrenzing,
    beveiligingslog,
    bevoegdheden,
    concept,
    gemeenten,
    getypt,
    kring,
    sessie,
    wie,
)
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.bevoegdheden import Regel
from rotonde.kern.fouten import Gebruikersfout, TeVaak
from rotonde.kern.herkomst import formulier_van_ons, herkomst
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import ActorSoort, Rol
from rotonde.kern.spoorlegger import ROUTE

Antwoord = Callable[[HttpRequest], HttpResponse]
GEMEENTE_URLS = "rotonde.config.urls"
KLOK_VAN_DE_SESSIE = "aanmelden:sessie"


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
        naam = _route(request, GEMEENTE_URLS)
        request.META[ROUTE] = naam or ""
        # Looking how long a session still holds does not lengthen it.
        kijkt_alleen = naam == KLOK_VAN_DE_SESSIE and request.method != "POST"
        wie_is_daar = aanmelding.aanmelding_van(request, gemeente, handeling=not kijkt_alleen)
        request.aanmelding = wie_is_daar  # type: ignore[attr-defined]
        if naam is None:
            return self.get_response(request)
        regel = bevoegdheden.tabel().get(("route", naam))
        if regel is None or (wie_is_daar.rol if wie_is_daar else Rol.ANONIEM) not in regel.rollen:
            if wie_is_daar is None:
                return _naar_aanmelden(request, regel, gemeente)
            return _weiger(request, naam) if aanmelding.heeft_rol(wie_is_daar) else self._opnieuw(request, gemeente)
        if tegen := _houdt_tegen(request, regel, wie_is_daar):
            return tegen
        with wie.als(aanmelding.vrager_voor(wie_is_daar, gemeente, regel)):
            # Asked in the transaction of the answer, so that it costs no transaction of its own.
            if wie_is_daar is None or aanmelding.rol_geldt(wie_is_daar):
                antwoord = self._antwoord(request)
                if regel.grens == begrenzing.EXPORT and antwoord.status_code == 200:
                    beveiligingslog.noteer("export", waarop=naam, gelukt=True, afzender=afzender(request))
                return antwoord
        return self._opnieuw(request, gemeente)

    def _opnieuw(self, request: HttpRequest, gemeente: Gemeente) -> HttpResponse:
        """Whose rol has ended is a visitor from now on (SEC-05)."""
        request.session.flush()
        return self._gemeente(request, gemeente)

    def _antwoord(self, request: HttpRequest) -> HttpResponse:
        """The page of the view, with what was typed on it before."""
        with getypt.hier(_eerder_getypt(request)):
            antwoord = self.get_response(request)
        if antwoord.streaming:
            raise RuntimeError("Een antwoord gaat pas weg na het vastleggen: stream niet, geef bytes.")
        if antwoord.status_code >= 500:
            transaction.set_rollback(True)
        elif request.method == "POST" and antwoord.status_code < 400:
            _is_verstuurd(request)
        return antwoord

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """Make a page of an error that is meant for the user; a bug keeps its traceback."""
        if not isinstance(fout, Gebruikersfout):
            return None
        if fout.status == 403:
            _noteer_weigering(request, getattr(request.resolver_match, "view_name", "") or "")
        if fout.status == 404:
            _noteer_eigen_kring(request)
        return _foutpagina(request, fout)


def _foutpagina(request: HttpRequest, fout: Gebruikersfout) -> HttpResponse:
    sjabloon = {403: "403.html", 404: "404.html", 429: "429.html"}.get(fout.status, "fout.html")
    antwoord = render(request, sjabloon, {"zin": fout.zin, "status": fout.status}, status=fout.status)
    if isinstance(fout, TeVaak):
        antwoord["Retry-After"] = str(fout.wacht)
    return antwoord


def _gemeente_in_pad(request: HttpRequest) -> Gemeente | None:
    """Take the slug off the path, so that routes know no gemeente and reverse() puts it back."""
    slug, _, rest = request.path_info.lstrip("/").partition("/")
    gemeente = gemeenten.met_slug(slug) if slug else None
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
    """Send a visitor to the door that fits the route; a route without a row opens for nobody.

    What somebody sends just after the session ran out is kept, and stands there again after signing in (SEC-02).
    """
    if regel is None:
        return _weiger(request, "")
    was = aanmelding.verlopen(request)
    if was is not None and was.gemeente == gemeente.code and was.rol in regel.rollen:
        _bewaar_getypt(request, was, gemeente, regel)
    deur = "mijn" if regel.rollen == {Rol.INWONER} else "werk"
    return _naar_deur(request, gemeente, deur)


def _naar_deur(request: HttpRequest, gemeente: Gemeente, deur: str) -> HttpResponse:
    """To a page that asks who this is. It takes the place of the whole page, also when a part of one was asked."""
    url = f"/{gemeente.slug}/aanmelden/{deur}/?{urlencode({'volgende': _pagina(request)})}"
    return HttpResponseClientRedirect(url) if request.headers.get("HX-Request") else HttpResponseRedirect(url)


def _houdt_tegen(request: HttpRequest, regel: Regel, wie_is_daar: Aanmelding | None) -> HttpResponse | None:
    """What stands between who may and the view: a limit that is reached (SEC-23), proof that is too old (SEC-04), or a
    resident of whom it is not sure enough who it is (SEC-01)."""
    if wie_is_daar is not None and not wie_is_daar.reikt_tot(regel.vereist):
        return _nog_eens(request, wie_is_daar, regel, "niveau te laag", "mijn")
    if regel.opnieuw and wie_is_daar is not None and not sessie.is_vers(request):
        return _nog_eens(request, wie_is_daar, regel, "bewijs te oud", "opnieuw")
    # Counted last: what is sent to another door first was no time.
    if regel.grens:
        try:
            begrenzing.eis(regel.grens, request, str(wie_is_daar.actor) if wie_is_daar else None)
        except TeVaak as fout:
            _noteer(request, "te vaak", regel.naam)
            return _foutpagina(request, fout)
    return None


def _nog_eens(request: HttpRequest, wie_is_daar: Aanmelding, regel: Regel, waarom: str, deur: str) -> HttpResponse:
    """To a door that asks again who this is, and back to the same page with what was typed."""
    gemeente = aanmelding.gemeente_van(request)
    _noteer(request, waarom, regel.naam)
    _bewaar_getypt(request, wie_is_daar, gemeente, regel)
    return _naar_deur(request, gemeente, deur)


def _bewaar_getypt(request: HttpRequest, van: Aanmelding, gemeente: Gemeente, regel: Regel) -> None:
    """Keep a form that cannot be taken now. Only what our own page sent: the view, which asks for a token, is not
    reached."""
    if request.method == "POST" and formulier_van_ons(request):
        with wie.als(aanmelding.vrager_voor(van, gemeente, regel)):
            concept.bewaar(van.actor, request.path, request.POST)
        if aanmelding.aangemeld(request) is not None:
            request.session[concept.IN_SESSIE] = True


def _eerder_getypt(request: HttpRequest) -> getypt.Getypt | None:
    """What who is signed in typed on this page and did not send. Without any, no page asks for it."""
    wie_is_daar = aanmelding.aangemeld(request)
    if wie_is_daar is None or request.method != "GET":
        return None
    if not request.session.get(concept.IN_SESSIE):
        return None
    return concept.van(wie_is_daar.actor, request.path)


def _is_verstuurd(request: HttpRequest) -> None:
    wie_is_daar = aanmelding.aangemeld(request)
    if wie_is_daar is not None and request.session.get(concept.IN_SESSIE):
        concept.vergeet(wie_is_daar.actor, request.path)


def _pagina(request: HttpRequest) -> str:
    """Where somebody was: of a form, or a part of a page, the page it stood on, for that route may have none."""
    if request.method == "POST" or request.headers.get("HX-Request"):
        vorige = urlsplit(request.headers.get("Referer", ""))
        if vorige.netloc == request.get_host() and vorige.path:
            return vorige.path
    return request.path


def _weiger(request: HttpRequest, naam: str) -> HttpResponse:
    """Tell that this is not theirs, and log it."""
    _noteer_weigering(request, naam)
    return render(request, "403.html", status=403)


def _noteer_weigering(request: HttpRequest, naam: str) -> None:
    _noteer(request, "geweigerd", naam)


def _noteer(request: HttpRequest, handeling: str, naam: str) -> None:
    beveiligingslog.noteer(handeling, waarop=naam, gelukt=False, afzender=afzender(request))


def _noteer_eigen_kring(request: HttpRequest) -> None:
    """Whoever asks for the file of the own circle finds nothing, and leaves a line (PRIV-20)."""
    match = request.resolver_match
    ids = [waarde for waarde in match.kwargs.values() if isinstance(waarde, UUID)] if match else []
    if match and ids and getattr(request, "aanmelding", None):
        kring.noteer_poging(ids, waarop=match.view_name, afzender=afzender(request))


def afzender(request: HttpRequest) -> beveiligingslog.Afzender:
    """Who stands at the door, for a security line."""
    wie_is_daar: Aanmelding | None = getattr(request, "aanmelding", None)
    gemeente: Gemeente | None = getattr(request, "gemeente", None)
    return beveiligingslog.Afzender(
        gemeente=gemeente.code if gemeente else "",
        actor=wie_is_daar.actor if wie_is_daar else UUID(int=0),
        actor_soort=wie_is_daar.actor_soort if wie_is_daar else ActorSoort.ANONIEM,
        rol=wie_is_daar.rol if wie_is_daar else Rol.ANONIEM,
        herkomst=herkomst(request),
    )
