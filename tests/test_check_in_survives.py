"""A session that ended while somebody was out stops nobody from checking in: sign-in leads back to the button."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from spokework.accounts.models import SignIn
from spokework.practice.models import LoneVisit
from spokework.practice.tests.support_situations import Office, a_lone_visit, an_office, overdue
from tests.test_typing_survives import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return an_office()


def test_after_two_hours_out_one_signs_in_and_finds_the_button(office: Office) -> None:
    worker = Worker(office.post)
    assert worker.sign_in("/") == "/"
    visit = overdue(a_lone_visit(office))
    button = reverse("practice:check_in", kwargs={"pk": visit.pk})
    assert button in worker.browser.get("/").content.decode()
    SignIn.objects.filter(account=worker.account).update(active_at=timezone.now() - timedelta(hours=2))

    answer = worker.browser.post(button)
    assert answer["Location"] == f"{reverse('account_login')}?{urlencode({'next': button})}"
    assert worker.sign_in(button) == button
    page = worker.browser.get(button)
    assert page.status_code == 200
    assert "Check in: I am safe" in page.content.decode()
    assert worker.browser.post(button).status_code == 303
    assert LoneVisit.objects.unscoped("tests").get().state == "checked_in"
