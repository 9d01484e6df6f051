"""Kern as a Django app; after each migration protection and grants follow the metadata again."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class KernConfig(AppConfig):
    name = "rotonde.kern"
    label = "kern"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from rotonde.kern.bescherming import bescherm_alles  # noqa: PLC0415  models are not loaded before ready()

        # A listener, and a part or figure that is watched, exists once its module is loaded.
        autodiscover_modules("events", "bewaking", "bewaring")
        post_migrate.connect(bescherm_alles, sender=self, dispatch_uid="rotonde-bescherming")
