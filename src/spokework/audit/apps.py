from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "spokework.audit"
    label = "audit"
