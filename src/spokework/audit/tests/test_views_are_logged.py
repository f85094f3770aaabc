from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection
from django.http import FileResponse, HttpResponse, StreamingHttpResponse

from spokework.access.decide import Actor
from spokework.audit import middleware
from spokework.audit.looking import not_shown, saw, watching
from spokework.audit.middleware import ViewsAreLogged
from spokework.audit.models import Event


def request_by(actor: Actor | None) -> Any:
    return SimpleNamespace(actor=actor, resolver_match=SimpleNamespace(view_name="casework:young_person"))


@pytest.fixture
def page(hub: UUID, young_people: list[UUID]) -> Callable[[Any], HttpResponse]:
    def respond(request: Any) -> HttpResponse:
        for young_person_id in young_people:
            saw(hub_id=hub, young_person_id=young_person_id)
            saw(hub_id=hub, young_person_id=young_person_id)
        return HttpResponse("about them")

    return respond


def test_one_event_a_page_and_hub(db: None, worker: Actor, hub: UUID, young_people: list[UUID]) -> None:
    other, stranger = uuid4(), uuid4()

    def board(request: Any) -> HttpResponse:
        saw(hub_id=other, young_person_id=stranger)
        for young_person_id in young_people:
            saw(hub_id=hub, young_person_id=young_person_id)
        return HttpResponse()

    ViewsAreLogged(board)(request_by(worker))
    events = Event.objects.filter(action="viewed casework:young_person", actor_id=worker.id)
    assert {event.chain_id: event.subjects for event in events} == {
        hub: [str(pk) for pk in young_people],
        other: [str(stranger)],
    }


@pytest.mark.django_db(transaction=True)
def test_it_is_committed_before_the_page_leaves(worker: Actor, page: Callable[[Any], HttpResponse]) -> None:
    assert ViewsAreLogged(page)(request_by(worker)).status_code == 200

    def seen_from_elsewhere() -> int:
        try:
            return Event.objects.filter(actor_id=worker.id, action__startswith="viewed").count()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as elsewhere:
        assert elsewhere.submit(seen_from_elsewhere).result() == 1


def test_what_cannot_be_logged_is_not_shown(
    db: None, worker: Actor, page: Callable[[Any], HttpResponse], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(middleware, "record", full)
    response = ViewsAreLogged(page)(request_by(worker))
    assert response.status_code == 503
    assert b"about them" not in response.content


def test_nobody_is_shown_a_record_without_a_name_for_the_log(db: None, page: Callable[[Any], HttpResponse]) -> None:
    response = ViewsAreLogged(page)(request_by(None))
    assert response.status_code == 503
    assert b"about them" not in response.content


def test_a_page_about_nobody_and_a_redirect_are_no_views(db: None, worker: Actor, hub: UUID) -> None:
    def redirect(request: Any) -> HttpResponse:
        saw(hub_id=hub, young_person_id=uuid4())
        return HttpResponse(status=302)

    assert ViewsAreLogged(lambda request: HttpResponse())(request_by(worker)).status_code == 200
    assert ViewsAreLogged(redirect)(request_by(worker)).status_code == 302
    assert not Event.objects.exists()


def test_a_streamed_page_is_read_before_it_leaves(db: None, worker: Actor, hub: UUID) -> None:
    def lines() -> Iterator[bytes]:
        saw(hub_id=hub, young_person_id=uuid4())
        yield b"name\n"

    response = ViewsAreLogged(lambda request: StreamingHttpResponse(lines()))(request_by(worker))
    assert Event.objects.filter(action__startswith="viewed").count() == 1
    assert b"".join(response) == b"name\n"


def test_a_file_still_arrives_whole(db: None, worker: Actor, tmp_path: Any) -> None:
    (tmp_path / "letter.txt").write_bytes(b"x" * 100_000)
    response = ViewsAreLogged(lambda request: FileResponse((tmp_path / "letter.txt").open("rb")))(request_by(worker))
    assert b"".join(response) == b"x" * 100_000
    response.close()


def test_outside_a_request_nothing_is_watched(hub: UUID) -> None:
    saw(hub_id=hub, young_person_id=uuid4())
    with watching() as looked:
        pass
    assert looked.at == {}


def test_what_a_search_passes_over_is_not_a_look(hub: UUID) -> None:
    shown = uuid4()
    with watching() as looked:
        with not_shown():
            saw(hub_id=hub, young_person_id=uuid4())
        saw(hub_id=hub, young_person_id=shown)
    assert looked.at == {hub: {shown}}
