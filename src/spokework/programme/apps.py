from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "spokework.programme"
    label = "programme"
