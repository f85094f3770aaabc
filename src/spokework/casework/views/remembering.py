"""A list comes back as it was left. Only what stands in the address is kept, and no name ever stands there."""

from typing import Any

KEPT = "lists"


def remembered(request: Any) -> str | None:
    """Where to go instead: to the page and filter this person last had of this list. None: stay."""
    lists: dict[str, str] = request.session.get(KEPT, {})
    query = request.META.get("QUERY_STRING", "")
    if query:
        chosen = any(value for values in request.GET.lists() for value in values[1])
        request.session[KEPT] = lists | {request.path: query if chosen else ""}
        return None
    return f"{request.path}?{lists[request.path]}" if lists.get(request.path) else None
