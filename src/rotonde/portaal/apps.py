"""Portaal as a Django app."""

from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "rotonde.portaal"
    label = "portaal"
    default_auto_field = "django.db.models.BigAutoField"
