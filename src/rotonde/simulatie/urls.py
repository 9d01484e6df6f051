"""Routes of the demo only: the start page on which one can be somebody, and the stand-in for the broker of DigiD."""

from django.urls import path

from rotonde.simulatie import aanmelden, makelaar

app_name = "demo"
urlpatterns = [
    path("", aanmelden.start, name="start"),
    path("demo/wees/", aanmelden.wees, name="wees"),
    path("makelaar/", makelaar.kies, name="makelaar"),
    path("identity/o/authorize", makelaar.ToestemmingView.as_view(), name="toestemming"),
]
