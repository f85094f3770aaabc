from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out


class AccountsConfig(AppConfig):
    name = "spokework.accounts"
    label = "accounts"

    def ready(self) -> None:
        from . import sessions  # noqa: PLC0415  # it imports models, which exist from here on

        user_logged_in.connect(sessions.begin, dispatch_uid="spokework.accounts.begin")
        user_logged_out.connect(sessions.end, dispatch_uid="spokework.accounts.end")
