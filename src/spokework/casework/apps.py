from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "spokework.casework"
    label = "casework"
