from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from spokework.casework.models import Notice
from spokework.casework.models.looking import LOOKED_BEYOND


@dataclass(frozen=True)
class NoticeRow:
    key: UUID
    at: datetime
    text: str
    hub: str
    url: str
    verb: str
    settles_itself: bool  # goes away once what it asks for is done


def notice_row(notice: Notice) -> NoticeRow:
    looked = notice.kind == LOOKED_BEYOND
    url = reverse("casework:access_review") if looked else ""
    if notice.reference and not looked:
        url = reverse("casework:young_person", kwargs={"reference": notice.reference})
    return NoticeRow(
        key=notice.pk,
        at=notice.at,
        text=notice.text,
        hub=notice.hub.name,
        url=url,
        verb="Review" if looked else f"Open {notice.reference}",
        settles_itself=looked,
    )
