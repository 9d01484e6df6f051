"""Routes of one gemeente: what follows the slug. Every name stands in the table of bevoegdheden."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("werk/toegang/", include("rotonde.toegang.urls")),
    path("werk/regie/", include("rotonde.regie.urls")),
    path("werk/besluiten/", include("rotonde.besluiten.urls")),
    path("werk/voorzieningen/", include("rotonde.voorzieningen.urls")),
    path("werk/bewaren/", include("rotonde.privacy.urls_bewaren")),
    path("werk/toezicht/", include("rotonde.toezicht.urls")),
    path("werk/privacy/", include("rotonde.privacy.urls_werk")),
    path("werk/", include("rotonde.werkplek.urls")),
    path("", include("rotonde.werkplek.urls_aanmelden")),
    path("monitor/", include("rotonde.sturing.urls")),
    path("mijn/inzage/", include("rotonde.privacy.urls")),
    path("", include("rotonde.vorm.urls")),
    path("", include("rotonde.portaal.urls")),
]
handler400 = "rotonde.vorm.views.fout_400"
handler403 = "rotonde.vorm.views.fout_403"
handler404 = "rotonde.vorm.views.fout_404"
handler500 = "rotonde.vorm.views.fout_500"
