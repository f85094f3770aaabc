"""What is still owed of a quarter: a hub manager sees and confirms it, the programme lead sees who is missing."""

import pytest
from playwright.sync_api import Page

from spokework.access.roles import Role

from .conftest import Pages, SignIn
from .walking import follow, go, press, says

pytestmark = pytest.mark.browser


def test_a_manager_sees_what_is_owed_and_confirms(page: Page, new_page: Pages, sign_in_as: SignIn) -> None:
    sign_in_as(page, Role.HUB_MANAGER)
    follow(page, "Returns", within=".nav-wide")
    says(page, "What your hub owes of 2016Q3")
    says(page, "What is still owed")

    lead = new_page(width=320)
    sign_in_as(lead, Role.PROGRAMME_LEAD)
    go(lead, "/practice/returns/")
    says(lead, "Not confirmed yet")
    follow(lead, "Remind")
    press(lead, "Remind")
    says(lead, "The hub’s managers find a notice.")

    follow(page, "Confirm return")
    press(page, "Confirm return")
    says(page, "Confirmed on 30 December 2016")
    go(lead, "/practice/returns/")
    says(lead, "Confirmed on 30 December 2016")
