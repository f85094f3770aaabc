"""The page of an area: what it counts is what was done, and what it shows has passed the rule."""

import re
from typing import Any

import pytest
from django.urls import reverse

from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.casework.tests.situations import a_referral
from spokework.core import clock
from spokework.practice import codes
from spokework.practice.presenters.area import by_agency, by_year
from spokework.practice.queries.area_counts import AreaCounts, area_counts
from spokework.practice.states import ChallengeState
from spokework.programme.models import Area, Hub
from spokework.programme.tests.situations import a_host, an_area

from . import partnerships as around
from .situations import a_challenge, a_consultancy, a_hub, a_manager, a_session, a_training, resolved

pytestmark = pytest.mark.django_db
YEAR = clock.today().year


def counted(hub: Hub, area: Area) -> AreaCounts:
    return area_counts(a_manager(hub), hub, area)


def shown(table: Any) -> dict[str, list[str]]:
    return {str(row[0].text): [str(cell.text) for cell in row[1:]] for row in table.rows}


def test_only_what_this_hub_did_in_this_area_counts_and_by_whom() -> None:
    hub, area = a_hub(), an_area()
    police, health = a_host(area), a_host(area, kind="health")
    for agency in (police, police, health):
        a_consultancy(hub, area=area, agency=agency)
    a_consultancy(hub, area=an_area())
    a_consultancy(a_hub(), area=area)
    a_referral(hub, area=area, agency=police)
    a_referral(hub, area=area)
    a_training(hub, area=area, attended=14, agency=health)
    a_session(hub, area=area, attended=30)
    a_session(hub, area=area, attended=30, audience=codes.Audience.ADULTS)
    found = counted(hub, area)
    assert found.consultancies == {(YEAR, police.pk): 2, (YEAR, health.pk): 1}
    assert found.referrals == {(YEAR, police.pk): 1, (YEAR, None): 1}
    assert found.trained == {(YEAR, health.pk): 14}
    assert found.reached == {(YEAR, None): 30}


def test_a_challenge_counts_when_it_is_raised_and_its_result_when_it_is_resolved() -> None:
    hub, area = a_hub(), an_area()
    a_challenge(hub, area=area)
    resolved(a_challenge(hub, area=area))
    resolved(a_challenge(hub, area=area), result=codes.ChallengeResult.NOT_UPHELD)
    found = counted(hub, area)
    assert (sum(found.raised.values()), sum(found.changed.values())) == (3, 1)


def test_small_numbers_are_not_shown_and_the_rest_is_rounded_by_itself() -> None:
    hub, area = a_hub(), an_area()
    police, health = a_host(area), a_host(area, kind="health")
    for agency, many in ((police, 12), (health, 7)):
        for _ in range(many):
            a_consultancy(hub, area=area, agency=agency)
    found = counted(hub, area)
    years, agencies = by_year(found), by_agency(found, [police, health])
    assert shown(years)["Consultancies"] == ["20", "20"]
    assert shown(years)["Challenges raised"] == ["0", "0"]
    assert [shown(agencies)[name][1] for name in (police.name, health.name, "All agencies")] == ["10", "1 to 7", "20"]


def test_a_share_is_of_rounded_numbers_and_never_of_few() -> None:
    hub, area = a_hub(), an_area()
    for number in range(24):
        a_referral(hub, area=area, state="declined").change(right_place=number < 14, right_time=number < 20)
    shares = shown(by_year(counted(hub, area)))
    assert shares["Referred to the right place"] == ["60 %", "60 %"]  # 15 of 25
    assert shares["Referred early enough"] == ["not shown", "not shown"]  # but 4
    assert shares["Referred with enough said"] == ["–", "–"]


def test_the_page_names_nobody_and_shows_no_exact_number() -> None:
    hub, area = a_hub(), an_area()
    champion = around.a_champion(hub, agency=a_host(area), name="Ione Gannetway")
    a_referral(hub, area=area, words="Wren was seen at the station.")
    a_training(hub, area=area, attended=13)
    a_challenge(hub, area=area, state=ChallengeState.RESOLVED, issue="Nobody asked Wren.")
    manager = a_manager(hub)
    url = reverse("practice:area", kwargs={"slug": hub.slug, "code": area.code})
    html = signed_in(Account.objects.get(pk=manager.id)).get(url).content.decode()
    assert str(champion.agency) in html
    for word in ("Gannetway", "Wren", "station"):
        assert word not in html
    assert ">15<" in html
    assert not re.search(r">\s*13\s*<", html)
    assert "1 to 7" in html


def test_another_hubs_page_of_the_area_is_not_there() -> None:
    hub, other, area = a_hub(), a_hub(), an_area()
    url = reverse("practice:area", kwargs={"slug": other.slug, "code": area.code})
    assert signed_in(Account.objects.get(pk=a_manager(hub).id)).get(url).status_code == 404
