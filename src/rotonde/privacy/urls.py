"""Routes of privacy."""

from django.urls import path

from rotonde.privacy import views

app_name = "privacy"
urlpatterns = [path("", views.inzage, name="inzage")]
