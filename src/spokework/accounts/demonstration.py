"""One click signs you in as anybody – in the demonstration, and nowhere else."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase

from .models import Account


def sign_in_as(request: Any, account: Account, *, then: str = "/") -> HttpResponseBase:
    if not settings.DEMONSTRATION:
        raise PermissionDenied("only in the demonstration")
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, account, method="demonstration", reauthenticated=True)
    response: HttpResponseBase = perform_login(request, account, redirect_url=then)
    return response
