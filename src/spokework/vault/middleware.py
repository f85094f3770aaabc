from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .keyring import forget


class ForgetKeysAfterRequest:
    """An opened key outlives no request, so a key destroyed elsewhere is gone here too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forget()
        try:
            return self.get_response(request)
        finally:
            forget()
