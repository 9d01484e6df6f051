"""Simulatie as a Django app."""

from django.apps import AppConfig


class SimulatieConfig(AppConfig):
    name = "rotonde.simulatie"
    label = "simulatie"
    default_auto_field = "django.db.models.BigAutoField"
