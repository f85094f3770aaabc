from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "spokework.demo"
    label = "demo"
