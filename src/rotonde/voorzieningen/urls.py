"""Routes of voorzieningen."""

from django.urls import path

from rotonde.voorzieningen import views

app_name = "voorzieningen"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("budget/", views.budget, name="budget"),
    path("besluit/<uuid:besluit_id>/", views.van_besluit, name="van_besluit"),
    path("<uuid:voorziening_id>/", views.voorziening, name="voorziening"),
    path("<uuid:voorziening_id>/starten/", views.starten, name="starten"),
    path("<uuid:voorziening_id>/betalen/", views.betalen, name="betalen"),
]
