"""Missing episodes: in order, one at a time, never in the future; and what the pages say of them."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from spokework.access.decide import NotAllowed
from spokework.audit.models import Event
from spokework.casework import actions, codes
from spokework.casework.models import MissingCorrection, MissingEpisode
from spokework.casework.presenters.missing import interview, title
from spokework.core import clock
from spokework.core.errors import Refused, Stale
from spokework.programme.tests.situations import AT_THE_MACHINE, a_hub

from .browsing import browser, page
from .desk import Work, suggested
from .situations import a_manager, a_missing_episode, a_spoke, acting, an_open_case, refused

pytestmark = pytest.mark.django_db

TODAY = date(2016, 12, 30)
OPENED = date(2016, 11, 1)
FROM, TO = date(2016, 12, 3), date(2016, 12, 5)


@pytest.fixture(autouse=True)
def on_a_friday() -> Any:
    with clock.standing_at(TODAY):
        yield


def a_case() -> Any:
    return an_open_case(opened=OPENED)


def now(episode: MissingEpisode) -> MissingEpisode:
    found: MissingEpisode = MissingEpisode.objects.unscoped("tests").get(pk=episode.pk)
    return found


def said(episode: MissingEpisode) -> list[str]:
    rows = Event.objects.filter(record_id=str(episode.pk)).order_by("pk")
    return list(rows.values_list("action", flat=True))


def test_an_episode_is_recorded_ended_and_followed_by_an_interview() -> None:
    worker = a_spoke(a_hub())
    case, by = an_open_case(worker=worker, opened=OPENED), acting(worker)
    episode = actions.record_missing_episode(
        case=case, went_on=FROM, went_at=time(22, 30), note="Seen at the bus", by=by
    )
    assert (episode.number, episode.is_missing_now, episode.by_id) == (1, True, worker.worker_id)
    episode = actions.record_return(episode=episode, returned_on=TO, returned_at=time(1, 0), by=by)
    assert not episode.is_missing_now
    told = {"rhi_on": TO, "rhi_at": time(15, 0), "learned": "Slept at a friend's"}
    actions.record_return_home_interview(episode=episode, rhi="held", by=by, **told)
    kept = now(episode)
    assert (kept.note, kept.learned, kept.time_to_interview) == (
        "Seen at the bus",
        "Slept at a friend's",
        timedelta(hours=14),
    )
    assert kept.version == 3
    assert said(episode) == ["missing episode recorded", "return recorded", "return-home interview recorded"]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"went_on": TODAY + timedelta(days=1)}, "went_on"),
        ({"went_on": TODAY, "went_at": time(23, 59)}, "went_at"),
        ({"returned_on": FROM - timedelta(days=1)}, "returned_on"),
        ({"went_at": time(12), "returned_on": FROM, "returned_at": time(11)}, "returned_at"),
        ({"returned_on": TODAY + timedelta(days=1)}, "returned_on"),
        ({"returned_on": TODAY, "returned_at": time(23, 59)}, "returned_at"),
        ({"returned_at": time(11)}, "returned_on"),
        ({"went_on": date(2015, 12, 3), "returned_on": date(2015, 12, 5)}, "went_on"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field_and_nothing_is_saved(facts: dict[str, Any], field: str) -> None:
    answer = refused(actions.record_missing_episode, case=a_case(), by=AT_THE_MACHINE, **({"went_on": FROM} | facts))
    assert answer.field == field
    assert not MissingEpisode.objects.unscoped("tests").exists()


def test_whoever_was_missing_before_the_case_opened_is_still_recorded() -> None:
    episode = actions.record_missing_episode(case=a_case(), went_on=OPENED - timedelta(days=2), by=AT_THE_MACHINE)
    assert episode.is_missing_now


@pytest.mark.parametrize(
    ("second", "may"),
    [
        ({"went_on": date(2016, 12, 4), "returned_on": date(2016, 12, 6)}, False),
        ({"went_on": date(2016, 12, 1), "returned_on": date(2016, 12, 4)}, False),
        ({"went_on": date(2016, 12, 4), "returned_on": date(2016, 12, 4)}, False),
        ({"went_on": date(2016, 12, 1)}, False),
        ({"went_on": TO, "returned_on": date(2016, 12, 6)}, True),
        ({"went_on": TO, "went_at": time(9), "returned_on": date(2016, 12, 6)}, False),
        ({"went_on": date(2016, 12, 1), "returned_on": FROM}, True),
        ({"went_on": date(2016, 12, 6)}, True),
    ],
)
def test_nobody_goes_missing_while_missing(second: dict[str, Any], may: bool) -> None:
    """The first is over at ten on its last day; it is not known at what time it began."""
    case = a_case()
    a_missing_episode(case, went_on=FROM, returned_on=TO, returned_at=time(10))
    if may:
        a_missing_episode(case, **({"returned_on": None} | second))
    else:
        answer = refused(actions.record_missing_episode, case=case, by=AT_THE_MACHINE, **second)
        assert answer.field == "went_on"
        assert "3 December 2016" in answer.message
        assert MissingEpisode.objects.unscoped("tests").count() == 1


def test_who_is_missing_on_the_record_returns_first() -> None:
    case = a_case()
    a_missing_episode(case, went_on=FROM, returned_on=None)
    assert "Record that return first" in refused(a_missing_episode, case=case, went_on=TO, returned_on=None).message


def test_a_return_may_not_reach_into_the_next_episode_nor_pass_the_interview() -> None:
    case = a_case()
    first = a_missing_episode(case, went_on=FROM, returned_on=FROM)
    a_missing_episode(case, went_on=date(2016, 12, 8), returned_on=date(2016, 12, 9))
    given = {"episode": first, "by": AT_THE_MACHINE}
    assert refused(actions.record_return, returned_on=date(2016, 12, 10), **given).field == "returned_on"
    actions.record_return_home_interview(rhi="held", rhi_on=date(2016, 12, 5), **given)
    assert "interview" in refused(actions.record_return, returned_on=date(2016, 12, 6), **given).message
    actions.record_return(returned_on=TO, **given)
    assert now(first).returned_on == TO
    assert said(first)[-1] == "return corrected"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"rhi": "perhaps"}, "rhi"),
        ({"rhi": "held"}, "rhi_on"),
        ({"rhi": "held", "rhi_on": FROM}, "rhi_on"),
        ({"rhi": "held", "rhi_on": TO, "rhi_at": time(9)}, "rhi_at"),
        ({"rhi": "held", "rhi_on": TODAY + timedelta(days=1)}, "rhi_on"),
        ({"rhi": "offered_declined", "rhi_on": TO}, "rhi_on"),
    ],
)
def test_an_interview_that_cannot_be_is_refused(given: dict[str, Any], field: str) -> None:
    episode = a_missing_episode(a_case(), went_on=FROM, returned_on=TO, returned_at=time(10))
    answer = refused(actions.record_return_home_interview, episode=episode, by=AT_THE_MACHINE, **given)
    assert answer.field == field
    assert now(episode).rhi == codes.Rhi.NOT_YET


def test_no_interview_before_the_return() -> None:
    episode = a_missing_episode(a_case(), went_on=FROM, returned_on=None)
    given = {"rhi": "held", "rhi_on": TO, "by": AT_THE_MACHINE}
    assert "Record the return first" in refused(actions.record_return_home_interview, episode=episode, **given).message


def test_a_closed_case_takes_the_return_and_the_interview_but_no_new_episode() -> None:
    case = a_case()
    episode = a_missing_episode(case, went_on=FROM, returned_on=None)
    actions.close_case(case=case, reason="moved", not_assessed="moved", by=AT_THE_MACHINE)
    with pytest.raises(Refused, match="closed"):
        a_missing_episode(case, went_on=TO)
    back = actions.record_return(episode=episode, returned_on=TO, by=AT_THE_MACHINE)
    actions.record_return_home_interview(episode=back, rhi="not_offered", by=AT_THE_MACHINE)
    assert now(episode).rhi == codes.Rhi.NOT_OFFERED


def test_two_writers_of_one_episode_are_told() -> None:
    episode = a_missing_episode(a_case(), went_on=FROM, returned_on=None)
    actions.record_return(episode=episode, returned_on=TO, version=1, by=AT_THE_MACHINE)
    with pytest.raises(Stale):
        actions.record_return(episode=episode, returned_on=FROM, version=1, by=AT_THE_MACHINE)


def test_a_colleague_who_does_not_hold_the_case_may_not() -> None:
    case = a_case()
    colleague = acting(a_spoke(case.young_person.hub))
    episode = a_missing_episode(case, went_on=FROM, returned_on=None)
    for call, given in (
        (actions.record_missing_episode, {"case": case, "went_on": TO}),
        (actions.record_return, {"episode": episode, "returned_on": TO}),
        (actions.record_return_home_interview, {"episode": episode, "rhi": "not_offered"}),
    ):
        with pytest.raises(NotAllowed):
            call(by=colleague, **given)


def test_an_episode_is_told_with_the_hours_only_where_both_times_are_known() -> None:
    episode = a_missing_episode(a_case(), went_on=FROM, returned_on=TO, returned_at=time(10))
    assert title(episode) == "Missing from 3 December 2016 to 5 December 2016"
    held = {"episode": episode, "rhi": "held", "by": AT_THE_MACHINE}
    without = actions.record_return_home_interview(rhi_on=date(2016, 12, 7), **held)
    assert interview(without) == "Held on 7 December 2016"
    in_time = actions.record_return_home_interview(rhi_on=date(2016, 12, 8), rhi_at=time(10), **held)
    assert interview(in_time) == "Held on 8 December 2016 at 10:00, 72 hours after the return"
    late = actions.record_return_home_interview(rhi_on=date(2016, 12, 8), rhi_at=time(10, 1), **held)
    assert interview(late).endswith("72 hours after the return: later than 72")


# Pages


@pytest.fixture
def missing(work: Work) -> MissingEpisode:
    return a_missing_episode(work.case, by=work.actor, went_on=TODAY, returned_on=None, note="Left after supper")


def test_a_worker_records_an_episode_the_return_and_the_interview(work: Work) -> None:
    assert "Not missing since we know them" in work.get("missing").content.decode()
    form = work.get("missing_new").context["form"]
    sent = work.post("missing_new", suggested(form) | {"went_at": "0:30", "note": "Rang her aunt"})
    assert sent.status_code == 303
    assert "Missing now" in work.get("missing").content.decode()
    back = {"returned_on_day": "30", "returned_on_month": "12", "returned_on_year": "2016", "returned_at": "2:00"}
    assert work.post("missing_return", back | {"version": "1"}, 1).status_code == 303
    held = {"rhi": "held", "rhi_on": "2016-12-30", "rhi_at": "9:00", "learned": "At a friend's", "version": "2"}
    assert work.post("missing_interview", held, 1).status_code == 303
    shown = work.get("missing").content.decode()
    for words in ("Rang her aunt", "At a friend&#x27;s", "7 hours after the return"):
        assert words in shown
    assert "Missing now" not in shown


def test_what_is_refused_stands_at_its_field_and_nothing_typed_is_lost(work: Work, missing: MissingEpisode) -> None:
    again = {"went_on": "2016-12-29", "note": "Second call"}
    answer = work.post("missing_new", again)
    assert answer.status_code == 422
    assert "Record that return first" in answer.content.decode()
    assert "Second call" in answer.content.decode()
    early = work.post("missing_return", {"returned_on": "2016-12-29", "version": "1"}, missing.number)
    assert early.status_code == 422
    assert early.context["form"].errors["returned_on"]


def test_the_interview_leads_to_the_return_that_must_come_first(work: Work, missing: MissingEpisode) -> None:
    answer = work.get("missing_interview", missing.number)
    assert answer.status_code == 302
    assert answer["Location"] == work.address("missing_return", missing.number)


def test_an_interview_that_was_not_held_keeps_no_day(work: Work, missing: MissingEpisode) -> None:
    actions.record_return(episode=missing, returned_on=TODAY, by=work.actor)
    work.post("missing_interview", {"rhi": "held", "version": "2"}, missing.number)
    assert now(missing).rhi == codes.Rhi.NOT_YET
    declined = {"rhi": "offered_declined", "rhi_on": "2016-12-30", "rhi_at": "9:00", "version": "2"}
    assert work.post("missing_interview", declined, missing.number).status_code == 303
    assert (now(missing).rhi, now(missing).rhi_on) == (codes.Rhi.OFFERED_DECLINED, None)


def test_who_is_missing_now_stands_in_the_header_on_today_in_the_timeline_and_on_paper(
    work: Work, missing: MissingEpisode
) -> None:
    assert "since 30 December 2016" in work.get("plan").content.decode()
    today = work.client.get("/").content.decode()
    assert "<h2>Missing now</h2>" in today
    assert work.address("missing") in today
    timeline = work.get("young_person").content.decode()
    assert "Went missing" in timeline
    assert "Left after supper" in timeline
    assert "Missing episodes, the latest first" in work.get("summary").content.decode()
    actions.record_return(episode=missing, returned_on=TODAY, by=work.actor)
    assert "Missing now" not in work.client.get("/").content.decode()
    assert "Returned" in work.get("young_person").content.decode()


def test_a_manager_sees_how_many_are_missing(work: Work, missing: MissingEpisode) -> None:
    assert missing.is_missing_now
    shown = page(browser(a_manager(work.young_person.hub)), "home").content.decode()
    assert "missing now" in shown


def test_what_is_corrected_stays_to_be_read(work: Work, missing: MissingEpisode) -> None:
    sent = {"went_on": "2016-12-29", "went_at": "21:15", "note": "Left before supper", "version": "1"}
    assert work.post("missing_change", sent, missing.number).status_code == 303
    actions.record_return(episode=now(missing), returned_on=TODAY, by=work.actor)
    told = {"rhi": "held", "rhi_on": TODAY, "learned": "At her aunt's"}
    actions.record_return_home_interview(episode=now(missing), by=work.actor, **told)
    assert MissingCorrection.objects.unscoped("tests").count() == 1  # what is written first corrects nothing
    actions.record_return_home_interview(episode=now(missing), rhi="offered_declined", by=work.actor)
    actions.record_return(episode=now(missing), returned_on=TODAY, returned_at=time(6), by=work.actor)
    last, first = MissingCorrection.objects.unscoped("tests").order_by("-at")
    assert first.earlier == {"went_on": "2016-12-30", "note": "Left after supper"}
    assert last.earlier == {"rhi": "held", "rhi_on": "2016-12-30", "learned": "At her aunt's"}
    shown = work.get("missing").content.decode()
    for words in ("What it said before", "Left after supper", "At her aunt&#x27;s", "Held"):
        assert words in shown
    assert said(missing)[-2:] == ["return-home interview corrected", "return corrected"]


def test_a_correction_keeps_the_order_and_one_that_changes_nothing_is_none() -> None:
    case = a_case()
    a_missing_episode(case, went_on=date(2016, 12, 1), returned_on=date(2016, 12, 2))
    episode = a_missing_episode(case, went_on=FROM, returned_on=TO)
    given = {"episode": episode, "by": AT_THE_MACHINE}
    assert refused(actions.correct_missing_episode, went_on=date(2016, 12, 6), **given).field == "went_on"
    assert refused(actions.correct_missing_episode, went_on=date(2016, 11, 30), **given).field == "went_on"
    assert refused(actions.correct_missing_episode, went_on=TODAY + timedelta(days=1), **given).field == "went_on"
    actions.correct_missing_episode(went_on=FROM, **given)
    assert now(episode).version == 1
    assert said(episode) == ["missing episode recorded"]


def test_episodes_that_a_merge_brought_together_can_each_be_ended() -> None:
    keep = a_case()
    other = an_open_case(keep.young_person.hub, opened=OPENED)
    first, second = (a_missing_episode(case, went_on=FROM, returned_on=None) for case in (keep, other))
    actions.close_case(case=other, reason="moved", not_assessed="moved", by=AT_THE_MACHINE)
    actions.merge_young_people(keep=keep.young_person, merge=other.young_person, by=AT_THE_MACHINE)
    rows = MissingEpisode.objects.unscoped("tests").select_related("case__young_person").order_by("number")
    assert [row.pk for row in rows] == [first.pk, second.pk]
    for row in rows:
        actions.record_return(episode=row, returned_on=TO, by=AT_THE_MACHINE)
    assert not MissingEpisode.objects.unscoped("tests").filter(returned_on=None).exists()
