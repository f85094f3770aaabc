"""A worker's support on its pages: what is shown to whom, and what a slip of the hand is answered."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from spokework.accounts.models import Account
from spokework.accounts.tests.situations import signed_in
from spokework.casework.tests.desk import suggested
from spokework.core import clock
from spokework.practice.models import ColleagueDay, LoneVisit, Supervision
from spokework.practice.presenters import isolation
from spokework.programme.tests.situations import a_worker

from .support_situations import (
    SAID,
    Office,
    a_day_together,
    a_held_supervision,
    a_lone_visit,
    a_missed_supervision,
    a_supervision,
    an_office,
    overdue,
    words_in,
)

pytestmark = pytest.mark.django_db
WHERE = "14 Quay Street, top bell"


@pytest.fixture
def office() -> Office:
    return an_office()


def browser(account: Account) -> Client:
    return signed_in(account)


def there(name: str, row: Any = None) -> str:
    return reverse(f"practice:{name}", kwargs={"pk": row.pk} if row else None)


def text(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, url
    return " ".join(answer.content.decode().split())


# Supervision


def test_what_was_said_is_shown_to_the_two_and_to_nobody_else(office: Office) -> None:
    held = a_held_supervision(office)
    for who in (office.worker, office.line_manager):
        assert SAID in text(browser(who), there("supervision", held))
    for who in (office.other_manager, office.lead):
        page = text(browser(who), there("supervision", held))
        assert "Line supervision" in page
        assert "Held on" in page
        assert SAID not in page
        assert "What was said is for the two people it is between." in page
        assert SAID not in text(browser(who), there("supervisions"))
    assert browser(office.colleague).get(there("supervision", held)).status_code == 404
    for who in (office.other_manager, office.colleague):
        for name in ("supervision_write_down", "supervision_hold", "supervision_miss"):
            assert browser(who).get(there(name, held)).status_code == 404


def test_no_other_page_of_the_house_takes_what_was_said_along(office: Office) -> None:
    a_held_supervision(office)
    a_missed_supervision(office, clock.today())
    for who in (office.worker, office.line_manager, office.other_manager, office.lead):
        client = browser(who)
        pages = ["/", there("supervisions")]
        pages += [there("support")] if who != office.lead else []
        pages += ["/team/"] if who in (office.line_manager, office.other_manager) else []
        for url in pages:
            assert SAID not in text(client, url), (who, url)
            assert "A court hearing" not in text(client, url), (who, url)


def test_a_lead_reads_it_with_a_reason_and_the_two_see_that_she_did(office: Office) -> None:
    held, lead = a_held_supervision(office), browser(office.lead)
    assert "Read with a reason" in text(lead, there("supervision", held))
    assert lead.post(there("supervision_look", held), {"reason": "Short"}).status_code == 422
    reason = "Ada is afraid to go home, the police say."
    answer = lead.post(there("supervision_look", held), {"reason": reason})
    assert (answer.status_code, answer["Location"]) == (303, there("supervision", held))
    assert SAID in text(lead, there("supervision", held))
    for who, sees_why in ((office.worker, False), (office.line_manager, False), (office.other_manager, True)):
        page = text(browser(who), there("supervision", held))
        assert "Lew Wychcombe, safeguarding lead" in page
        assert (reason in page) is sees_why
    assert "Lew Wychcombe read with a reason" in text(browser(office.other_manager), "/notices/")
    # Reading is all: she writes nothing.
    assert lead.get(there("supervision_write_down", held)).status_code == 403


def test_a_worker_records_it_from_the_form_as_it_stands(office: Office) -> None:
    client = browser(office.worker)
    form = client.get(there("supervision_new")).context["form"]
    assert "not names" in form["content"].help_text
    sent = suggested(form) | {"supervisor": str(office.line_manager.pk), "content": SAID, "minutes": "1h"}
    answer = client.post(there("supervision_new"), sent)
    assert answer.status_code == 303
    row = Supervision.objects.unscoped("tests").get()
    assert (row.kind, row.supervisor, row.minutes, row.held_on) == ("line", office.line_manager, 60, clock.today())
    assert words_in(row).content == SAID


def test_a_clinical_supervisor_from_elsewhere_is_chosen_and_no_line_manager_is(office: Office) -> None:
    client = browser(office.worker)
    sent = suggested(client.get(there("supervision_new")).context["form"]) | {"supervisor": "elsewhere"}
    answer = client.post(there("supervision_new"), sent)
    assert answer.status_code == 422
    assert "Only clinical supervision" in str(answer.context["form"].errors["supervisor"])
    assert client.post(there("supervision_new"), sent | {"kind": "clinical"}).status_code == 303


def test_planned_moved_held_written_down_by_their_forms(office: Office) -> None:
    manager, worker = browser(office.line_manager), browser(office.worker)
    form = manager.get(there("supervision_plan_team")).context["form"]
    day = clock.today()
    of_day = {"due_day": day.day, "due_month": day.month, "due_year": day.year}
    whom = {"workers": [str(office.worker.pk), str(office.colleague.pk)], "supervisor": str(office.line_manager.pk)}
    assert (
        manager.post(there("supervision_plan_team"), suggested(form) | {"kind": "line"} | whom | of_day).status_code
        == 303
    )
    row = Supervision.objects.unscoped("tests").get(worker=office.worker)
    sent = suggested(worker.get(there("supervision_move", row)).context["form"])
    assert worker.post(there("supervision_move", row), sent).status_code == 303
    sent = suggested(worker.get(there("supervision_hold", row)).context["form"]) | {"content": "Hers"}
    assert worker.post(there("supervision_hold", row), sent).status_code == 303
    hers = suggested(worker.get(there("supervision_write_down", row)).context["form"])
    his = suggested(manager.get(there("supervision_write_down", row)).context["form"])
    assert worker.post(there("supervision_write_down", row), hers | {"content": "Hers, mended"}).status_code == 303
    late = manager.post(there("supervision_write_down", row), his | {"content": "His"})
    assert late.status_code == 409
    for both in ("Hers, mended", "His"):
        assert both in late.content.decode()
    # Past the verb, its page leads to the supervision.
    assert worker.get(there("supervision_hold", row))["Location"] == there("supervision", row)


def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(office: Office) -> None:
    planned, client = a_supervision(office), browser(office.worker)
    tomorrow = clock.today() + timedelta(days=1)
    day = {"held_on_day": tomorrow.day, "held_on_month": tomorrow.month, "held_on_year": tomorrow.year}
    answer = client.post(there("supervision_hold", planned), day | {"content": SAID})
    assert answer.status_code == 422
    assert "held_on" in answer.context["form"].errors
    assert SAID in answer.content.decode()
    assert client.post(there("supervision_miss", planned), {"reason": ""}).status_code == 422


def test_a_manager_says_how_often_it_is_due(office: Office) -> None:
    client = browser(office.other_manager)
    url = reverse("practice:supervision_rules", kwargs={"slug": office.hub.slug})
    sent = suggested(client.get(url).context["form"])
    assert (sent["line"], sent["clinical"], sent["group"]) == (4, 6, 12)
    assert client.post(url, sent | {"line": "0"}).status_code == 422
    assert client.post(url, sent | {"line": "2"}).status_code == 303
    assert suggested(client.get(url).context["form"])["line"] == 2
    assert browser(office.worker).get(url).status_code == 403


# Days with colleagues


def test_one_tap_says_that_she_was_with_colleagues_today(office: Office) -> None:
    client = browser(office.worker)
    assert "I was with colleagues today" in text(client, "/")
    assert client.post(there("colleague_day"), {"kind": "team_meeting"}).status_code == 303
    assert client.post(there("colleague_day"), {"kind": "team_meeting"}).status_code == 303
    row = ColleagueDay.objects.unscoped("tests").get()
    assert (row.worker, row.day, row.kind) == (office.worker, clock.today(), "team_meeting")
    assert "I was with colleagues today" not in text(client, "/")
    assert "Team meeting" in text(client, there("support"))


def test_a_manager_records_a_team_day(office: Office) -> None:
    client = browser(office.line_manager)
    sent = {"kind": "at_the_hub", "workers": [str(office.worker.pk), str(office.colleague.pk)]}
    assert client.post(there("team_day"), sent).status_code == 303
    assert ColleagueDay.objects.unscoped("tests").count() == 2
    assert client.post(there("team_day"), sent | {"workers": []}).status_code == 422


# Lone visits


def planned_by(client: Client, office: Office, **typed: Any) -> Any:
    form = client.get(there("lone_visit_new")).context["form"]
    start = timezone.localtime()
    if start.hour == 23:  # a visit begins and ends within one day
        start += timedelta(hours=11)
    times = {"starts": f"{start:%H:%M}", "due": f"{start + timedelta(minutes=30):%H:%M}"}
    times |= {"day_day": start.day, "day_month": start.month, "day_year": start.year}
    words = {"where": WHERE, "plan": "Call me, then the police.", "buddy": str(office.colleague.pk)}
    return client.post(there("lone_visit_new"), suggested(form) | times | words | typed)


def test_planned_waited_for_and_checked_in_from_with_one_tap(office: Office) -> None:
    client = browser(office.worker)
    planned = planned_by(client, office)
    assert (planned.status_code, planned["Location"]) == (303, "/")
    row = LoneVisit.objects.unscoped("tests").get()
    today = text(client, "/")
    assert "Bel Otterbourne waits for you." in today
    assert WHERE not in today
    assert "You wait for" in text(browser(office.colleague), "/")
    assert WHERE in text(browser(office.colleague), there("lone_visit", row))
    assert WHERE not in text(browser(office.other_manager), "/team/")
    done = client.post(there("check_in", row), {})
    assert (done.status_code, done["Location"]) == (303, "/")
    again = client.post(there("check_in", row), {})
    assert (again.status_code, again["Location"]) == (303, there("lone_visit", row))
    assert client.get(there("check_in", row))["Location"] == there("lone_visit", row)
    assert "Checked in" in text(client, there("lone_visit", row))
    # The next is as the last: the same buddy, and the same to be done.
    form = client.get(there("lone_visit_new")).context["form"]
    assert (form["buddy"].value(), form["plan"].value()) == (str(office.colleague.pk), "Call me, then the police.")
    assert not form["where"].value()


def test_wrong_times_are_refused_at_their_field_and_the_place_stays_typed(office: Office) -> None:
    client = browser(office.worker)
    answer = planned_by(client, office, starts="23:00", due="22:00")
    assert answer.status_code == 422
    assert "Enter a later time" in str(answer.context["form"].errors["due"])
    assert WHERE in answer.content.decode()
    assert planned_by(client, office, buddy=str(office.worker.pk)).status_code == 422
    assert not LoneVisit.objects.unscoped("tests").exists()


def test_an_overdue_visit_is_on_the_pages_of_those_who_wait_without_the_place(office: Office) -> None:
    row = overdue(a_lone_visit(office))
    for who, url in ((office.colleague, "/"), (office.other_manager, "/"), (office.other_manager, "/team/")):
        page = text(browser(who), url)
        assert "A lone visit is overdue" in page, url
        assert page.index("A lone visit is overdue") < page.index("<h2>", page.index("A lone visit is overdue") + 40)
        assert there("lone_visit", row) in page
        assert WHERE not in page
    assert "A lone visit is overdue" not in text(browser(a_worker(office.hub)), "/")
    mine = text(browser(office.worker), "/")
    assert "Check in" in mine
    assert "Overdue" in mine


def test_more_time_and_calling_off(office: Office) -> None:
    row, client = overdue(a_lone_visit(office)), browser(office.colleague)
    answer = client.post(there("lone_visit_longer", row), {"minutes": "30"})
    assert answer.status_code == 303
    row.refresh_from_db()
    assert timedelta(minutes=29) < row.due_at - timezone.now() <= timedelta(minutes=30)
    assert client.post(there("lone_visit_longer", row), {"minutes": "9000"}).status_code == 422
    assert browser(office.worker).post(there("lone_visit_cancel", row), {}).status_code == 303
    assert client.get(there("lone_visit_longer", row))["Location"] == there("lone_visit", row)


def test_whoever_waits_checks_her_in(office: Office) -> None:
    row = overdue(a_lone_visit(office))
    client = browser(office.other_manager)
    assert "She is safe: check her in" in text(client, there("check_in", row))
    assert client.post(there("check_in", row), {}).status_code == 303
    assert "Checked in by Nan Larkspire" in text(browser(office.worker), there("lone_visit", row))


def test_nobody_else_learns_of_it(office: Office) -> None:
    row, other = a_lone_visit(office), browser(a_worker(office.hub))
    for name in ("lone_visit", "check_in", "lone_visit_longer", "lone_visit_cancel"):
        assert other.get(there(name, row)).status_code == 404, name
        assert other.post(there(name, row), {}).status_code in (404, 405), name
    assert browser(office.lead).get(there("lone_visit", row)).status_code == 403


# What a manager is told


def test_the_team_page_says_what_to_arrange_by_name_and_without_a_number_of_anybody(office: Office) -> None:
    early = an_office(start=clock.today() - timedelta(days=100))
    days = timedelta(days=23)
    with clock.standing_at(clock.today() - days):
        a_day_together(early)
    a_missed_supervision(early, clock.today() - timedelta(days=20))
    a_missed_supervision(early, clock.today() - timedelta(days=8))
    page = text(browser(early.other_manager), "/team/")
    assert "Has not been with a colleague for 23 days – arrange a day at the hub." in page
    assert "Line supervision was missed 2 times since it was last held – keep a day free for it." in page
    assert "and not planned – plan it." in page
    assert "Nothing now" in text(browser(office.other_manager), "/team/")
    assert "Has not been with a colleague" not in text(browser(early.worker), "/")


def test_the_thresholds_are_what_the_documents_say() -> None:
    assert (isolation.DAYS_APART, float(isolation.SHARE_ALONE), isolation.MISSED) == (14, 0.6, 2)


def test_today_shows_supervision_of_the_next_two_weeks(office: Office) -> None:
    a_supervision(office, due=clock.today() + timedelta(days=10))
    assert "planned for" in text(browser(office.worker), "/")
    assert "with Ada Fennimore" in text(browser(office.line_manager), "/").replace('<span class="note">', "")
