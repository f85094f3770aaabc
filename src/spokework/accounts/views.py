from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.account.views import LogoutView, password_change
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from spokework.core.errors import Refused

from . import actions, device, links
from .forms import WelcomeForm
from .models import Account
from .queries import places_signed_in, second_factors


class SignOut(LogoutView):
    """Signing out also forgets who was here: what is typed afterwards is nobody's."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().post(*args, **kwargs)
        device.forget(response)
        return response


@login_required
def change_password(request: Any) -> HttpResponseBase:
    """Whoever has no password – in the demonstration, say – has none to change."""
    if not request.user.has_usable_password():
        return redirect("accounts:security")
    response: HttpResponseBase = password_change(request)
    return response


def _link_is_over(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/link_over.html", status=410)


@never_cache
@sensitive_post_parameters("password1", "password2")
def welcome(request: HttpRequest, token: str) -> HttpResponseBase:
    account = links.account_of(token)
    if account is None:
        return _link_is_over(request)
    form = WelcomeForm(request.POST or None, account=account)
    if not form.is_valid():
        context = {"form": form, "email": account.email, "submit_label": "Save and go on"}
        return render(request, "accounts/welcome.html", context)
    try:
        account = actions.set_up(token=token, name=form.cleaned_data["name"], password=form.cleaned_data["password1"])
    except Refused:
        return _link_is_over(request)
    return _let_in(request, account)


def _let_in(request: HttpRequest, account: Account) -> HttpResponseBase:
    if request.user.is_authenticated:
        logout(request)
    # The password has just been chosen, so it is not asked again before the second factor is set up.
    record_authentication(request, account, method="password", reauthenticated=True)
    response: HttpResponseBase = perform_login(request, account, redirect_url=reverse("accounts:security"))
    return response


@never_cache
@login_required
def security(request: Any) -> HttpResponse:
    context = {
        "factors": second_factors(request.user),
        "places": places_signed_in(request.user),
        "here": request.sign_in,
        "required": not settings.DEMONSTRATION,
    }
    return render(request, "accounts/security.html", context)


@login_required
def end_other_sessions(request: Any) -> HttpResponse:
    ended = actions.end_others(account=request.user, keep=request.sign_in)
    messages.success(request, "You are signed out everywhere else." if ended else "You were signed in nowhere else.")
    return redirect("accounts:security")
