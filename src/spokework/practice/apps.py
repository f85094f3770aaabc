from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "spokework.practice"
    label = "practice"
