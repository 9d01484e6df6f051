"""Routes of the demo only: the start page on which one can be somebody with one click."""

from django.urls import path

from rotonde.simulatie import aanmelden

app_name = "demo"
urlpatterns = [
    path("", aanmelden.start, name="start"),
    path("demo/wees/", aanmelden.wees, name="wees"),
]
