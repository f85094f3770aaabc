"""The front door: who gets in, who learns what, who is kept waiting."""

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from spokework.accounts import actions
from spokework.accounts.adapter import InvitedOnly
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import (
    AT_THE_MACHINE,
    PASSWORD,
    a_code,
    an_account,
    an_invited_account,
    with_authenticator_app,
)

pytestmark = pytest.mark.django_db

WRONG = "not the password at all"


def try_to_sign_in(email: str, password: str = WRONG, address: str = "127.0.0.1") -> Any:
    client = Client(REMOTE_ADDR=address)
    answer = client.post(reverse("account_login"), {"login": email, "password": password})
    answer.is_in = "_auth_user_id" in client.session  # type: ignore[attr-defined]  # carried for the test
    return answer


def without_token(page: bytes, email: str) -> str:
    lines = page.decode().replace(email, "ADDRESS").splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)


def test_the_right_password_lets_in_whatever_the_case_of_the_address() -> None:
    account = an_account()
    assert try_to_sign_in(account.email.upper(), PASSWORD).is_in


def test_nobody_can_sign_up(rf: Any) -> None:
    assert InvitedOnly().is_open_for_signup(rf.get("/")) is False
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    for path in ("/accounts/signup/", "/accounts/email/", "/accounts/2fa/webauthn/signup/", "/accounts/login/code/"):
        assert Client().get(path).status_code == 404, path
    assert not [name for name in get_resolver().reverse_dict if "signup" in str(name)]


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer() -> None:
    account = an_account()
    known = try_to_sign_in(account.email)
    unknown = try_to_sign_in("nobody@hub.example")
    assert known.status_code == unknown.status_code == 200
    assert without_token(known.content, account.email) == without_token(unknown.content, "nobody@hub.example")


def test_forgetting_the_password_tells_nobody_which_addresses_are_known(mailoutbox: list[Any]) -> None:
    account, invited = an_account(), an_invited_account()
    answers = []
    for email in (account.email, "nobody@hub.example", invited.email):
        client = Client()
        answer = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        answers.append((answer.redirect_chain, without_token(answer.content, email)))
    assert answers[0] == answers[1] == answers[2]
    assert [mail.to for mail in mailoutbox] == [[account.email], ["nobody@hub.example"], [invited.email]]


def test_five_failures_from_any_address_lock_the_account() -> None:
    account = an_account()
    for number in range(5):
        assert "do not match" in try_to_sign_in(account.email, address=f"198.51.100.{number}").content.decode()
    locked = try_to_sign_in(account.email, PASSWORD, address="203.0.113.7")
    assert not locked.is_in
    assert "For safety nobody can sign in to this account for ten minutes" in locked.content.decode()


def test_an_address_nobody_has_is_locked_just_the_same() -> None:
    for _ in range(5):
        try_to_sign_in("nobody@hub.example")
    assert "for ten minutes" in try_to_sign_in("nobody@hub.example").content.decode()


def test_one_account_locked_leaves_the_others_open() -> None:
    locked, other = an_account(), an_account()
    for _ in range(5):
        try_to_sign_in(locked.email)
    assert try_to_sign_in(other.email, PASSWORD).is_in


def test_five_wrong_codes_lock_the_second_factor() -> None:
    account = an_account()
    secret = with_authenticator_app(account)
    client = Client()
    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    answer = client.post(reverse("mfa_authenticate"), {"code": a_code(secret)})
    assert "for ten minutes" in answer.content.decode()


def reset(account: Account, mailoutbox: list[Any], new: str) -> Client:
    client = Client()
    client.post(reverse("account_reset_password"), {"email": account.email})
    link = next(line for line in mailoutbox[-1].body.splitlines() if line.startswith("http"))
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    return client


def test_a_forgotten_password_goes_by_mail_that_names_nobody(mailoutbox: list[Any], settings: Any) -> None:
    account = an_account("Linnet Ashdown")
    settings.BASE_URL = "https://hub.example"
    Client(headers={"Host": "127.0.0.1"}).post(reverse("account_reset_password"), {"email": account.email})
    mail = mailoutbox[0]
    assert "Linnet" not in mail.body + mail.subject
    assert "Ashdown" not in mail.body + mail.subject
    assert "https://hub.example/accounts/password/reset/key/" in mail.body, "not from what the request called itself"


def test_where_no_mail_leaves_the_administrator_is_named_and_no_link_is_made(settings: Any, capsys: Any) -> None:
    account = an_account()
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    there = reverse("account_reset_password")
    page = Client().get(there).content.decode()
    assert "Ask for a link: your hub’s administrator" in page
    assert "Send me a link" not in page
    sent = [Client().post(there, {"email": email}) for email in (account.email, "nobody@hub.example")]
    assert [answer.status_code for answer in sent] == [200, 200], "neither says that a message was sent"
    assert capsys.readouterr() == ("", "")


def test_after_a_new_password_the_second_factor_is_still_asked(mailoutbox: list[Any]) -> None:
    account = an_account()
    with_authenticator_app(account)
    new = "kettle orchard plain river"
    reset(account, mailoutbox, new)
    answer = try_to_sign_in(account.email, new)
    assert answer["Location"] == reverse("mfa_authenticate")
    assert not answer.is_in


def test_a_new_password_by_mail_opens_a_locked_account(mailoutbox: list[Any], settings: Any) -> None:
    account = an_account()
    for _ in range(6):
        try_to_sign_in(account.email)
    new = "kettle orchard plain river"
    reset(account, mailoutbox, new)
    assert try_to_sign_in(account.email, new).is_in


def test_a_reset_link_works_once(mailoutbox: list[Any]) -> None:
    account = an_account()
    reset(account, mailoutbox, "kettle orchard plain river")
    link = next(line for line in mailoutbox[0].body.splitlines() if line.startswith("http"))
    assert "This link is over" in Client().get(link, follow=True).content.decode()


def test_mail_does_not_set_up_an_account_whose_second_factor_was_reset(mailoutbox: list[Any]) -> None:
    account = an_account()
    actions.reset_second_factor(account=account, by=AT_THE_MACHINE)
    Client().post(reverse("account_reset_password"), {"email": account.email})
    assert "http" not in mailoutbox[0].body


def test_changing_the_password_ends_the_other_sessions() -> None:
    account = an_account()
    secret = with_authenticator_app(account)
    here, there = Client(), Client()
    for client in (here, there):
        client.force_login(account)
    assert secret
    new = "kettle orchard plain river"
    answer = here.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert answer["Location"] == "/account/security/"
    assert here.get("/account/security/").status_code == 200
    assert there.get("/account/security/").status_code == 302


@pytest.mark.parametrize("weak", ["short", "password1234", "111111111111"])
def test_a_weak_password_is_refused_with_what_to_do(weak: str) -> None:
    account = an_account()
    client = Client()
    with_authenticator_app(account)
    client.force_login(account)
    answer = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    )
    assert "There is a problem" in answer.content.decode()
    assert Account.objects.get(pk=account.pk).check_password(PASSWORD)


def test_a_closed_account_is_told_so_only_with_its_password() -> None:
    account = an_account()
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert "do not match" in try_to_sign_in(account.email).content.decode()
    assert try_to_sign_in(account.email, PASSWORD)["Location"] == reverse("account_inactive")
