"""Inkomen as a Django app."""

from django.apps import AppConfig


class InkomenConfig(AppConfig):
    name = "rotonde.inkomen"
    label = "inkomen"
    default_auto_field = "django.db.models.BigAutoField"
