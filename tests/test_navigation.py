"""Each role's way round the house: links only to what opens, and two counts at the most."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.casework.queries.today import own_hubs
from spokework.casework.tests.situations import a_hub, a_referral
from spokework.config.navigation import IN_A_ROW, navigation
from spokework.core.components import NavGroup
from spokework.programme.tests.situations import an_actor

pytestmark = pytest.mark.django_db

LABELS = {
    Role.SPOKE_WORKER: [
        "Today",
        "Young people",
        "Practice",
        "Partnerships",
        "Support",
        "Look beyond",
        "Releases",
        "Reports",
        "What we have learned",
        "Hub",
    ],
    Role.HUB_MANAGER: [
        "Today",
        "Triage",
        "Waiting",
        "Young people",
        "Team",
        "Practice",
        "Partnerships",
        "Support",
        "Data quality",
        "Access review",
        "Notices",
        "Sharing register",
        "Figures",
        "Returns",
        "Releases",
        "Reports",
        "What we have learned",
        "Planning",
        "Hub",
    ],
    Role.SAFEGUARDING_LEAD: ["Today", "Supervision", "Look beyond", "Access review", "Notices", "Hub"],
    Role.DATA_PROTECTION_OFFICER: [
        "Today",
        "Look beyond",
        "Access review",
        "Notices",
        "Sharing register",
        "Erasures",
        "Hub",
    ],
    Role.HUB_ADMINISTRATOR: ["Hub", "People"],
    Role.PROGRAMME_LEAD: [
        "Overview",
        "Figures",
        "Returns",
        "Releases",
        "Reports",
        "What we have learned",
        "Planning",
        "Hubs",
        "Areas",
    ],
    Role.EVALUATOR: ["Releases", "Reports", "What we have learned", "Evaluations"],
    Role.FUNDER: ["Releases", "Reports", "What we have learned"],
    Role.SYSTEM_ADMINISTRATOR: ["People"],
}


@pytest.mark.parametrize("role", list(Role))
def test_every_link_a_role_is_given_opens(role: Role) -> None:
    actor = an_actor(role)
    entries = navigation(actor, "/", own_hubs(actor))
    places = [item for entry in entries for item in (entry.items if isinstance(entry, NavGroup) else [entry])]
    assert [place.label for place in places] == LABELS[role]
    assert len(entries) <= IN_A_ROW + 1
    client = signed_in(Account.objects.get(pk=actor.id))
    for place in places:
        assert client.get(place.url, follow=True).status_code == 200, place.url


def test_the_page_one_is_on_is_marked_and_what_waits_is_counted() -> None:
    hub = a_hub("Larkfield")
    a_referral(hub)
    manager = an_actor(Role.HUB_MANAGER, hub)
    html = signed_in(Account.objects.get(pk=manager.id)).get("/triage/").content.decode()
    assert "Larkfield" in html
    wide = html.split('<nav class="nav-wide"')[1].split("</nav>")[0]
    assert re.findall(r'aria-current="page">(\w+)', wide) == ["Triage"]
    assert re.search(r'<span class="count">1<', wide)


@pytest.mark.parametrize("role", list(Role))
def test_the_shell_asks_little_whatever_the_role(role: Role) -> None:
    actor = an_actor(role)
    with CaptureQueriesContext(connection) as asked:
        navigation(actor, "/", own_hubs(actor))
    assert len(asked) <= 3
