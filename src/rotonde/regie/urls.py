"""Routes of regie."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
