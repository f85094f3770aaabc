from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "spokework.exchange"
    label = "exchange"
