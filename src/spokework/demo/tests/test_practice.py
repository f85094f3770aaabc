"""The work around the casework: its totals for every seed, and what differs by setting in the one that is shown."""

from collections import Counter
from statistics import mean

from spokework.demo.world import Plan
from spokework.demo.world.calendar import CLOCK, is_quiet
from spokework.demo.world.hub_days import covers
from spokework.practice import codes


def test_as_many_are_reached_as_was_published(plan: Plan) -> None:
    of = plan.practice
    assert sum(session.attended for session in of.sessions if session.audience == "young_people") == 7_199
    assert sum(training.attended for training in of.trainings) == 6_568
    assert all(sum(many for _, many in training.roles) == training.attended for training in of.trainings)
    assert all(len(session.names) in (0, session.attended) for session in of.sessions)


def test_everything_is_done_by_somebody_in_post_before_the_clock(plan: Plan) -> None:
    of, held = plan.practice, {}
    for appointment in plan.appointments:
        held.setdefault(appointment.person_key, []).append(appointment)
    work = (*of.sessions, *of.trainings, *of.consultancies, *of.joint_work, *of.meetings, *of.challenges)
    for done in work:
        assert done.day.on < CLOCK
        assert not is_quiet(done.day.on)
        assert any(covers(each.starts_on, each.last_day, done.day.on) for each in held[done.day.worker_key]), done


def test_what_is_linked_is_a_case_the_worker_held_that_day(plan: Plan) -> None:
    cases = {case.key: case for case in plan.cases}
    linked = [
        done
        for done in (*plan.practice.consultancies, *plan.practice.joint_work, *plan.practice.challenges)
        if done.case_key
    ]
    assert len(linked) > 100
    for done in linked:
        case = cases[done.case_key or ""]
        assert case.worker_on(done.day.on) == done.day.worker_key
        assert case.opened_on < done.day.on < (case.closed_on or CLOCK)


def test_every_result_setting_and_scale_occurs(usual_plan: Plan) -> None:
    of = usual_plan.practice
    results = Counter(challenge.end.result for challenge in of.challenges if challenge.end)
    assert set(results) == set(codes.ChallengeResult.values)
    assert any(challenge.end is None for challenge in of.challenges)
    assert {dict(answer.scales).keys() == set(codes.Scale.values) for r in of.reviews for answer in r.by_link} == {True}
    assert {supervision.state for supervision in of.supervisions} == {"held", "missed", "planned"}


def test_reviews_tell_a_story_that_differs_by_setting(usual_plan: Plan) -> None:
    """Beside others a worker is seen more; away from them she is freer."""

    def said(scale: str, *settings: str) -> float:
        return mean(
            dict(answer.scales)[scale]
            for review in usual_plan.practice.reviews
            if review.presence.setting in settings
            for answer in review.by_link
        )

    assert said("visibility", "police", "social_care", "multi_agency_team") > said("visibility", "outreach", "home") + 1
    assert said("independence", "outreach", "home") > said("independence", "police", "social_care") + 0.5
