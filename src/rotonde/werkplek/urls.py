"""Routes of the werkplek."""

from django.urls import path

from rotonde.werkplek import views

app_name = "werkplek"
urlpatterns = [path("", views.vandaag, name="vandaag")]
