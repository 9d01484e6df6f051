"""Besluiten as a Django app."""

from django.apps import AppConfig


class BesluitenConfig(AppConfig):
    name = "rotonde.besluiten"
    label = "besluiten"
    default_auto_field = "django.db.models.BigAutoField"
