"""Answers for machines."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rotonde.api import gezondheid


@require_safe
@never_cache
def gezond(request: HttpRequest) -> JsonResponse:
    """200 when all parts are well, else 503; the same figures either way, and nothing about a person (REL-20)."""
    stand = gezondheid.meet()
    return JsonResponse(stand, status=200 if stand["gezond"] else 503)
