from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    name = "spokework.scenarios"
    label = "scenarios"
