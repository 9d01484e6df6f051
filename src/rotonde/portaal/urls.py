"""Routes of the public site and of Mijn Rotonde."""

from django.urls import path

from rotonde.portaal import views, views_mijn

app_name = "portaal"
urlpatterns = [
    path("", views.thuis, name="thuis"),
    path("vraag/", views.vraag, name="vraag"),
    path("hulp/", views.zoeken, name="zoeken"),
    path("ervaring/<slug:team>/<slug:moment>/", views.ervaring, name="ervaring"),
    path("mijn/", views_mijn.overzicht, name="mijn"),
    path("mijn/klacht/", views_mijn.klacht, name="klacht"),
    path("mijn/klacht/<uuid:klacht>/intrekken/", views_mijn.klacht_intrekken, name="klacht_intrekken"),
    path("mijn/vraag/<uuid:melding>/bevestiging.pdf", views_mijn.bevestiging, name="bevestiging"),
    path("mijn/brief/<uuid:besluit>/", views_mijn.brief, name="brief"),
]
