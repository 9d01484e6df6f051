"""Routes of signing in, before a gemeente is known."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
