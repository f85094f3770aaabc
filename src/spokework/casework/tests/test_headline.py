from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from spokework.access.decide import NotAllowed
from spokework.access.roles import Role
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.audit.looking import watching
from spokework.audit.models import Event
from spokework.casework import actions, codes
from spokework.casework.levels import Level
from spokework.casework.models import Case
from spokework.casework.presenters import headline as presenter
from spokework.casework.queries.headline import Headline, headline
from spokework.casework.states import ReferralState
from spokework.casework.tests.situations import a_full_worker, a_hub, a_referral, a_spoke, an_open_case
from spokework.casework.tests.test_closing import a_closing_assessment
from spokework.core import clock
from spokework.programme.tests.situations import AT_THE_MACHINE, a_placement, an_actor, an_area

pytestmark = pytest.mark.django_db


def figures() -> Headline:
    return headline(an_actor(Role.PROGRAMME_LEAD))


def closed(first: str | None, last: str | None, why: str = codes.NotAssessed.MOVED) -> Case:
    case = an_open_case()
    if first:
        a_closing_assessment(case, stage=codes.Stage.INITIAL, judged_level=first)
    ending = a_closing_assessment(case, judged_level=last) if last else None
    actions.close_case(
        case=case, reason="planned_end", assessment=ending, not_assessed="" if ending else why, by=AT_THE_MACHINE
    )
    return case


def test_what_became_of_the_level_is_told_apart_with_both_denominators() -> None:
    closed(Level.HIGH, Level.LOW)
    closed(Level.HIGH, Level.MEDIUM)
    closed(Level.MEDIUM, Level.MEDIUM)
    closed(Level.LOW, Level.HIGH)
    closed(Level.HIGH, None)
    closed(Level.HIGH, None, codes.NotAssessed.UNCONTACTABLE)
    closed(None, Level.LOW)
    an_open_case()
    found = figures()
    outcomes = found.outcomes
    assert (outcomes.lower, outcomes.unchanged, outcomes.raised, outcomes.no_first) == (2, 1, 1, 1)
    assert outcomes.not_assessed == {"moved": 1, "uncontactable": 1}
    assert (outcomes.with_both, outcomes.closed, outcomes.not_lower, outcomes.missing) == (4, 7, 5, 3)
    assert (found.opened, found.closed, found.open_now) == (8, 7, 1)


def test_a_correction_counts_and_what_it_corrects_does_not() -> None:
    case = an_open_case()
    wrong = a_closing_assessment(case, stage=codes.Stage.INITIAL, judged_level=Level.LOW)
    a_closing_assessment(case, stage=codes.Stage.INITIAL, judged_level=Level.HIGH, supersedes=wrong)
    ending = a_closing_assessment(case, judged_level=Level.MEDIUM)
    actions.close_case(case=case, reason="planned_end", assessment=ending, by=AT_THE_MACHINE)
    assert figures().outcomes.lower == 1
    a_closing_assessment(case, judged_level=Level.HIGH, supersedes=ending)
    assert (figures().outcomes.lower, figures().outcomes.unchanged) == (0, 1)


def test_only_the_first_assessment_is_compared_and_an_undone_closure_is_none() -> None:
    case = an_open_case(opened=clock.today() - timedelta(days=90))
    a_closing_assessment(
        case, stage=codes.Stage.INITIAL, judged_level=Level.HIGH, day=clock.today() - timedelta(days=80)
    )
    a_closing_assessment(case, stage=codes.Stage.REVIEW, judged_level=Level.LOW)
    ending = a_closing_assessment(case, judged_level=Level.MEDIUM)
    actions.close_case(case=case, reason="planned_end", assessment=ending, by=AT_THE_MACHINE)
    assert figures().outcomes.lower == 1
    actions.undo_closure(case=case, reason="Too soon", by=AT_THE_MACHINE)
    assert (figures().closed, figures().open_now) == (0, 1)


def test_referrals_reopenings_caseloads_and_places_are_counted() -> None:
    hub = a_hub()
    a_referral(hub)
    a_referral(hub, state=ReferralState.DECLINED)
    case = closed(Level.HIGH, None)
    actions.reopen_case(young_person=case.young_person, appointment=a_spoke(case.hub), by=AT_THE_MACHINE)
    full = a_full_worker(hub, cases=2)
    area = an_area()
    a_placement(full.post, area)
    a_placement(a_spoke(hub).post, area)
    found = figures()
    assert found.referrals == {"received": 1, "declined": 1, "allocated": 3}
    assert (found.referred, found.opened, found.reopened) == (5, 4, 1)
    load = found.caseload
    assert (load.held, load.filled, load.at_cap, load.below, load.within, load.over) == (3, 4, 1, 3, 0, 0)
    assert str(load.a_post) == "0.8"
    assert (found.areas, found.phases[0].areas, found.posts) == (1, 1, 4)


def test_figures_load_no_young_person_and_log_no_look() -> None:
    closed(Level.HIGH, Level.LOW)
    lead = an_actor(Role.PROGRAMME_LEAD)
    with watching() as looked:
        headline(lead)
    assert not looked.at
    client = signed_in(Account.objects.get(pk=lead.id))
    shown = client.get(reverse("casework:overview"))
    assert shown.status_code == 200
    assert "1 of 1 · 0 missing" in shown.content.decode()
    assert not Event.objects.filter(actor_id=lead.id).exists()


@pytest.mark.parametrize("role", [Role.HUB_MANAGER, Role.FUNDER, Role.EVALUATOR, Role.SYSTEM_ADMINISTRATOR])
def test_others_get_no_figures(role: Role) -> None:
    with pytest.raises(NotAllowed):
        headline(an_actor(role))


def test_an_empty_programme_has_figures_too(client: Any) -> None:
    found = figures()
    assert (found.opened, found.outcomes.closed, found.caseload.a_post) == (0, 0, None)
    lead = an_actor(Role.PROGRAMME_LEAD)
    assert (
        "No hubs yet" in signed_in(Account.objects.get(pk=lead.id)).get(reverse("casework:overview")).content.decode()
    )


def test_the_two_shares_are_named_missing_and_defined_as_on_the_page_of_outcomes() -> None:
    closed(Level.HIGH, Level.LOW)
    closed(Level.HIGH, None)
    shown = {line.label: line for line in presenter.figures(figures(), sees_figures=True)}
    both, every = shown["Lower risk, of closed with both assessments"], shown["Lower risk, of all closed"]
    assert (both.n, both.denominator, both.missing) == (1, 1, 1)
    assert (every.n, every.denominator, every.missing) == (1, 2, 1)
    for line, code in ((both, "lower_risk_paired"), (every, "lower_risk_all")):
        assert line.definition_url == reverse("insight:figure", kwargs={"code": code})
    here = {line.definition_url for line in presenter.figures(figures(), sees_figures=False)}
    assert all(url.startswith("#") for url in here)


def test_the_overview_links_to_figures_and_writes_thousands_with_a_comma(monkeypatch: pytest.MonkeyPatch) -> None:
    a_hub()
    found = replace(figures(), opened=1482)
    monkeypatch.setattr("spokework.casework.views.overview.headline", lambda actor: found)
    lead = an_actor(Role.PROGRAMME_LEAD)
    html = signed_in(Account.objects.get(pk=lead.id)).get(reverse("casework:overview")).content.decode()
    assert html.count("1,482") == 2  # the line and the table
    assert "1482" not in html
    assert reverse("insight:figure", kwargs={"code": "lower_risk_all"}) in html
