"""Many tries to look beyond in the same moment are as many as the same ones in turn."""

from collections.abc import Iterator
from threading import Lock
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from spokework.audit.models import Event
from spokework.casework.actions.trying import NOT_TAKEN, TOO_OFTEN, TRIED, TRIES
from spokework.casework.tests.browsing import browser, send
from spokework.casework.tests.situations import a_hub, a_spoke, a_young_person, acting
from spokework.casework.views import reaching
from spokework.programme.tests.test_at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 30
WHY = "Her worker is ill and the school rang."


@pytest.fixture
def _tries_in_the_database(settings: Any) -> Iterator[None]:
    """Where an installation keeps them: shared by its processes, and part of the transaction."""
    place = "cache_of_tries"
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": place},
    }
    call_command("createcachetable", verbosity=0)
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {place}")


@pytest.mark.usefixtures("_tries_in_the_database")
def test_of_thirty_at_once_eight_are_looked_up_and_each_of_them_is_in_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere, hub = a_young_person(a_hub()), a_hub()
    worker = acting(a_spoke(hub))
    clients = [browser(worker) for _ in range(AT_ONCE)]
    looked_up, answers, one_at_a_time = [], [], Lock()
    find = reaching.somebody_beyond

    def counted(*given: Any) -> Any:
        with one_at_a_time:
            looked_up.append(given)
        return find(*given)

    monkeypatch.setattr(reaching, "somebody_beyond", counted)

    def attempt(client: Any) -> None:
        answer = send(client, "look_beyond", {"who": elsewhere.reference, "reason": WHY})
        answers.append((answer.status_code, "Try again at" in answer.content.decode()))

    all_at_once(*(lambda client=client: attempt(client) for client in clients))
    assert sorted(answers) == [(422, False)] * TRIES + [(422, True)] * (AT_ONCE - TRIES)
    assert len(looked_up) == TRIES
    events = Event.objects.filter(actor_id=worker.id)
    assert events.filter(action=TRIED, chain_id=elsewhere.hub_id).count() == TRIES
    assert events.filter(action=TOO_OFTEN, chain_id=hub.pk).count() == 1
    assert events.filter(action=NOT_TAKEN, chain_id=hub.pk).count() == AT_ONCE - TRIES
