"""Toezicht as a Django app."""

from django.apps import AppConfig


class ToezichtConfig(AppConfig):
    name = "rotonde.toezicht"
    label = "toezicht"
    default_auto_field = "django.db.models.BigAutoField"
