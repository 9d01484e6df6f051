"""The door for the personnel system: it pushes who works here, so that nobody waits for a load (SEC-05, SEC-32)."""

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from rotonde.kern import beveiligingslog, webhook
from rotonde.kern.aanmelding import gemeente_van
from rotonde.kern.deur import afzender
from rotonde.kern.fouten import Gebruikersfout, NietGevonden
from rotonde.kern.models import Gemeente
from rotonde.werkplek.personeel import levering

HANDELING = "personeel geleverd"


# What no browser sends needs no token against other sites: the signature says who it is from.
@csrf_exempt
@require_POST
@never_cache
def personeel(request: HttpRequest) -> JsonResponse:
    """Load everybody who works for this gemeente, as `beheer personeel laden --ja` does, and say what changed.

    Answers 200 with how many changed and left, or the sentence of the error with its status and the rows concerned;
    a gemeente without a secret has no such door.
    A delivery that lets many leave at once is refused here: a person does that one by hand.
    """
    gemeente = gemeente_van(request)
    try:
        gewijzigd, weg = _laad(request, gemeente)
    except NietGevonden:
        raise
    except Gebruikersfout as fout:
        _noteer(request, gelukt=False)
        return JsonResponse({"fout": fout.zin, "regels": list(getattr(fout, "regels", ()))}, status=fout.status)
    _noteer(request, gelukt=True)
    return JsonResponse({"gewijzigd": gewijzigd, "uit_dienst": weg})


def _laad(request: HttpRequest, gemeente: Gemeente) -> tuple[int, int]:
    inhoud = webhook.inhoud_van(
        request,
        afzender=f"personeel {gemeente.code}",
        geheimen=settings.PERSONEEL_WEBHOOKS.get(gemeente.code, ()),
    )
    wijzigingen = levering.beoordeel(gemeente.code, inhoud, naam="levering.json")
    levering.eis_geen_leegloop(gemeente.code, wijzigingen, hoe_toch="laad haar dan met de hand")
    return len(wijzigingen), levering.voer_uit(gemeente.code, wijzigingen)


def _noteer(request: HttpRequest, *, gelukt: bool) -> None:
    beveiligingslog.noteer(HANDELING, waarop="levering", gelukt=gelukt, afzender=afzender(request))
