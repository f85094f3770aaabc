from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "spokework.core"
    label = "core"
