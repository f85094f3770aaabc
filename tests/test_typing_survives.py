"""What a worker types about a young person outlives her session: the whole house, its real sign-in and its limits."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django import forms
from django.core.cache import cache
from django.http import Http404
from django.test import Client
from django.urls import path, reverse
from django.utils import timezone

from spokework.access.permissions import Permission as P
from spokework.access.rules import Rule
from spokework.access.url_table import URL_TABLE
from spokework.accounts import actions as accounts
from spokework.accounts.models import Account, SignIn
from spokework.accounts.tests.situations import PASSWORD, a_code, with_authenticator_app
from spokework.audit.models import Event
from spokework.casework.models import Allocation, Case, YoungPerson
from spokework.casework.tests.situations import a_hub, a_spoke, an_open_case
from spokework.config import urls as house
from spokework.core.forms import SpokeForm
from spokework.drafts.actions import purge_of_young_person
from spokework.drafts.models import Draft
from spokework.drafts.queries import find
from spokework.drafts.writing import WritingView
from spokework.programme.models import Appointment, Hub
from spokework.programme.tests.situations import AT_THE_MACHINE
from spokework.vault.keyring import destroy_child_key

pytestmark = pytest.mark.django_db
CANARY = "Zebedee Canary was seen at the station"


class NoteForm(SpokeForm):
    note = forms.CharField(widget=forms.Textarea)


class NoteView(WritingView):
    form_class = NoteForm
    heading = "Write a note"

    def thing(self) -> YoungPerson:
        found = YoungPerson.objects.visible_to(self.actor).filter(reference=self.kwargs["reference"]).first()
        if found is None:
            raise Http404
        return found

    def act(self, form: NoteForm) -> str:
        return reverse("casework:young_person", kwargs={"reference": self.record.reference})


urlpatterns = [path("young-people/<reference>/note/", NoteView.as_view(), name="a_note"), *house.urlpatterns]


@pytest.fixture(autouse=True)
def _one_page_more(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ROOT_URLCONF = __name__
    monkeypatch.setitem(URL_TABLE, "a_note", Rule(P.WORK_CASE, of="casework.YoungPerson"))


class Worker:
    """A spoke worker at her browser."""

    def __init__(self, appointment: Appointment) -> None:
        self.account: Account = appointment.worker
        accounts.set_password(account=self.account, password=PASSWORD, by=AT_THE_MACHINE)
        self.secret = with_authenticator_app(self.account)
        self.browser = Client()

    def sign_in(self, there: str) -> str:
        # An authenticator's code is good once; here no half minute passes between two of them.
        cache.clear()
        given = {"login": self.account.email, "password": PASSWORD, "next": there}
        asked = self.browser.post(f"{reverse('account_login')}?{urlencode({'next': there})}", given)
        return str(self.browser.post(asked["Location"], {"code": a_code(self.secret)})["Location"])

    def form(self, path: str) -> dict[str, str]:
        shown = self.browser.get(path).context
        note = shown["form"]["note"].value() or ""
        submission = str(shown["form"]["submission"].value())
        return {shown["writer_field"]: shown["writer"], "submission": submission, "note": note}

    def goes_for_tea(self) -> None:
        SignIn.objects.filter(account=self.account).update(active_at=timezone.now() - timedelta(minutes=16))


@pytest.fixture
def case() -> Case:
    return an_open_case(worker=a_spoke(a_hub()))


@pytest.fixture
def page(case: Case) -> str:
    return f"/young-people/{case.young_person.reference}/note/"


@pytest.fixture
def worker(case: Case, page: str) -> Worker:
    held = Allocation.objects.unscoped("tests").select_related("appointment__worker").get(case=case)
    worker = Worker(held.appointment)
    assert worker.sign_in(page) == page
    return worker


def test_what_was_typed_before_tea_is_there_after_signing_in_again(worker: Worker, page: str) -> None:
    typed = worker.form(page) | {"note": CANARY}
    worker.goes_for_tea()
    answer = worker.browser.post(page, typed)
    assert answer["Location"] == f"{reverse('account_login')}?{urlencode({'next': page})}"

    assert worker.sign_in(page) == page
    again = worker.form(page)
    assert again["note"] == CANARY
    assert worker.browser.post(page, again).status_code == 303
    assert not Draft.objects.exists()


def test_who_signs_out_leaves_nobody_to_keep_a_form_for(worker: Worker, page: str) -> None:
    typed = worker.form(page) | {"note": CANARY}
    worker.browser.post(reverse("account_logout"))
    worker.browser.post(page, typed)
    assert not Draft.objects.exists()


def test_keeping_while_typing_is_activity_and_no_view(worker: Worker, page: str) -> None:
    shown = worker.browser.get(page)
    typed = worker.form(page) | {"note": CANARY}
    SignIn.objects.update(active_at=timezone.now() - timedelta(minutes=14))
    viewed = Event.objects.filter(action__startswith="viewed").count()
    assert worker.browser.post(shown.context["autosave_url"], typed).status_code == 200
    assert SignIn.objects.get().active_at > timezone.now() - timedelta(minutes=1)
    assert Event.objects.filter(action__startswith="viewed").count() == viewed
    assert worker.form(page)["note"] == CANARY


def test_nobody_keeps_anything_about_a_young_person_of_somebody_else(worker: Worker, case: Case, page: str) -> None:
    typed = worker.form(page) | {"note": CANARY}
    hub = Hub.objects.unscoped("tests").get(pk=case.hub_id)
    for other in (an_open_case(hub), an_open_case()):
        theirs = f"/young-people/{other.young_person.reference}/note/"
        assert worker.browser.post(f"{reverse('drafts:keep')}?{urlencode({'of': theirs})}", typed).status_code == 404
    assert not Draft.objects.exists()


def test_an_erased_young_persons_draft_is_gone(worker: Worker, case: Case, page: str) -> None:
    shown = worker.browser.get(page)
    worker.browser.post(shown.context["autosave_url"], worker.form(page) | {"note": CANARY})
    assert Draft.objects.get().young_person_id == case.young_person_id
    destroy_child_key(case.young_person_id, case.hub_id)
    assert find(worker.account.pk, page) is None
    assert purge_of_young_person(case.young_person_id) == 0
