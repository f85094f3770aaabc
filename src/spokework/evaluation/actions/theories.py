"""A theory: put into words, moved from state to state, refined. Each version stays as it was."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.evaluation import codes
from spokework.evaluation.models import Evaluation, Evidence, OutcomeDomain, Relation, Theory, TheoryStep, TheoryVersion
from spokework.evaluation.states import THEORY, TheoryState
from spokework.evaluation.team import Work
from spokework.programme.checks import a_name

from .base import at_work, did, hold, lock, of_list, same
from .standing import may_stand


@dataclass(frozen=True)
class Wording:
    """What one version says."""

    if_said: str
    then_said: str
    because_said: str = ""
    context: str = ""
    resource: str = ""
    reasoning: str = ""
    outcome: str = ""
    level: str = codes.TheoryLevel.CMO

    def checked(self) -> dict[str, str]:
        said = {name: value.strip() for name, value in asdict(self).items()}
        for name, what in (("if_said", "what must be the case"), ("then_said", "what follows")):
            if not said[name]:
                raise Refused(f"Enter {what}.", field=name)
        of_list(said["level"], codes.TheoryLevel.values, field="level", what="what kind of theory it is")
        return said


@transaction.atomic
def name_domain(
    *,
    domain: OutcomeDomain,
    title: str,
    is_working_title: bool,
    by: Actor,
    indicators: Sequence[str] = (),
) -> OutcomeDomain:
    """``indicators``: codes of the figures that say something about this outcome."""
    at_work(domain.evaluation_id, Work.CODE, by=by)
    locked = lock(domain)
    named, figures = a_name(title, field="title", what="what it is called"), _figures(indicators)
    changed = locked.change(title=named, is_working_title=is_working_title, indicators=figures)
    did("outcome named", locked, by=by, fields=changed)
    return locked


def _figures(codes_: Sequence[str]) -> list[dict[str, str]]:
    """With what each is called, so that a page that names them need not import what counts them."""
    if not codes_:
        return []
    from spokework.insight.indicators import INDICATORS  # noqa: PLC0415  # Ibis comes with it

    if not set(codes_) <= set(INDICATORS):
        raise Refused("Choose figures from the list.", field="indicators")
    return [{"code": code, "title": each.title} for code, each in INDICATORS.items() if code in codes_]


@transaction.atomic
def add_theory(*, evaluation: Evaluation, domain: OutcomeDomain, title: str, wording: Wording, by: Actor) -> Theory:
    """Gleaned from a document, an interview or the seed: not yet put forward."""
    at_work(evaluation.pk, Work.CODE, by=by)
    same(evaluation.pk, domain)
    title, said = a_name(title, field="title", what="what the theory is called"), wording.checked()
    hold(evaluation.pk)
    rows = Theory.objects.unscoped("a title is used once")
    if rows.filter(evaluation=evaluation, title__iexact=title).exists():
        raise Refused("A theory is called this already. Choose another title.", field="title")
    theory = Theory(evaluation=evaluation, number=rows.next_number(evaluation.pk), domain=domain, title=title)
    theory.save(force_insert=True)
    _keep(theory, said, change=codes.Change.FIRST, reason="", by=by)
    did("theory added", theory, by=by)
    return theory


def _keep(theory: Theory, said: dict[str, str], *, change: str, reason: str, by: Actor) -> TheoryVersion:
    version = TheoryVersion(
        evaluation_id=theory.evaluation_id,
        theory=theory,
        number=theory.current,
        kind_of_change=change,
        reason=reason,
        by_id=by.account_id,
        at=clock.now(),
        **said,
    )
    version.save(force_insert=True)
    return version


def _why(reason: str) -> str:
    if not reason.strip():
        raise Refused("Say why.", field="reason")
    return reason.strip()


@transaction.atomic
def refine_theory(
    *,
    theory: Theory,
    wording: Wording,
    change: str,
    reason: str,
    by: Actor,
    prompted_by: Sequence[Evidence] = (),
    expected: int | None = None,
) -> TheoryVersion:
    """A new version. What was judged of the version before is to be looked at again."""
    at_work(theory.evaluation_id, Work.CODE, by=by)
    hold(theory.evaluation_id)
    locked = lock(theory)
    verb = "reword" if locked.state == TheoryState.GLEANED else "refine"
    after = THEORY.step(verb, locked.state)
    said, why = wording.checked(), _why(reason)
    of_list(change, [c for c in codes.Change.values if c != codes.Change.FIRST], field="change", what="what changed")
    if any(each.theory_id != locked.pk for each in prompted_by):
        raise Refused("Choose among this theory's own evidence.", field="prompted_by")
    before = locked.state
    changed = locked.change(expected=expected, state=after, current=locked.current + 1)
    version = _keep(locked, said, change=change, reason=why, by=by)
    version.prompted_by.add(*prompted_by)
    if after != before:
        _step(locked, before, why, by=by)
    did("theory refined", locked, by=by, fields=changed)
    return version


@transaction.atomic
def move_theory(*, theory: Theory, verb: str, reason: str, by: Actor) -> Theory:
    """From one state to the next, with the reason – where the evidence lets it stand there."""
    at_work(theory.evaluation_id, Work.CODE, by=by)
    hold(theory.evaluation_id)
    locked = lock(theory)
    of_list(verb, _MOVES, field="verb", what="what becomes of it")
    before, after = locked.state, THEORY.step(verb, locked.state)
    why = _why(reason)
    may_stand(locked, after)
    changed = locked.change(state=after)
    _step(locked, before, why, by=by)
    did(f"theory: {verb.replace('_', ' ')}", locked, by=by, fields=changed)
    return locked


_MOVES = ("put_forward", "test", "consolidate", "refute", "test_again", "withdraw")


def _step(theory: Theory, before: str, reason: str, *, by: Actor) -> None:
    TheoryStep(
        evaluation_id=theory.evaluation_id,
        theory=theory,
        at_version=theory.current,
        before=before,
        after=theory.state,
        reason=reason,
        by_id=by.account_id,
        at=clock.now(),
    ).save(force_insert=True)


@transaction.atomic
def relate_theories(*, theory: Theory, other: Theory, kind: str, by: Actor) -> Relation:
    at_work(theory.evaluation_id, Work.CODE, by=by)
    same(theory.evaluation_id, other)
    of_list(kind, codes.RelationKind.values, field="kind", what="how they hang together")
    if theory.pk == other.pk:
        raise Refused("Choose another theory.", field="other")
    hold(theory.evaluation_id)
    rows = Relation.objects.unscoped("each kind of relation once")
    there: Any = rows.filter(theory=theory, other=other, kind=kind, ended_at__isnull=True).first()
    if there is not None:
        raise Refused("They are related in this way already.", field="kind")
    relation = Relation(
        evaluation_id=theory.evaluation_id,
        number=rows.next_number(theory.evaluation_id),
        theory=theory,
        other=other,
        kind=kind,
    )
    relation.save(force_insert=True)
    did("theories related", relation, by=by)
    return relation


@transaction.atomic
def end_relation(*, relation: Relation, by: Actor) -> Relation:
    at_work(relation.evaluation_id, Work.CODE, by=by)
    locked = lock(relation)
    if locked.ended_at is not None:
        raise Refused("This relation has ended already.")
    did("relation ended", locked, by=by, fields=locked.change(ended_at=clock.now()))
    return locked
