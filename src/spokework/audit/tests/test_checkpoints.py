import json
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from spokework.access.decide import Actor
from spokework.audit.checkpoints import NotACheckpoint, checkpoint, verify_against
from spokework.audit.models import Chain, Event, Subject
from spokework.audit.record import record
from spokework.audit.verify import verify


@pytest.fixture
def kept(log: UUID, tmp_path: Path) -> Path:
    file = tmp_path / "checkpoint.json"
    file.write_text(checkpoint())
    return file


def test_a_log_that_went_on_holds_what_the_checkpoint_saw(kept: Path, log: UUID, worker: Actor) -> None:
    record("later", by=worker, hub_id=log)
    assert verify_against(kept) == []


def test_a_log_put_back_to_an_earlier_day_is_found(kept: Path, log: UUID) -> None:
    later = Chain.objects.get(pk=log)
    Subject.objects.all().delete()
    Event.objects.all().delete()
    Chain.objects.all().delete()
    assert verify() == []
    found = verify_against(kept)
    assert len(found) == 3
    assert (log, later.length) in {(broken.chain_id, broken.number) for broken in found}


def test_a_chain_rewritten_by_somebody_with_the_key_is_found(kept: Path, log: UUID, worker: Actor) -> None:
    for model in (Subject, Event):
        model._default_manager.filter(chain_id=log).delete()
    Chain.objects.filter(pk=log).update(length=0, last=b"", seal=b"")
    for _ in range(5):
        record("nothing happened", by=worker, hub_id=log)
    assert verify() == []
    assert [broken.chain_id for broken in verify_against(kept)] == [log]


@pytest.mark.parametrize(("part", "value"), [("length", 4), ("last", "00"), ("seal", "00"), ("chain", str(uuid4()))])
def test_a_changed_checkpoint_is_found(kept: Path, part: str, value: object) -> None:
    heads = json.loads(kept.read_text())
    heads[0][part] = value
    kept.write_text(json.dumps(heads))
    assert [broken.why for broken in verify_against(kept)] == ["the checkpoint itself was changed"]


def test_a_chain_with_nothing_in_it_yet_claims_nothing(db: None, tmp_path: Path) -> None:
    from spokework.audit.chain import head_seal

    chain = Chain(pk=uuid4())
    chain.seal = head_seal(chain)
    chain.save()
    file = tmp_path / "empty.json"
    file.write_text(checkpoint())
    chain.delete()
    assert verify_against(file) == []


@pytest.mark.parametrize("text", ["", "{}x", '{"a": 1}', '[{"chain": "x"}]', "[1]", '["a"]', "null"])
def test_a_file_that_is_no_checkpoint_is_said_so(db: None, tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(text)
    with pytest.raises(NotACheckpoint, match=r"other\.json"):
        verify_against(file)
