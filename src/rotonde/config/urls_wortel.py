"""Routes before any gemeente is known: the choice of a gemeente, signing in, and health."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rotonde.vorm.urls")),
    path("", include("rotonde.api.urls")),
    path("account/", include("rotonde.werkplek.account.urls")),
    path("", include("rotonde.werkplek.urls_wortel")),
]
handler400 = "rotonde.vorm.views.fout_400"
handler403 = "rotonde.vorm.views.fout_403"
handler404 = "rotonde.vorm.views.fout_404"
handler500 = "rotonde.vorm.views.fout_500"
