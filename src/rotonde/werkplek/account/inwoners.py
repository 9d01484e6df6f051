"""A resident comes in through the broker: from a BSN to a persoon of one gemeente."""

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from rotonde.inwoners import queries as inwoners
from rotonde.kern import aanmelding, gemeenten, sessie, wie
from rotonde.kern.aanmelding import Aanmelding
from rotonde.kern.fouten import KanNuNiet, NietGevonden
from rotonde.kern.models import Gemeente
from rotonde.kern.soorten import ActorSoort, Doel, Rol, Wet
from rotonde.vorm.formuliertoken import met_formuliertoken
from rotonde.werkplek.account import niveau, wegsturen

MAKELAAR = "makelaar"


def makelaar_beschikbaar(request: HttpRequest) -> bool:
    """Whether there is a broker to go to."""
    return bool(get_adapter(request).list_apps(request, provider=MAKELAAR))


@require_POST
@met_formuliertoken
def naar_makelaar(request: HttpRequest) -> HttpResponse:
    """Send a resident of one gemeente to the broker, with the level that the page asks for where the resident goes.

    The gemeente and the way on stay here, in the session.
    """
    gemeente = gemeenten.met_code(request.POST.get("gemeente", ""))
    if gemeente is None:
        raise NietGevonden("Deze gemeente is er niet: ga terug en kies uw gemeente.")
    try:
        provider = get_adapter(request).get_provider(request, MAKELAAR)
    except SocialApp.DoesNotExist:
        raise KanNuNiet("Aanmelden kan hier nog niet: bel ons of kom langs.") from None
    naar = _volgende(request, gemeente)
    return wegsturen.naar(
        provider,
        request,
        next_url=naar,
        data={"gemeente": gemeente.code},
        auth_params={"acr_values": niveau.acr_vanaf(niveau.niveau_voor(naar, gemeente)), **_nog_eens(request)},
    )


def _nog_eens(request: HttpRequest) -> dict[str, str]:
    """Who is signed in already is really asked again: a broker that remembers would prove nothing (SEC-04)."""
    return {"prompt": "login", "max_age": "0"} if sessie.SLEUTEL in request.session else {}


def _volgende(request: HttpRequest, gemeente: Gemeente) -> str:
    """Where the resident was going, when that is a page of this gemeente."""
    pad = request.POST.get("volgende", "")
    veilig = pad.startswith(f"/{gemeente.slug}/") and url_has_allowed_host_and_scheme(pad, allowed_hosts=None)
    return pad if veilig else f"/{gemeente.slug}/mijn/"


def meld_inwoner_aan(request: HttpRequest, bsn: str, code: str, acr: object) -> None:
    """Sign in the resident with this BSN, at the level that the broker names in `acr` (SEC-01).

    The number itself is looked up by hash and not kept (PRIV-60).

    Raises KanNuNiet when this gemeente does not know the number, Ongeldig when it is none.
    """
    vrager = wie.dienst(gemeente=code, wet=Wet.ALGEMEEN, doel=Doel.EIGEN_GEGEVENS, grond="aanmelden met DigiD")
    with wie.als(vrager):
        persoon = inwoners.persoon_bij_bsn(bsn)
        if persoon is None:
            raise KanNuNiet("Deze gemeente kent u nog niet. Bel ons, dan kijken we samen hoe u toch verder kunt.")
        naam = inwoners.persoon(persoon, gegevensgroep="aanmelden").naam
    hoe_zeker = niveau.niveau_van(acr)
    aanmelding.meld_af(request)
    aanmelding.meld_aan(request, Aanmelding(code, persoon, ActorSoort.INWONER, Rol.INWONER, naam, hoe_zeker))
