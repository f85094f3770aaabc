from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "spokework.access"
    label = "access"
