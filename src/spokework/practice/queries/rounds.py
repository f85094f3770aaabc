"""Whether anybody still goes round for lone visits that are overdue."""

from datetime import datetime

from spokework.practice.models import Round


def last_round() -> datetime | None:
    found: datetime | None = (
        Round.objects.unscoped("asked at the machine, about the installation").values_list("at", flat=True).first()
    )
    return found
