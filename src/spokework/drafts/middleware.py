from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from .unsent import beside_the_form, is_autosave, keep_unsent


class KeepWhatWasTyped:
    """A form that is sent on to the sign-in page instead of its own keeps its body: its writer finds it afterwards."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        response = self.get_response(request)
        turned_away = 300 <= response.status_code < 400 and not getattr(request, "reached_its_page", False)
        if request.method != "POST" or not turned_away:
            return response
        kept = keep_unsent(request)
        # Autosave would otherwise draw the sign-in page into the middle of the form.
        return signed_out(request, kept) if is_autosave(request) else response


def signed_out(request: Any, kept: bool) -> HttpResponse:
    words = "You have been signed out. " + (
        "What you typed is kept: save as usual and sign in when asked."
        if kept
        else "Sign in again in another tab before you go on typing."
    )
    return beside_the_form(request, {"words": words})
