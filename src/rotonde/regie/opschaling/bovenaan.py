"""What stands above every page of a dossier, so that whoever works in it knows at which level (issue 4)."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from rotonde.regie.opschaling import queries
from rotonde.regie.opschaling.queries import Stand

_SJABLOON = "regie/delen/opgeschaald.html"


def bovenaan(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the banner of a page of regie that is about one dossier.

    The database is asked only by a page that shows the banner, after its view wrote the lines of the dossier; who is
    not involved gets no row.
    """
    route = getattr(request, "resolver_match", None)
    if route is None or route.namespace != "regie" or "dossier" not in route.kwargs:
        return {}

    @cache
    def opgeschaald() -> Stand | None:
        return queries.stand(route.kwargs["dossier"])

    return {"bovenaan": _SJABLOON, "opgeschaald": opgeschaald}
