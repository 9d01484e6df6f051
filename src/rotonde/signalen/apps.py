"""Signalen as a Django app."""

from django.apps import AppConfig


class SignalenConfig(AppConfig):
    name = "rotonde.signalen"
    label = "signalen"
    default_auto_field = "django.db.models.BigAutoField"
