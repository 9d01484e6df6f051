"""Machine doors before any gemeente is known."""

from django.urls import path

from rotonde.api import views

app_name = "api"
urlpatterns = [
    path("gezond", views.gezond, name="gezond"),
    path("gezond/leeft", views.leeft, name="leeft"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("metrics", views.metrics, name="metrics"),
    path("gezond/klaar", views.klaar, name="klaar"),
]
