"""Sturing as a Django app."""

from django.apps import AppConfig


class SturingConfig(AppConfig):
    name = "rotonde.sturing"
    label = "sturing"
    default_auto_field = "django.db.models.BigAutoField"
