"""Routes before a gemeente is known: the choice of a gemeente."""

from django.urls import path

from rotonde.werkplek import views

app_name = "wortel"
urlpatterns = [path("", views.gemeenten, name="gemeenten")]
