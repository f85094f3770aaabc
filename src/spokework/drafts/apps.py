from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "spokework.drafts"
    label = "drafts"
