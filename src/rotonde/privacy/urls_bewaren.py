"""Routes of keeping and destroying."""

from django.urls import path

from rotonde.privacy import views_bewaren as views

app_name = "bewaren"
urlpatterns = [
    path("", views.overzicht, name="overzicht"),
    path("opstellen/", views.opstellen, name="opstellen"),
    path("akkoord/", views.akkoord, name="akkoord"),
    path("lijst/<uuid:lijst_id>/", views.lijst, name="lijst"),
    path("blokkades/", views.blokkades, name="blokkades"),
    path("blokkades/<uuid:blokkade_id>/opheffen/", views.opheffen, name="opheffen"),
]
