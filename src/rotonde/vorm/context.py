"""What every template may count on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from rotonde.vorm.huisstijl import Huisstijl, huisstijl_van


def vorm(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `huisstijl` of this municipality; `ik`, who is signed in and in which rol; `demo`."""
    demo = getattr(settings, "ROTONDE_DEMO", False)
    return {"huisstijl": huisstijl_bij(request), "ik": ik_bij(request), "demo": demo}


def huisstijl_bij(request: HttpRequest) -> Huisstijl:
    """The theme that goes with a request: the door of kern sets `request.gemeente`."""
    return huisstijl_van(getattr(request, "gemeente", None))


def ik_bij(request: HttpRequest) -> dict[str, str] | None:
    """Name and rol of who is signed in, as the head of the page shows them."""
    aanmelding = getattr(request, "aanmelding", None)
    return {"naam": aanmelding.naam, "rol": aanmelding.rol.label} if aanmelding else None
