"""``keys rotate`` that is cut short: the second run finishes, and every hub is in the log once."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from spokework.audit.models import Event
from spokework.cli import erasing
from spokework.vault import rotating
from spokework.vault.keyring import create_child_key, forget
from spokework.vault.models import HubKey
from spokework.vault.scrubbing import NotScrubbed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hubs() -> set[UUID]:
    hubs = {uuid4(), uuid4(), uuid4()}
    for hub_id in hubs:
        create_child_key(uuid4(), hub_id)
    forget()
    return hubs


def logged() -> list[UUID]:
    return list(Event.objects.filter(action="rotated the hub's key").values_list("chain_id", flat=True))


def test_where_scrubbing_fails_once_the_second_run_finishes_and_logs(
    hubs: set[UUID], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def busy(alias: str, *tables: object) -> None:
        raise NotScrubbed("The database is being read.")

    with monkeypatch.context() as patch:
        patch.setattr(rotating, "scrub", busy)
        with pytest.raises(NotScrubbed):
            erasing.rotate()
    assert logged() == []
    erasing.rotate()
    assert sorted(logged()) == sorted(hubs)
    assert set(HubKey.objects.values_list("generation", flat=True)) == {2}
    assert "Finished what an earlier run had begun: 3 hubs." in capsys.readouterr().out
    erasing.rotate()
    assert set(HubKey.objects.values_list("generation", flat=True)) == {3}
    assert len(logged()) == 6


def test_where_the_log_fails_half_way_the_second_run_logs_the_rest(
    hubs: set[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    from spokework.audit import record as recording

    write, written = recording.record, list[str]()

    def second_time_fails(action: str, **kwargs: Any) -> None:
        if action == "rotated the hub's key":
            written.append(action)
            if len(written) == 2:
                raise OSError
        write(action, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(recording, "record", second_time_fails)
        with pytest.raises(OSError):  # noqa: PT011  # only the one above
            erasing.rotate()
    assert len(logged()) == 1
    erasing.rotate()
    assert set(logged()) == hubs
