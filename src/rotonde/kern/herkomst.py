"""Where a request comes from: the address that limits count by and that the security log names (SEC-23, SEC-26)."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

_IPV6_NETWERK = 64


def herkomst(request: HttpRequest) -> str:
    """The address of who asks; empty when the server does not say.

    Behind proxies of our own (`ROTONDE_PROXIES`, how many) it is what the outermost of them saw: what stands further
    to the left in X-Forwarded-For was written by who asks, and is not believed.
    """
    adressen = [request.META.get("REMOTE_ADDR", "")]
    doorgegeven = [deel.strip() for deel in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if deel.strip()]
    adressen += reversed(doorgegeven)
    return adressen[min(settings.ROTONDE_PROXIES, len(adressen) - 1)][:64]


def bron(request: HttpRequest) -> str:
    """The same, an IPv6 address cut to its network: one connection at home has more than one can count."""
    adres = herkomst(request)
    try:
        gelezen = ipaddress.ip_address(adres)
    except ValueError:
        return adres
    if gelezen.version == 4:
        return adres
    return str(ipaddress.ip_network((gelezen, _IPV6_NETWERK), strict=False).network_address)


def formulier_van_ons(request: HttpRequest) -> bool:
    """What the browser says about where a form stood; browsers that say nothing pass (SEC-09)."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    oorsprong = request.headers.get("Origin")
    return oorsprong is None or urlsplit(oorsprong).netloc == request.get_host()
