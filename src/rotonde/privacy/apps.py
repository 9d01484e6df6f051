"""Privacy as a Django app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "rotonde.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"
