"""Who was at a strategic meeting."""

from spokework.access.decide import Actor
from spokework.practice.models import StrategicMeeting
from spokework.programme.models import HostAgency


def who_was_there(actor: Actor, meeting: StrategicMeeting) -> list[HostAgency]:
    rows = meeting.agencies.visible_to(actor)
    return list(rows.select_related("area").order_by("name"))
