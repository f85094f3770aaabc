from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "spokework.casework"
    label = "casework"

    def ready(self) -> None:
        from spokework.accounts.actions import link_made  # noqa: PLC0415  # it imports models, which exist from here on

        from .actions.telling import tell_of_link  # noqa: PLC0415  # the same

        link_made.connect(tell_of_link, dispatch_uid="those who review access are told of a one-time link")
