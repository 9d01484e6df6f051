"""Routes of privacy."""

from django.urls import path

from rotonde.privacy import views, views_avg
from rotonde.privacy.deling import views as deling
from rotonde.privacy.toestemming import views as toestemming

app_name = "privacy"
urlpatterns = [
    path("", views.inzage, name="inzage"),
    path("verbeteren/", views.correctie, name="correctie"),
    path("kind/<uuid:kind>/vragen/", views.kind_vragen, name="kind_vragen"),
    path("besluit/<uuid:besluit>/", views.besluit, name="besluit"),
    path("gedeeld/", deling.overzicht, name="gedeeld"),
    path("toestemmingen/", toestemming.overzicht, name="toestemmingen"),
    path("toestemming/<uuid:toestemming>/intrekken/", toestemming.intrekken, name="toestemming_intrekken"),
    path("vragen/", views_avg.vragen, name="avg_vragen"),
    path("verzoek/<uuid:verzoek>/gegevens.<str:vorm>", views_avg.mijn_bestand, name="avg_bestand"),
]
