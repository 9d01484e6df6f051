"""Catalogus as a Django app."""

from django.apps import AppConfig


class CatalogusConfig(AppConfig):
    name = "rotonde.catalogus"
    label = "catalogus"
    default_auto_field = "django.db.models.BigAutoField"
