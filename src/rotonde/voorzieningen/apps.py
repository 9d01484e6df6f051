"""Voorzieningen as a Django app."""

from django.apps import AppConfig


class VoorzieningenConfig(AppConfig):
    name = "rotonde.voorzieningen"
    label = "voorzieningen"
    default_auto_field = "django.db.models.BigAutoField"
