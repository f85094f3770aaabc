"""The one-time link: after an invitation, and after a lost second factor."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from spokework.accounts import actions, links
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import AT_THE_MACHINE, an_account, an_invited_account, signed_in
from spokework.audit.models import Event
from spokework.core.errors import Refused

pytestmark = pytest.mark.django_db

CHOSEN = "kettle orchard plain river"


def set_up(link: str, client: Client | None = None, **other: str) -> Any:
    said = {"name": "Wren Alder", "password1": CHOSEN, "password2": CHOSEN} | other
    return (client or Client()).post(link, said)


@pytest.fixture
def account() -> Account:
    return an_invited_account()


@pytest.fixture
def link(account: Account) -> str:
    return links.setup_link(account)


def test_the_link_leads_to_a_password_and_on_to_the_second_factor(account: Account, link: str) -> None:
    client = Client()
    assert client.get(link).context["form"].initial["name"] == "Wren Alder"
    answer = set_up(link, client, name="Wren Alder-Finch")
    assert answer["Location"] == reverse("accounts:security")
    account.refresh_from_db()
    assert account.name == "Wren Alder-Finch"
    assert account.check_password(CHOSEN)
    # The password was chosen a moment ago: it is not asked again.
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    assert list(Event.objects.filter(actor_id=account.pk).values_list("action", flat=True)) == [
        "set up sign-in",
        "signed in",
    ]


def test_it_works_once(link: str) -> None:
    set_up(link)
    again = Client()
    assert again.get(link).status_code == 410
    assert set_up(link, again).status_code == 410
    assert "_auth_user_id" not in again.session


def test_looking_at_it_does_not_use_it(link: str) -> None:
    for _ in range(3):
        assert Client().get(link).status_code == 200


def test_it_runs_out_after_72_hours(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    really = timezone.now()
    for hours, status in ((71, 200), (73, 410)):
        later = (really + timedelta(hours=hours)).timestamp()
        monkeypatch.setattr(signing.time, "time", lambda later=later: later)
        assert links.account_of(link.rstrip("/").rsplit("/", 1)[1]) is not None or status == 410
        assert (links.account_of(link.rstrip("/").rsplit("/", 1)[1]) is None) == (status == 410)


def test_a_changed_link_opens_nothing(link: str) -> None:
    assert Client().get(link[:-3] + "xx/").status_code == 410
    assert Client().get(reverse("accounts:welcome", args=["nonsense"])).status_code == 410


def test_a_newer_reset_kills_the_older_link(account: Account) -> None:
    first = actions.reset_second_factor(account=account, by=AT_THE_MACHINE)
    second = actions.reset_second_factor(account=account, by=AT_THE_MACHINE)
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 200


def test_it_dies_with_the_account(account: Account, link: str) -> None:
    actions.deactivate(account=account, by=AT_THE_MACHINE)
    assert Client().get(link).status_code == 410


def test_whoever_has_a_password_gets_no_link() -> None:
    with pytest.raises(Refused, match="signs in already"):
        links.setup_link(an_account())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"password2": "another one entirely"}, "The two passwords differ"),
        ({"password1": "short", "password2": "short"}, "at least 12 characters"),
        ({"name": ""}, "There is a problem"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(
    account: Account, link: str, wrong: dict[str, str], told: str
) -> None:
    assert told in set_up(link, **wrong).content.decode()
    account.refresh_from_db()
    assert not account.is_set_up


def test_opening_it_while_somebody_else_is_signed_in_changes_the_person(account: Account, link: str) -> None:
    client = signed_in(an_account("Linnet Ashdown"))
    set_up(link, client)
    assert account.email in client.get(reverse("accounts:security")).content.decode()


def test_the_page_says_no_name_of_others(link: str) -> None:
    assert Client().get(link)["Cache-Control"].count("no-store") == 1
