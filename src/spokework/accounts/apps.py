from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "spokework.accounts"
    label = "accounts"
