"""Published figures as evidence: frozen as they were, seen to move, and judged again as they are now."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from spokework.access.decide import NotAllowed
from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.core.errors import Stale
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Evidence, Since, Snapshot
from spokework.evaluation.presenters.figures import values_table
from spokework.evaluation.queries import figures as rows
from spokework.evaluation.queries import theories
from spokework.insight.states import ReleaseState
from spokework.insight.tests.releases import a_written_release

from .figures import BY_SETTING, EVERYBODY, IN_QUARTER, QUARTER, SHARES, a_release, a_snapshot, the_release
from .situations import (
    AT_THE_MACHINE,
    a_code,
    a_source,
    a_theory,
    an_evaluation,
    coded,
    judged,
    moved,
    on_the_team,
    refined,
    refused,
    the_lead,
)

pytestmark = pytest.mark.django_db
V = codes.Verdict
MORE = SHARES | {"police": (55, 80)}


def test_a_figure_is_kept_as_it_was_published_with_everything_that_belongs_to_it() -> None:
    evaluation, release = an_evaluation(), a_release()
    row = a_snapshot(evaluation, release)
    assert (row.release_name, row.profile, row.extract, row.as_at) == (
        "2013Q1",
        "round5",
        release.extract,
        release.as_at,
    )
    assert row.definition["numerator"] == "Those"
    assert len(row.definition_version) == 8
    assert row.words == (
        "Police 67 % (40 of 60), 10 missing; Social care 80 % (60 of 75), 10 missing; "
        "Outreach 33 % (20 of 60), 10 missing; Home not shown (fewer than 8)"
    )
    assert a_snapshot(evaluation, release) == row  # the same table of the same release is kept once
    assert a_snapshot(evaluation, release, EVERYBODY) != row


def test_only_what_is_out_can_be_kept_and_only_by_who_may() -> None:
    evaluation, release = an_evaluation(), a_release()
    by = Account.objects.first()
    assert by is not None
    draft = a_written_release(ReleaseState.CHECKED, quarter=QUARTER + 9, by=by, approved_by=by)
    assert refused(a_snapshot, evaluation, draft).field == "release"
    assert refused(a_snapshot, evaluation, release, "waits-area-quarter").field == "figure"
    reader = on_the_team(evaluation, codes.TeamRole.READER)
    with pytest.raises(NotAllowed):
        actions.take_snapshot(evaluation=evaluation, release=release, key=BY_SETTING, by=reader)
    other = an_evaluation()
    assert refused(judged, a_theory(other), snapshot=a_snapshot(evaluation, release))


def since(row: Snapshot) -> str:
    rows.with_what_came_since(AT_THE_MACHINE, [row])
    return row.since.moved


def test_a_figure_to_date_moves_with_the_next_quarter_and_one_of_a_quarter_with_its_correction_alone() -> None:
    evaluation = an_evaluation()
    to_date, in_quarter = (a_snapshot(evaluation, key=key) for key in (BY_SETTING, IN_QUARTER))
    assert (since(to_date), since(in_quarter)) == ("", "")
    a_release(QUARTER + 1)
    assert (since(to_date), since(in_quarter)) == ("", "")  # a later release that says the same
    a_release(QUARTER + 2, shares=MORE)
    assert since(to_date) == "The figure was moved on in the release of 2013Q3"
    assert since(in_quarter) == ""
    a_release(edition=2, shares=MORE)
    assert since(in_quarter) == "The figure was corrected in the release of 2013Q1, version 2"
    a_release(QUARTER + 3, numerator="Others")
    assert since(to_date) == "In the release of 2013Q4 it is counted in another way"


def test_a_verdict_on_a_figure_goes_stale_and_is_judged_again_on_what_stands_now() -> None:
    evaluation = an_evaluation()
    lead, theory, before = the_lead(evaluation), a_theory(evaluation, "under_test"), a_snapshot(evaluation)
    judged(theory, snapshot=before)
    judged(a_theory(evaluation), snapshot=before)  # two verdicts on one figure
    assert [theories.why_stale(row) for row in theories.evidence(lead, evaluation)] == [(), ()]
    (row,) = theories.evidence(lead, evaluation, theory=theory)
    assert (row.site, row.source, theories.why_stale(row)) == (None, None, ())
    assert theories.matrix([row])[theory.pk, None].verdicts == {V.SUPPORTS: 1}
    assert [each.words for each in theories.shown(lead, [row])] == [before.words]
    moved(theory, "consolidate")  # a figure carries a state as a passage does
    a_release(QUARTER + 1, shares=MORE)
    (row,) = theories.evidence(lead, evaluation, theory=theory)
    assert theories.why_stale(row) == ("The figure was moved on in the release of 2013Q2",)
    again = actions.Judgement(verdict=V.PARTLY, reasoning="Less than it was")
    new = actions.judge_again(evidence=row, judgement=again, by=lead)
    assert new.snapshot is not None
    assert (new.snapshot.quarter, new.snapshot.table["rows"][0]["numerator"]) == (QUARTER + 1, 55)
    assert [theories.why_stale(each) for each in theories.evidence(lead, evaluation, theory=theory)] == [()]
    before.refresh_from_db()
    assert before.table["rows"][0]["numerator"] == 40  # what was judged first stays on record


def test_several_stale_verdicts_still_hold_at_once_with_a_reason_or_none_of_them_does() -> None:
    evaluation = an_evaluation()
    lead, theory = the_lead(evaluation), a_theory(evaluation, "under_test")
    coding = coded(a_source(evaluation), "same room", a_code(evaluation))
    for about in ({"snapshot": a_snapshot(evaluation)}, {"source": a_source(evaluation)}, {"coding": coding}):
        judged(theory, verdict=V.PARTLY, **about)
    refined(theory)
    actions.take_off(coding=coding, by=lead)
    a_release(QUARTER + 1, shares=MORE)
    stale = theories.evidence(lead, evaluation)
    told: dict[str, Any] = {"reason": "Only the wording changed", "by": lead}
    assert refused(actions.still_hold, evidence=stale, **told | {"reason": " "}).field == "reason"
    assert refused(actions.still_hold, evidence=[], **told).field == "verdicts"
    assert "and can be" in refused(actions.still_hold, evidence=stale, **told).message
    assert Evidence.objects.unscoped("tests").count() == 3  # none of them: one was refused
    sensible = [row for row in stale if theories.may_still_hold(row)]
    assert [row.coding for row in sensible] == [None, None]
    refined(theory)
    with pytest.raises(Stale):
        actions.still_hold(evidence=sensible, **told)  # on a wording that nobody has seen
    sensible = [row for row in theories.evidence(lead, evaluation) if theories.may_still_hold(row)]
    new = actions.still_hold(evidence=sensible, **told)
    assert {(row.verdict, row.reasoning, row.at_version) for row in new} == {(V.PARTLY, "Only the wording changed", 3)}
    left = [row for row in theories.evidence(lead, evaluation) if theories.why_stale(row)]
    assert [row.coding for row in left] == [coding]


def test_the_pages_of_a_figure_show_how_it_moved_and_what_rests_on_it() -> None:
    evaluation = an_evaluation()
    theory, row = a_theory(evaluation, "under_test", title="In sight"), a_snapshot(evaluation)
    judged(theory, snapshot=row)
    browser: Client = signed_in(Account.objects.get(pk=the_lead(evaluation).id))

    def page(name: str, *numbers: int) -> str:
        there = reverse(f"evaluation:{name}", args=[evaluation.number, *numbers])
        return browser.get(there).content.decode()

    assert "Some of it is not confirmed by Elm." in page("figure", row.number)
    assert "67 % (40 of 60)" in page("theory", theory.number)
    assert "as it was" in page("figures")
    a_release(QUARTER + 1, shares=MORE)
    shown = page("figure", row.number)
    for words in (
        "was moved on in the release of 2013Q2",
        "+2 percentage points",
        "69 % (55 of 80)",
        "In sight",
        "2013Q1: Some of it is not confirmed by Elm. 2013Q2: Some of it is not confirmed by Elm.",
    ):
        assert words in shown, words
    assert "Release of 2013Q2" in page("evidence", 1)
    assert "1 verdict to look at again" in page("theories")
    judged(theory, source=a_source(evaluation))
    refined(theory)
    assert "Say which still hold" in page("look_again")
    assert the_release().figures["tables"][0]["title"] in page("figure_new")


def test_of_a_figure_from_elsewhere_hubs_are_counted_as_nobody_here_reads_that_release() -> None:
    row = a_snapshot(an_evaluation())
    row.release, row.since = None, Since()
    row.table["rows"][0]["silent"] = ["Ash", "Birch"]
    said = values_table(row).note
    assert said == "Without the missing returns of 2 hubs. Some of it is not confirmed by 1 hub."
