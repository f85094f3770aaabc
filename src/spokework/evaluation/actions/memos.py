"""What somebody on the team thought, about whatever an evaluation is made of."""

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation.models import Code, Coding, Evaluation, Memo, Participant, Site, Snapshot, Source, Theory
from spokework.evaluation.team import Work

from .base import at_work, did, hold, lock
from .sources import still_there

LONGEST_MEMO = 4_000
About = Source | Coding | Code | Theory | Site | Participant | Snapshot | Evaluation


@transaction.atomic
def write_memo(*, about: About, words: str, by: Actor) -> Memo:
    evaluation_id = about.pk if isinstance(about, Evaluation) else about.evaluation_id
    at_work(evaluation_id, Work.CODE, by=by)
    if not words.strip():
        raise Refused("Write what you thought.", field="words")
    hold(evaluation_id)
    memo = Memo(
        evaluation_id=evaluation_id,
        number=Memo.objects.all().next_number(evaluation_id),
        by_id=by.account_id,
        at=clock.now(),
        **_named(about),
    )
    memo.seal(words.strip()[:LONGEST_MEMO])
    memo.save(force_insert=True)
    did("memo written", memo, by=by)
    return memo


def _named(about: About) -> dict[str, About]:
    """What a memo names, still there to be thought about."""
    match about:
        case Coding():
            return {"coding": about} | _named(about.source)
        case Source():
            still_there(lock(about))
            return {"source": about}
        case Participant():
            if lock(about).has_withdrawn:
                raise Refused("Consent was withdrawn, so nothing more is written about them.")
            return {"participant": about}
        case Code():
            return {"code": about}
        case Theory():
            return {"theory": about}
        case Site():
            return {"site": about}
        case Snapshot():
            return {"snapshot": about}
    return {}
