from django.apps import AppConfig


class ExtractConfig(AppConfig):
    name = "spokework.extract"
    label = "extract"
