from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "spokework.insight"
    label = "insight"
