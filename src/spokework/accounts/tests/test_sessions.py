"""How long a session lasts, and who ends it."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from spokework.accounts import actions
from spokework.accounts.models import Account, SignIn
from spokework.accounts.sessions import device_words
from spokework.accounts.tests.situations import AT_THE_MACHINE, an_account, signed_in
from spokework.core import clock

pytestmark = pytest.mark.django_db


def page(client: Client, **headers: Any) -> Any:
    return client.get(reverse("accounts:security"), headers=headers)


def is_in(client: Client) -> bool:
    return bool(page(client).status_code == 200)


def was(account: Account, *, active: timedelta = timedelta(), started: timedelta = timedelta()) -> None:
    now = timezone.now()
    SignIn.objects.filter(account=account).update(active_at=now - active, started_at=now - max(active, started))


def last_active(account: Account) -> Any:
    return SignIn.objects.get(account=account).active_at


@pytest.fixture
def account() -> Account:
    return an_account()


@pytest.fixture
def browser(account: Account) -> Client:
    return signed_in(account)


def test_a_session_lasts_while_it_is_used(browser: Client, account: Account) -> None:
    was(account, active=timedelta(minutes=14), started=timedelta(hours=7, minutes=59))
    assert is_in(browser)


def test_fifteen_minutes_without_activity_end_it(browser: Client, account: Account) -> None:
    was(account, active=timedelta(minutes=15, seconds=1))
    answer = page(browser)
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('account_login')}?next={reverse('accounts:security')}"
    assert not SignIn.objects.filter(account=account).exists()
    told = browser.get(reverse("account_login")).content.decode()
    assert "You were signed out after 15 minutes without activity" in told


def test_eight_hours_end_it_however_busy_it_was(browser: Client, account: Account) -> None:
    was(account, started=timedelta(hours=8, seconds=1))
    assert not is_in(browser)


def test_a_request_is_activity(browser: Client, account: Account) -> None:
    was(account, active=timedelta(minutes=10))
    before = last_active(account)
    page(browser)
    assert last_active(account) - before > timedelta(minutes=9)


def test_polling_is_no_activity(browser: Client, account: Account) -> None:
    was(account, active=timedelta(minutes=10))
    before = last_active(account)
    assert page(browser, X_Spokework_Polling="1").status_code == 200
    assert last_active(account) == before


def test_polling_does_not_outlive_the_session(browser: Client, account: Account) -> None:
    was(account, active=timedelta(minutes=16))
    assert page(browser, X_Spokework_Polling="1").status_code == 302


def test_activity_is_written_once_a_minute_at_most(browser: Client, account: Account) -> None:
    was(account, active=timedelta(seconds=50))
    before = last_active(account)
    page(browser)
    assert last_active(account) == before


def test_the_session_itself_is_not_rewritten(browser: Client) -> None:
    page(browser)
    assert settings.SESSION_COOKIE_NAME not in page(browser).cookies


def test_a_session_that_has_run_out_is_nobodys(browser: Client) -> None:
    Session.objects.update(expire_date=timezone.now() + timedelta(seconds=60))
    assert is_in(browser)
    Session.objects.update(expire_date=timezone.now())
    assert not is_in(browser)


def test_whose_session_it_is_is_asked_anew_each_time(browser: Client, account: Account) -> None:
    other = signed_in(an_account("Bram Holt"))
    for _ in range(2):
        assert [page(each).wsgi_request.user.name for each in (browser, other)] == ["Wren Alder", "Bram Holt"]
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert [is_in(each) for each in (browser, other)] == [False, True]


def test_the_demonstrations_clock_does_not_move_sessions(browser: Client) -> None:
    with clock.standing_at(timezone.localdate() + timedelta(days=400)):
        assert is_in(browser)


def test_a_leaver_is_out_at_the_next_request(browser: Client, account: Account) -> None:
    actions.deactivate(account=account, by=AT_THE_MACHINE)
    assert not is_in(browser)


def test_ending_the_row_ends_the_session(browser: Client, account: Account) -> None:
    SignIn.objects.filter(account=account).delete()
    assert not is_in(browser)


def test_sessions_from_ends_what_began_before_it(browser: Client, account: Account) -> None:
    account.sessions_from = timezone.now()
    account.save()
    assert not is_in(browser)
    assert is_in(signed_in(account))


def test_signing_out_elsewhere_keeps_this_browser(browser: Client, account: Account) -> None:
    other = signed_in(account)
    assert is_in(other)
    answer = browser.post(reverse("accounts:end_other_sessions"))
    assert answer["Location"] == reverse("accounts:security")
    assert is_in(browser)
    assert not is_in(other)


def test_nobody_else_can_end_them(account: Account, browser: Client) -> None:
    signed_in(an_account()).post(reverse("accounts:end_other_sessions"))
    assert is_in(browser)


def test_a_session_without_its_sign_in_is_over(browser: Client) -> None:
    session = browser.session
    del session["sign_in"]
    session.save()
    assert not is_in(browser)


def test_sign_ins_that_ran_out_are_cleared_when_the_person_comes_back(browser: Client, account: Account) -> None:
    was(account, active=timedelta(hours=1))
    signed_in(account)
    assert SignIn.objects.filter(account=account).count() == 1


def test_the_page_names_the_browsers_and_no_address(account: Account) -> None:
    client = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"}, REMOTE_ADDR="203.0.113.9")
    client.get(reverse("account_login"))
    shown = page(signed_in(account, client)).content.decode()
    assert "203.0.113.9" not in shown
    assert "– here" in shown


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140 Safari/537.36 Edg/140", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19 like Mac OS X) Version/19 Safari/604", "Safari on iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0", "Firefox on Linux"),
        ("", "A browser"),
    ],
)
def test_a_device_in_words(said: str, words: str) -> None:
    assert device_words(said) == words
