"""Werkplek as a Django app."""

from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "rotonde.werkplek"
    label = "werkplek"
    default_auto_field = "django.db.models.BigAutoField"
