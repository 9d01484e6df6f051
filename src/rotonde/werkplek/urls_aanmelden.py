"""Routes of signing in to one gemeente, and out of it."""

from django.urls import path

from rotonde.werkplek import views_aanmelden as views

app_name = "aanmelden"
urlpatterns = [
    path("aanmelden/werk/", views.werk, name="werk"),
    path("aanmelden/mijn/", views.mijn, name="mijn"),
    path("afmelden/", views.af, name="af"),
]
