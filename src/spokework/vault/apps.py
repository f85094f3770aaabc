from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "spokework.vault"
    label = "vault"
