"""What stands in the table, who can read it, and when it goes."""

import threading
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections, transaction
from django.http import QueryDict

from spokework.core.errors import Refused
from spokework.drafts.actions import LARGEST, clear, keep, keep_anew, purge_expired, purge_of_young_person
from spokework.drafts.fields import what_was_typed, worth_keeping
from spokework.drafts.models import Draft
from spokework.drafts.queries import find
from spokework.vault.keyring import create_child_key, destroy_child_key, forget
from spokework.vault.models import PersonKey

PERSON, HUB = UUID(int=1), UUID(int=2)
PATH = "/people/SW-7K3Q-2/note/"


@pytest.fixture
def child(db: None) -> UUID:
    child = uuid4()
    create_child_key(child, HUB)
    return child


def note(child: UUID | None, words: str = "note=Zebedee+Canary", person: UUID = PERSON, path: str = PATH) -> None:
    keep(person_id=person, path=path, body=words, young_person_id=child, hub_id=HUB)


@pytest.mark.parametrize("about_a_child", [True, False])
def test_what_is_kept_comes_back_and_is_not_in_the_table(child: UUID, about_a_child: bool) -> None:
    note(child if about_a_child else None, "note=Zebedee+Canary&day_0=31&tags=a&tags=b")
    kept = find(PERSON, PATH)
    assert kept is not None
    assert (kept.data["note"], kept.data["day_0"], kept.data.getlist("tags")) == ("Zebedee Canary", "31", ["a", "b"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM drafts_draft")
        row = b"".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in cursor.fetchone())
    assert b"Zebedee" not in row
    assert b"Canary" not in row


def test_find_is_by_person_and_path(child: UUID) -> None:
    note(child)
    assert find(UUID(int=9), PATH) is None
    assert find(PERSON, "/people/SW-2222-B/note/") is None
    assert find(PERSON, PATH) is not None


@pytest.mark.parametrize("column", ["person_id", "path"])
def test_a_row_moved_to_another_person_or_form_does_not_open(child: UUID, column: str) -> None:
    note(child)
    other = {"person_id": UUID(int=9), "path": "/elsewhere/"}
    Draft.objects.update(**{column: other[column]})
    assert find(**{"person_id": PERSON, "path": PATH} | {column: other[column]}) is None
    assert not Draft.objects.exists()


def test_an_erased_childs_draft_cannot_be_read_and_is_dropped(child: UUID) -> None:
    note(child)
    destroy_child_key(child, HUB)
    forget()
    assert find(PERSON, PATH) is None
    assert not Draft.objects.exists()


def test_nothing_new_is_kept_about_an_erased_child(child: UUID) -> None:
    note(child)
    destroy_child_key(child, HUB)
    note(child, "note=more")
    assert not Draft.objects.exists()


def test_erasure_purges_everybodys_drafts_of_the_child_and_no_others(child: UUID) -> None:
    note(child)
    note(child, person=UUID(int=9))
    note(None, path="/referrals/new/")
    assert purge_of_young_person(child) == 2
    assert Draft.objects.get().path == "/referrals/new/"


def test_after_fourteen_days_a_draft_is_not_offered_and_is_purged(child: UUID) -> None:
    note(child)
    note(child, path="/old/")
    note(child, path="/older/")
    for draft in Draft.objects.exclude(path=PATH):
        draft.kept_at -= timedelta(days=14, minutes=1)
        draft.save()
    assert find(PERSON, "/older/") is None
    assert purge_expired() == 1
    assert Draft.objects.get().path == PATH


def test_a_cleared_draft_cannot_be_read_from_an_older_copy_of_the_data(
    db: None, django_capture_on_commit_callbacks: Any
) -> None:
    note(None)
    copy = Draft.objects.get()
    assert "Zebedee" in copy.open()
    with django_capture_on_commit_callbacks(execute=True):
        clear(person_id=PERSON, path=PATH)
    Draft.objects.bulk_create([copy])
    assert find(PERSON, PATH) is None


def save_that_fails() -> None:
    clear(person_id=PERSON, path=PATH)
    raise Refused("no")


def test_a_draft_outlives_a_save_that_failed(transactional_db: None) -> None:
    note(None)
    with pytest.raises(Refused), transaction.atomic():
        save_that_fails()
    kept = find(PERSON, PATH)
    assert kept is not None
    assert kept.data["note"] == "Zebedee Canary"


def test_dropping_one_draft_leaves_the_keys_of_others(db: None, django_capture_on_commit_callbacks: Any) -> None:
    note(None)
    note(None, path="/referrals/new/")
    with django_capture_on_commit_callbacks(execute=True):
        Draft.objects.get(path=PATH).delete()
    assert find(PERSON, "/referrals/new/") is not None


def test_keeping_twice_at_once_leaves_one_draft_that_opens(transactional_db: None) -> None:
    def hand() -> None:
        try:
            note(None)
        finally:
            connections.close_all()

    hands = [threading.Thread(target=hand) for _ in range(4)]
    for each in hands:
        each.start()
    for each in hands:
        each.join()
    assert Draft.objects.count() == 1
    assert find(PERSON, PATH) is not None


def test_clearing(child: UUID) -> None:
    note(child)
    clear(person_id=PERSON, path=PATH)
    assert find(PERSON, PATH) is None


def test_too_large_is_refused_with_the_remedy_and_keeps_what_was_there(child: UUID) -> None:
    note(child)
    with pytest.raises(Refused, match="256 KB"):
        note(child, "note=" + "x" * LARGEST)
    kept = find(PERSON, PATH)
    assert kept is not None
    assert kept.data["note"] == "Zebedee Canary"


@pytest.mark.parametrize(
    "name",
    ["csrfmiddlewaretoken", "submission", "writer", "password", "password1", "old_password", "newPassword", "code",
     "recovery_code", "codes-0", "otp", "otp_token", "TOTP"],
)  # fmt: skip
def test_secrets_and_the_pages_own_tokens_are_never_kept(name: str) -> None:
    assert not worth_keeping(name)
    assert name not in what_was_typed(QueryDict(f"{name}=x&note=y"))


@pytest.mark.parametrize("name", ["note", "postcode", "encoded", "laptop", "version", "day_month"])
def test_other_fields_are_kept(name: str) -> None:
    assert worth_keeping(name)


def test_a_form_of_nothing_but_tokens_is_not_kept(child: UUID) -> None:
    note(child, "csrfmiddlewaretoken=x&submission=y&version=3&password=z")
    note(child, "note=x", path="/" + "p" * 300)
    assert not Draft.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_other_words_in_its_place_are_sealed_under_another_key() -> None:
    note(None)
    draft = Draft.objects.get()
    anew = keep_anew(draft, QueryDict("note=Zebedee"))
    assert anew.pk != draft.pk
    assert not PersonKey.objects.filter(person_id=draft.pk).exists()
    kept = find(PERSON, PATH)
    assert kept is not None
    assert (kept.data.dict(), kept.kept_at) == ({"note": "Zebedee"}, draft.kept_at)
