"""Routes of sturing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
