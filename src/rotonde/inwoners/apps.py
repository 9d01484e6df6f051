"""Inwoners as a Django app."""

from django.apps import AppConfig


class InwonersConfig(AppConfig):
    name = "rotonde.inwoners"
    label = "inwoners"
    default_auto_field = "django.db.models.BigAutoField"
