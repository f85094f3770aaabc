"""What somebody was typing about a source when it was withdrawn: forms that show its words keep them as drafts."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from spokework.drafts.actions import clear_under
from spokework.evaluation.models import Coding, Evidence, Lesson, Participant, Round, Source


def forget_what_was_typed(sources: Sequence[Source]) -> None:
    """Everybody's: revisions of the text, memos, verdicts and quotes of it, decisions on its passages in a round, and
    what was to become of a theory against which it was held."""
    why = "whatever could repeat what was said"
    codings = list(_of(Coding.objects.unscoped(why).filter(source__in=sources)))
    judged = list(_of(Evidence.objects.unscoped(why).filter(source__in=sources)).select_related("theory__evaluation"))
    paths = [_at("source", row) for row in sources]
    paths += [_at("coding", row) for row in codings]
    paths += [_at("evidence", row) for row in judged]
    for theory in {row.theory.number: row.theory for row in judged}.values():
        paths += [_at(name, theory) for name in ("theory_refine", "theory_move")]
    for found in _of(Round.objects.unscoped(why).filter(sources__in=sources).distinct()):
        paths += [_at("round_decide", found, row.number) for row in codings]
    clear_under(paths)


def forget_what_was_typed_about(participant: Participant) -> None:
    """Everybody's memos of them."""
    clear_under([_at("participant", participant)])


def forget_quotes_typed(sources: Sequence[Source]) -> None:
    """Of passages that may be quoted no more, whether or not they were."""
    clear_under(list(_quoting(list(_of(Evidence.objects.unscoped("what was quoted").filter(source__in=sources))))))


def _of(rows: Any) -> Any:
    return rows.select_related("evaluation")


def _at(name: str, row: Any, *more: int) -> str:
    return reverse(f"evaluation:{name}", args=[row.evaluation.number, row.number, *more])


def _quoting(rows: Sequence[Evidence]) -> Iterable[str]:
    lessons = _of(
        Lesson.objects.unscoped("where they may be quoted").filter(theory__in=[row.theory_id for row in rows])
    )
    for lesson in lessons:
        for row in rows:
            if row.theory_id == lesson.theory_id:
                given = [lesson.evaluation.number, lesson.number, row.number]
                yield reverse("evaluation:lesson_quote", args=given)
