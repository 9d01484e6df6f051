from django.apps import AppConfig


class VormConfig(AppConfig):
    name = "rotonde.vorm"
    label = "vorm"
    verbose_name = "Vorm"
