"""No event comes before what it needs; the transitions here are those of the domain, written out again."""

from datetime import date

from spokework.demo.world import Plan
from spokework.demo.world import events as e
from spokework.demo.world.calendar import CLOCK, is_quiet

REFERRAL_BEFORE = {
    e.ReferralTriaged: {"received"},
    e.InformationRequested: {"triage"},
    e.InformationReceived: {"info_requested"},
    e.ReferralAccepted: {"triage"},
    e.ReferralDeclined: {"triage"},
    e.ReferralSignposted: {"triage"},
    e.ReferralWithdrawn: {"waiting"},
}
REFERRAL_AFTER = {
    e.ReferralTriaged: "triage",
    e.InformationRequested: "info_requested",
    e.InformationReceived: "triage",
    e.ReferralAccepted: "waiting",
    e.ReferralDeclined: "declined",
    e.ReferralSignposted: "signposted",
    e.ReferralWithdrawn: "withdrawn",
}
WHILE_PAUSED = (e.CaseResumed, e.CaseHandedOver, e.CaseClosed, e.AlertRaised, e.NetworkMemberAdded)


def test_events_run_forward_and_stop_at_the_clock(events: list[e.Event]) -> None:
    days = [event.on for event in events]
    assert days == sorted(days)
    assert days[-1] <= CLOCK


def test_referrals_pass_through_their_states(events: list[e.Event]) -> None:
    state: dict[str, str] = {}
    people: set[str] = set()
    for event in events:
        if isinstance(event, e.ReferralReceived):
            assert event.returns == (event.young_person.key in people)
            people.add(event.young_person.key)
            state[event.referral.key] = "received"
        elif isinstance(event, e.OfReferral):
            assert state[event.referral_key] in REFERRAL_BEFORE[type(event)], event
            state[event.referral_key] = REFERRAL_AFTER[type(event)]
        elif isinstance(event, e.CaseAllocated):
            assert state[event.case.referral_key] == "waiting"
            state[event.case.referral_key] = "allocated"
    assert len(state) == 1050


def test_work_is_done_on_open_cases_by_whoever_holds_them(events: list[e.Event]) -> None:
    state: dict[str, str] = {}
    holder: dict[str, str] = {}
    for event in events:
        if not isinstance(event, e.OfCase):
            continue
        key = event.case_key
        if isinstance(event, e.CaseAllocated):
            assert key not in state
            state[key], holder[key] = "open", event.allocation.worker_key
            continue
        assert state[key] == "open" or (state[key] == "paused" and isinstance(event, WHILE_PAUSED)), event
        if isinstance(event, e.CaseHandedOver):
            assert event.allocation.worker_key != holder[key]
            holder[key] = event.allocation.worker_key
        elif isinstance(event, e.CaseClosed):
            state[key] = "closed"
        else:
            assert event.by == holder[key], event
            state[key] = {e.CasePaused: "paused", e.CaseResumed: "open"}.get(type(event), state[key])


def test_people_act_only_while_they_are_there(plan: Plan, events: list[e.Event]) -> None:
    joined: set[str] = set()
    granted: set[str] = set()
    appointed: set[str] = set()
    last_day = {person.key: person.last_day for person in plan.people}
    for event in events:
        if isinstance(event, e.PersonJoins):
            joined.add(event.person.key)
        elif isinstance(event, e.RoleGranted):
            assert event.person_key in joined
            assert event.by in granted or event.by == event.person_key == "system-administrator", event
            granted.add(event.person_key)
        elif not isinstance(event, e.ProgrammeBegins | e.FunderJoins | e.HubOpens):
            assert event.by in granted, event
            ends = last_day[event.by]
            assert ends is None or event.on <= ends, event
        if isinstance(event, e.AppointmentMade):
            appointed.add(event.appointment.key)
        if isinstance(event, e.CaseAllocated | e.CaseHandedOver):
            assert event.allocation.appointment_key in appointed


def test_posts_are_filled_and_placed_after_they_exist_and_freed_before_they_are_filled_again(
    events: list[e.Event],
) -> None:
    hubs: set[str] = set()
    posts: set[str] = set()
    in_post: set[str] = set()
    placed: set[str] = set()
    for event in events:
        match event:
            case e.HubOpens(hub=hub):
                hubs.add(hub.key)
            case e.PostCreated(post=post):
                assert post.hub_key in hubs
                posts.add(post.key)
            case e.AppointmentMade(appointment=appointment):
                assert appointment.post_key in posts
                in_post.add(appointment.key)
            case e.AppointmentEnded(appointment=appointment):
                in_post.remove(appointment.key)
            case e.PlacementMade(placement=placement):
                assert placement.post_key not in placed
                placed.add(placement.post_key)
            case e.PlacementEnded(placement=placement):
                placed.remove(placement.post_key)
            case _:
                pass
    assert len(in_post) == len(placed) == 52


def test_nobody_holds_cases_when_their_appointment_ends(events: list[e.Event]) -> None:
    holding: dict[str, str] = {}
    for event in events:
        if isinstance(event, e.CaseAllocated | e.CaseHandedOver):
            holding[event.case_key] = event.allocation.appointment_key
        elif isinstance(event, e.CaseClosed):
            del holding[event.case_key]
        elif isinstance(event, e.AppointmentEnded):
            assert event.appointment.key not in holding.values()


def test_assessments_begin_with_the_first_and_end_with_the_closing_one(plan: Plan) -> None:
    for case in plan.cases:
        dates = [assessment.on for assessment in case.assessments]
        assert dates == sorted(set(dates))
        assert all(case.opened_on < day <= (case.closed_on or CLOCK) for day in dates)
        stages = [assessment.stage for assessment in case.assessments]
        assert stages[:1] in ([], ["initial"])
        assert set(stages[1:-1]) <= {"review"}
        assert "closure" not in stages[:-1]


def test_no_work_falls_on_a_holiday_or_a_sunday_and_little_on_a_saturday(plan: Plan) -> None:
    held = [contact.on for case in plan.cases for contact in case.contacts]
    other = [
        event.on for event in plan.events() if isinstance(event, e.OfCase) and not isinstance(event, e.ContactHeld)
    ]
    assert not any(is_quiet(day) or day.weekday() == 6 for day in held)
    assert 0 < sum(day.weekday() == 5 for day in held) / len(held) < 0.03
    assert not any(is_quiet(day) or day.weekday() > 4 for day in other)
    assert date(2016, 12, 27) not in held


def test_reviews_come_about_every_three_months_and_some_are_overdue(plan: Plan) -> None:
    steps = [
        (later.on - earlier.on).days
        for case in plan.cases
        if not case.pauses
        for earlier, later in zip(case.assessments, case.assessments[1:], strict=False)
        if later.stage == "review"
    ]
    assert all(60 < step <= 95 for step in steps)
    waiting = [(CLOCK - case.assessments[-1].on).days for case in plan.cases if not case.closure and case.assessments]
    assert 0.03 < sum(days > 93 for days in waiting) / len(waiting) < 0.2


def test_planned_contacts_lie_ahead_and_were_written_down_before(plan: Plan) -> None:
    planned = [contact for case in plan.cases for contact in case.contacts if not contact.attendance]
    assert len(planned) >= 100
    assert all(contact.recorded_on < CLOCK <= contact.on for contact in planned)
    assert any(contact.on > CLOCK for contact in planned)
