"""Toegang as a Django app."""

from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "rotonde.toegang"
    label = "toegang"
    default_auto_field = "django.db.models.BigAutoField"
