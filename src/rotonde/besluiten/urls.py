"""Routes of besluiten."""

from django.urls import path

from rotonde.besluiten import views

app_name = "besluiten"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("inzet/<uuid:inzet_id>/", views.voorstellen, name="voorstellen"),
    path("voorstel/<uuid:voorstel_id>/", views.voorstel, name="voorstel"),
    path("<uuid:besluit_id>/", views.besluit, name="besluit"),
    path("<uuid:besluit_id>/brief/", views.beschikking, name="beschikking"),
]
