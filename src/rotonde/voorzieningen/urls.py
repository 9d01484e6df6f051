"""Routes of voorzieningen."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
