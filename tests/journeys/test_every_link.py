"""Whatever a page leads to opens: every role, every kind of link, from the front page on."""

from collections import Counter

import pytest
from playwright.sync_api import Page

from spokework.access.roles import Role

from .conftest import SignIn
from .walking import go, kind_of, looked_at

pytestmark = pytest.mark.browser
OF_A_KIND = 5  # the rest of a list leads where these do; four hundred records took as long as all other journeys
LINKS = (
    "() => [...document.querySelectorAll('a[href]')]"
    ".filter(a => a.origin === location.origin).map(a => [a.pathname + a.search, a.hasAttribute('download')])"
)


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_every_link_opens_and_each_kind_of_page_is_clean(page: Page, sign_in_as: SignIn, role: Role) -> None:
    sign_in_as(page, role)
    looked_at(page)
    met, tried, ahead = set(), Counter[str](), [*links_of(page)]
    while ahead:
        there, is_file = ahead.pop(0)
        if there in met or tried[kind_of(there)] == OF_A_KIND:
            continue
        met.add(there)
        tried[kind_of(there)] += 1
        if is_file or tried[kind_of(there)] > 1:
            answer = page.context.request.get(there)
            assert answer.ok, f"{there} answers {answer.status}"
            answer.dispose()
        else:
            go(page, there)
            ahead += links_of(page)
    assert len(met) >= len(page.locator(".nav-wide a").all())


def links_of(page: Page) -> list[tuple[str, bool]]:
    """In the order of the page, and whether it is a file. The demonstration's own page leads nowhere new."""
    return [(there, is_file) for there, is_file in page.evaluate(LINKS) if there != "/demonstration/"]
