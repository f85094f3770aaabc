from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "spokework.accounts"
    label = "accounts"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from . import sessions

        user_logged_in.connect(sessions.begin, dispatch_uid="spokework.accounts.begin")
        user_logged_out.connect(sessions.end, dispatch_uid="spokework.accounts.end")
