"""Routes of the public site and of Mijn Rotonde."""

from django.urls import path

from rotonde.portaal import views

app_name = "portaal"
urlpatterns = [
    path("", views.thuis, name="thuis"),
    path("mijn/", views.mijn, name="mijn"),
]
