"""Root routes in a process that `demo` started: the start page on which one can be somebody, and all the others."""

from django.urls import URLPattern, URLResolver, include, path

from rotonde.config.urls_wortel import handler400, handler403, handler404, handler500
from rotonde.config.urls_wortel import urlpatterns as gewoon

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rotonde.simulatie.urls")),
    path("", include("allauth.idp.urls")),
    *gewoon,
]
