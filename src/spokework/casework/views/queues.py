"""Triage and Waiting: who needs a decision, and who needs a worker."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect

from spokework.casework.levels import ASSESSED, Level
from spokework.casework.presenters.queues import to_allocate, to_decide
from spokework.casework.queries import referrals
from spokework.casework.queries.referrals import After, Page

from .reading import Reading
from .remembering import remembered


class _Queue(Reading):
    def get(self, request: Any) -> HttpResponse:
        kept = remembered(request)
        if kept is not None:
            return HttpResponseRedirect(kept)
        return self.show(logged=True, **self.shown(After.read(request.GET.get("after", ""))))

    def shown(self, after: After | None) -> dict[str, Any]:
        raise NotImplementedError

    def pages(self, page: Page, after: After | None, **kept: str) -> dict[str, str]:
        """Keyset pages go forward only; the way back is to the first."""
        here = self.request.path
        kept = {name: value for name, value in kept.items() if value}
        first = f"{here}?{urlencode(kept)}" if kept else here
        onward = f"{here}?{urlencode(kept | {'after': str(page.after)})}" if page.after else ""
        return {"first_url": first if after else "", "next_url": onward}


class Triage(_Queue):
    """A manager, every morning, oldest first; nothing is written here."""

    heading = "Triage"
    template_name = "casework/triage.html"

    def shown(self, after: After | None) -> dict[str, Any]:
        page = referrals.to_decide(self.actor, after)
        return {"rows": [to_decide(row) for row in page.referrals]} | self.pages(page, after)


class Waiting(_Queue):
    """A manager with room to give, longest wait first; nothing is written here."""

    heading = "Waiting"
    template_name = "casework/waiting.html"

    def shown(self, after: After | None) -> dict[str, Any]:
        level = self.request.GET.get("level", "")
        level = level if level in Level._value2member_map_ else ""
        page = referrals.waiting(self.actor, level=level, after=after)
        counts = referrals.waiting_by_level(self.actor)
        return {
            "rows": [to_allocate(row) for row in page.referrals],
            "level": level,
            "filters": [
                (each.label, f"?{urlencode({'level': each.value})}", counts[each], each == level)
                for each in (*reversed(ASSESSED), Level.NOT_ASSESSED)
            ],
            "total": sum(counts.values()),
        } | self.pages(page, after, level=level)
