"""Answers for machines."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from rotonde.api import metrics as meetwaarden
from rotonde.api.bladwijzer import bladwijzer
from rotonde.kern import gezondheid
from rotonde.kern.fouten import GeenBevoegdheid, NietGevonden
from rotonde.kern.gezondheid import Stand

# RFC 9116 asks for less than a year; whoever runs this answers as long as it runs.
GELDIG = timedelta(days=180)


@require_safe
@never_cache
def leeft(request: HttpRequest) -> HttpResponse:
    """200 as long as this process answers: who restarts it on silence asks nothing that a restart cannot repair."""
    return HttpResponse("leeft\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def klaar(request: HttpRequest) -> JsonResponse:
    """200 when this process can serve visitors now, else 503: for who sends them on to it."""
    return _antwoord(gezondheid.meet(alleen_nodig=True))


@require_safe
@never_cache
def gezond(request: HttpRequest) -> JsonResponse:
    """200 when all parts are well, else 503; the same figures either way, and nothing about a person (REL-20).

    Ages are in seconds; null means: never seen.
    """
    return _antwoord(gezondheid.meet())


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures for Prometheus, to whoever says the token of the operator; without one set there is no such door."""
    verwacht = settings.ROTONDE_METRICS_TOKEN
    if not verwacht:
        raise NietGevonden("Deze pagina bestaat niet: controleer het adres.")
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {verwacht}"):
        raise GeenBevoegdheid("Alleen wie Rotonde beheert, leest deze cijfers: geef het juiste token mee.")
    return HttpResponse(meetwaarden.tekst(), content_type=CONTENT_TYPE_PLAIN_0_0_4)


@require_safe
@cache_control(public=True, max_age=86_400)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness, as RFC 9116 writes it; the operator's contact, or no such page (SEC-22)."""
    contact = settings.ROTONDE_CVD_CONTACT
    if not contact:
        raise NietGevonden("Deze pagina bestaat niet: controleer het adres.")
    tot = (timezone.now() + GELDIG).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    tekst = bladwijzer(contact, request.build_absolute_uri(), tot.strftime("%Y-%m-%dT%H:%M:%SZ"))
    return HttpResponse(tekst, content_type="text/plain; charset=utf-8")


def _antwoord(standen: dict[str, Stand]) -> JsonResponse:
    gezond = all(stand.gezond for stand in standen.values())
    delen = {naam: {"gezond": stand.gezond, **stand.cijfers} for naam, stand in standen.items()}
    inhoud = {"gezond": gezond, "moment": timezone.now().isoformat(timespec="seconds"), **delen}
    return JsonResponse(inhoud, status=200 if gezond else 503)
