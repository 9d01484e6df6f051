"""Routes of werkplek."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
