"""A passkey from the invitation to signing in with it alone, in a real Chromium with an authenticator of its own."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from spokework.accounts.links import setup_link
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import PASSWORD, an_invited_account
from tests.browsers import launched

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
SECURITY = "/account/security/"
INSIDE = "/programme/no-role/"  # where somebody comes who is signed in and holds no role yet


@pytest.fixture
def site(live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    # Playwright runs a loop in this thread; the server has a thread of its own.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    # A passkey belongs to a name: browsers make none for a bare address.
    settings.BASE_URL = str(live_server.url).replace("127.0.0.1", "localhost")
    return str(settings.BASE_URL)


@pytest.fixture
def page() -> Iterator[Page]:
    with launched() as browser:
        context = browser.new_context()
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("WebAuthn.enable")
        tools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        yield page


@pytest.fixture
def account(site: str) -> Account:
    return an_invited_account()


def set_up_a_passkey(page: Page, account: Account) -> None:
    page.goto(setup_link(account))
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_text("Let me sign in with it alone").click()
    page.get_by_role("button", name="Add the passkey").click()
    page.wait_for_url("**/recovery-codes/")


def sign_out(page: Page, site: str) -> None:
    page.goto(site + SECURITY)
    page.get_by_role("main").get_by_role("button", name="Sign out", exact=True).click()
    page.wait_for_url("**/login/")


def is_in(page: Page, site: str) -> bool:
    page.goto(site + SECURITY)
    return page.url == site + SECURITY


def test_a_passkey_signs_in_alone_and_as_second_factor(page: Page, site: str, account: Account) -> None:
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    set_up_a_passkey(page, account)

    sign_out(page, site)
    with page.expect_navigation(url=site + INSIDE):
        page.get_by_role("button", name="Sign in with a passkey").click()
    assert is_in(page, site)

    sign_out(page, site)
    page.get_by_label("E-mail address").fill(account.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/2fa/authenticate/")
    with page.expect_navigation(url=site + INSIDE):
        page.get_by_role("button", name="Use a passkey").click()
    assert is_in(page, site)
    assert refused == []


def test_a_browser_that_gives_no_passkey_says_so_on_the_page(page: Page, site: str, account: Account) -> None:
    page.goto(f"{site}/accounts/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('cancelled')) }")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_text("Your browser did not give a passkey. Try again, or use another way.").wait_for()
