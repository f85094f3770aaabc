"""The second factor: required outside the demonstration, asked at every sign-in, and a way back when it is lost."""

import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse

from spokework.access.url_table import URL_TABLE
from spokework.accounts import actions
from spokework.accounts.middleware import SET_UP
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import AT_THE_MACHINE, PASSWORD, a_code, an_account, with_authenticator_app
from spokework.audit.models import Event

pytestmark = pytest.mark.django_db

SECURITY = "/account/security/"


@pytest.fixture
def account() -> Account:
    return an_account()


def type_password(account: Account, client: Client | None = None, password: str = PASSWORD) -> tuple[Client, Any]:
    client = client or Client()
    return client, client.post(reverse("account_login"), {"login": account.email, "password": password})


def is_in(client: Client) -> bool:
    return bool(client.get(SECURITY).status_code == 200)


def test_without_one_every_other_page_leads_to_setting_it_up(account: Account) -> None:
    client, _ = type_password(account)
    for name in ("account_change_password", "mfa_generate_recovery_codes", "accounts:end_other_sessions"):
        answer = client.get(reverse(name))
        assert (answer.status_code, answer["Location"]) == (302, SECURITY), name
    assert "Set up a second factor to go on" in client.get(SECURITY).content.decode()


def test_what_is_open_without_one_is_in_the_url_table() -> None:
    assert URL_TABLE.keys() >= SET_UP


def test_the_demonstration_does_not_ask_for_one(account: Account, settings: Any) -> None:
    settings.DEMONSTRATION = True
    client, _ = type_password(account)
    assert client.get(reverse("account_change_password")).status_code == 200
    assert "Set up a second factor to go on" not in client.get(SECURITY).content.decode()


@pytest.mark.django_db(transaction=True)  # the person and the log are told once the change is committed
def test_setting_up_an_app_end_to_end(account: Account, mailoutbox: list[Any]) -> None:
    client, _ = type_password(account)
    activate = reverse("mfa_activate_totp")
    confirm = client.get(activate)["Location"]
    assert confirm.startswith(reverse("account_reauthenticate"))
    assert client.post(confirm, {"password": PASSWORD})["Location"] == activate
    secret = client.get(activate).context["form"].secret
    answer = client.post(activate, {"code": a_code(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(answer["Location"]).context["unused_codes"]
    assert len(codes) == 10
    assert "10 left" in client.get(SECURITY).content.decode()
    assert "authenticator app was added" in mailoutbox[-1].body
    assert account.name not in mailoutbox[-1].body
    assert Event.objects.filter(actor_id=account.pk, action="added an authenticator app").exists()


def test_signing_in_needs_both(account: Account) -> None:
    secret = with_authenticator_app(account)
    client, answer = type_password(account)
    assert answer["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    refused = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "This code is not right" in refused.content.decode()
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": a_code(secret)})
    assert is_in(client)
    assert Event.objects.filter(actor_id=account.pk, action="signed in").count() == 1


def test_a_code_works_once(account: Account) -> None:
    secret = with_authenticator_app(account)
    code = a_code(secret)
    first, _ = type_password(account)
    first.post(reverse("mfa_authenticate"), {"code": code})
    second, _ = type_password(account)
    second.post(reverse("mfa_authenticate"), {"code": code})
    assert is_in(first)
    assert not is_in(second)


def test_a_recovery_code_works_once(account: Account) -> None:
    with_authenticator_app(account)
    code = RecoveryCodes.activate(account).get_unused_codes()[0]
    first, _ = type_password(account)
    first.post(reverse("mfa_authenticate"), {"code": code})
    assert is_in(first)
    assert "9 left" in first.get(SECURITY).content.decode()
    second, _ = type_password(account)
    second.post(reverse("mfa_authenticate"), {"code": code})
    assert not is_in(second)


def test_recovery_codes_alone_are_no_second_factor(account: Account) -> None:
    RecoveryCodes.activate(account)
    client, _ = type_password(account)
    assert client.get(reverse("account_change_password"))["Location"] == SECURITY


def test_the_records_alone_give_nobody_a_code(account: Account) -> None:
    secret = with_authenticator_app(account)
    codes = RecoveryCodes.activate(account)
    stored = json.dumps(list(Authenticator.objects.filter(user=account).values_list("data", flat=True)))
    assert secret not in stored
    assert codes.generate_seed() not in stored
    assert len(codes.get_unused_codes()) == 10


def test_a_password_does_not_stand_in_for_the_second_factor(account: Account) -> None:
    secret = with_authenticator_app(account)
    client, _ = type_password(account)
    client.post(reverse("mfa_authenticate"), {"code": a_code(secret)})
    confirm = client.get(reverse("mfa_deactivate_totp"))["Location"]
    assert confirm.startswith(reverse("mfa_reauthenticate"))
    assert client.get(reverse("account_reauthenticate"))["Location"].startswith(reverse("mfa_reauthenticate"))


def test_resetting_a_lost_one_ends_sessions_and_gives_a_link(account: Account) -> None:
    secret = with_authenticator_app(account)
    client, _ = type_password(account)
    client.post(reverse("mfa_authenticate"), {"code": a_code(secret)})
    link = actions.reset_second_factor(account=account, by=AT_THE_MACHINE)
    assert not is_in(client)
    assert not Authenticator.objects.filter(user=account).exists()
    again, _ = type_password(account)
    assert not is_in(again), "the password alone must not let anybody choose the next second factor"
    assert again.get(link).status_code == 200


def test_a_passkey_answer_that_is_no_answer_is_refused_politely(account: Account) -> None:
    client = Client()
    for nonsense in ("", "[]", "1", "{}", '{"response": 1}', '{"response": {"userHandle": "!"}}', "not json"):
        answer = client.post(reverse("mfa_login_webauthn"), {"credential": nonsense})
        assert (answer.status_code, answer["Location"]) == (302, reverse("account_login")), nonsense


def test_whoever_has_no_password_is_led_back_instead_of_changing_it(account: Account, settings: Any) -> None:
    settings.DEMONSTRATION = True
    account.set_unusable_password()
    account.save()
    client = Client()
    client.force_login(account)
    answer = client.get(reverse("account_change_password"))
    assert (answer.status_code, answer["Location"]) == (302, SECURITY)
