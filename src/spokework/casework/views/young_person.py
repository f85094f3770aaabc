"""The young person: everything that happened, newest first."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from spokework.access.permissions import Permission as P
from spokework.casework.pages import YoungPersonPage
from spokework.casework.presenters.next_steps import of_case, of_record
from spokework.casework.presenters.timeline import timeline
from spokework.casework.queries.duplicates import known_elsewhere
from spokework.casework.queries.timeline import happened


class Timeline(YoungPersonPage):
    heading = "Timeline"
    tab = "timeline"
    template_name = "casework/timeline.html"

    def content(self) -> dict[str, Any]:
        before = _day(self.request.GET.get("before", ""))
        page = timeline(happened(self.actor, self.young_person, before=before), reference=self.young_person.reference)
        here = self.url("young_person")
        return {
            "items": page.items,
            "case_steps": of_case(self.actor, self.young_person, self.case, consent=self.about.consent),
            "record_steps": of_record(self.actor, self.young_person, is_known_elsewhere=self._is_known_elsewhere()),
            "latest_url": here if before else "",
            "earlier_url": f"{here}?{urlencode({'before': page.earlier.isoformat()})}" if page.earlier else "",
        }

    def _is_known_elsewhere(self) -> bool:
        return self.may(P.ASK_OTHER_HUB) and bool(known_elsewhere(self.young_person))


def _day(text: str) -> date | None:
    """A page that was tampered with or mistyped is the first page."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
