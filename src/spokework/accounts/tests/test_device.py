"""The cookie that says who was here, and the one click of the demonstration."""

from typing import Any
from uuid import uuid4

import pytest
from allauth.core.context import request_context
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from spokework.accounts import demonstration, device
from spokework.accounts.models import SignIn
from spokework.accounts.tests.situations import PASSWORD, an_account

pytestmark = pytest.mark.django_db


def asked_with(value: str | None) -> Any:
    request = RequestFactory().get("/")
    if value is not None:
        request.COOKIES[device.COOKIE] = value
    return request


def test_it_is_set_at_sign_in_and_outlives_the_session() -> None:
    account, client = an_account(), Client()
    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    cookie = client.cookies[device.COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    SignIn.objects.all().delete()
    client.get(reverse("accounts:security"))
    assert device.who_was_here(asked_with(client.cookies[device.COOKIE].value)) == account.pk


def test_signing_out_forgets() -> None:
    account, client = an_account(), Client()
    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    client.post(reverse("account_logout"))
    assert client.cookies[device.COOKIE].value == ""
    assert not SignIn.objects.filter(account=account).exists()


def test_it_opens_nothing() -> None:
    response = HttpResponse()
    device.remember(response, an_account().pk)
    client = Client()
    client.cookies[device.COOKIE] = response.cookies[device.COOKIE].value
    assert client.get(reverse("accounts:security")).status_code == 302


def test_a_made_up_cookie_is_nobody() -> None:
    made_up = uuid4().hex
    assert device.who_was_here(asked_with(None)) is None
    for value in ("", made_up, f"{made_up}:1:2"):
        assert device.who_was_here(asked_with(value)) is None


def test_one_click_signs_in_within_the_demonstration(settings: Any) -> None:
    settings.DEMONSTRATION = True
    account, request = an_account(), asked_with(None)
    request.session, request.user = SessionStore(), AnonymousUser()
    with request_context(request):
        answer = demonstration.sign_in_as(request, account, then="/today/")
    assert answer["Location"] == "/today/"
    assert request.user == account
    assert SignIn.objects.filter(account=account).exists()


def test_one_click_is_impossible_outside_the_demonstration() -> None:
    with pytest.raises(PermissionDenied):
        demonstration.sign_in_as(asked_with(None), an_account())
