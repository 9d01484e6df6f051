"""Routes of signing in to one gemeente, and out of it."""

from django.urls import path

from rotonde.werkplek import views_aanmelden as views
from rotonde.werkplek import views_sessie as sessie

app_name = "aanmelden"
urlpatterns = [
    path("aanmelden/werk/", views.werk, name="werk"),
    path("aanmelden/mijn/", views.mijn, name="mijn"),
    path("aanmelden/opnieuw/", sessie.opnieuw, name="opnieuw"),
    path("afmelden/", views.af, name="af"),
    path("sessie/", sessie.sessie, name="sessie"),
    path("sessies/", sessie.sessies, name="sessies"),
    path("sessies/beeindigen/", sessie.sessies_beeindigen, name="sessies_beeindigen"),
    path("concept/", sessie.bewaar_concept, name="concept"),
    path("concept/weg/", sessie.vergeet_concept, name="concept_weg"),
]
