"""Regie as a Django app."""

from django.apps import AppConfig


class RegieConfig(AppConfig):
    name = "rotonde.regie"
    label = "regie"
    default_auto_field = "django.db.models.BigAutoField"
