from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "spokework.practice"
    label = "practice"

    def ready(self) -> None:
        """What practice adds to pages of the floor below."""
        from spokework.casework import panels  # noqa: PLC0415  # it imports models, which exist from here on

        from . import panels as support  # noqa: PLC0415  # the same
        from .presenters.due import partnerships_today  # noqa: PLC0415  # the same
        from .presenters.looking import looked_at  # noqa: PLC0415  # the same
        from .presenters.timeline import linked_work  # noqa: PLC0415  # the same

        panels.TIMELINE.append(linked_work)
        panels.LOOKED_AT |= looked_at()
        panels.TODAY.append(partnerships_today)
        panels.TODAY.append(support.support_on_today)
        panels.TEAM.append(support.support_on_team)
        panels.NOTICES |= support.NOTICES
