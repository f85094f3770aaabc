from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from .unsent import beside_the_form, is_autosave, keep_unsent, reached_its_page


class KeepWhatWasTyped:
    """A form that was not taken keeps its body: its writer finds it when the page is open to them again.

    That is: sent on to the sign-in page, or refused by its own page because the record went out of reach
    while they were writing – sixty minutes of looking beyond one's caseload were over, say.
    """

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or not was_turned_away(request, response):
            return response
        kept = keep_unsent(request)
        # Autosave would otherwise draw the sign-in page into the middle of the form.
        return signed_out(request, kept) if is_autosave(request) else response


def was_turned_away(request: Any, response: HttpResponse) -> bool:
    if reached_its_page(request):
        return response.status_code in (403, 404) and not is_autosave(request)
    return 300 <= response.status_code < 400


def signed_out(request: Any, kept: bool) -> HttpResponse:
    words = "You have been signed out. " + (
        "What you typed is kept: save as usual and sign in when asked."
        if kept
        else "Sign in again in another tab before you go on typing."
    )
    return beside_the_form(request, {"words": words})
