from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from spokework.casework.models import Notice
from spokework.casework.models.looking import LOOKED_BEYOND
from spokework.casework.panels import NOTICES, NoticePlace

_LOOKED = NoticePlace("casework:access_review", "Review", settles_itself=True)


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
    place = _LOOKED if notice.kind == LOOKED_BEYOND else NOTICES.get(notice.kind)
    url = reverse(place.url_name) if place else ""
    if notice.reference and not place:
        url = reverse("casework:young_person", kwargs={"reference": notice.reference})
    return NoticeRow(
        key=notice.pk,
        at=notice.at,
        text=notice.text,
        hub=notice.hub.name,
        url=url,
        verb=place.verb if place else f"Open {notice.reference}",
        settles_itself=place is not None and place.settles_itself,
    )
