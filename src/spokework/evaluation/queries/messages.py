"""Key messages, the theories they rest on, what speaks for and against, and why one is to be looked at again."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from spokework.access.decide import Actor
from spokework.evaluation.models import Evaluation, Evidence, KeyMessage, MessageEvidence, MessageTheory, Theory
from spokework.evaluation.states import THEORY, TheoryState
from spokework.evaluation.weighing import Chosen, choose

from .theories import JUDGED, Shown, evidence, shown, why_stale, with_figures_since


def left_of(actor: Actor, theories: Sequence[Theory]) -> list[Evidence]:
    """Of these theories, what still speaks to what they say: not withdrawn, not judged anew, not stale. For actions."""
    rows = Evidence.objects.unscoped("what a key message rests on").filter(theory__in=[each.pk for each in theories])
    found = list(rows.holding().select_related(*JUDGED))
    with_figures_since(actor, found)
    return [row for row in found if not why_stale(row)]


@dataclass(frozen=True)
class Kept:
    message: KeyMessage
    theories: list[MessageTheory]
    strongest: list[Shown]
    troubling: list[Shown]
    flags: tuple[str, ...]  # why it is to be looked at again; none: the lead stands by it

    @property
    def stands(self) -> bool:
        return not self.flags


def messages(actor: Actor, evaluation: Evaluation) -> list[Kept]:
    """In the order in which they were written."""
    rows = KeyMessage.objects.visible_to(actor).filter(evaluation=evaluation, removed_at__isnull=True)
    found = list(rows)
    under = MessageTheory.objects.visible_to(actor).filter(message__in=found).select_related("theory", "theory__domain")
    theories: dict[UUID, list[MessageTheory]] = defaultdict(list)
    for each in under.order_by("theory__number"):
        theories[each.message_id].append(each)
    showed: dict[UUID, list[Evidence]] = defaultdict(list)
    for one in (
        MessageEvidence.objects.visible_to(actor)
        .filter(message__in=found)
        .select_related("evidence", "evidence__source")
    ):
        showed[one.message_id].append(one.evidence)
    judged = evidence(actor, evaluation) if found else []
    words = {each.row.pk: each for each in shown(actor, judged)}
    return [_kept(row, theories[row.pk], showed[row.pk], judged, words) for row in found]


def _kept(
    message: KeyMessage,
    rests_on: list[MessageTheory],
    showed: list[Evidence],
    judged: list[Evidence],
    words: dict[UUID, Shown],
) -> Kept:
    mine = {each.theory_id for each in rests_on}
    fresh = [row for row in judged if row.theory_id in mine and not why_stale(row)]
    chosen = choose(fresh, message.pinned)
    return Kept(
        message,
        rests_on,
        [words[row.pk] for row in chosen.strongest],
        [words[row.pk] for row in chosen.troubling],
        tuple(_flags(rests_on, showed, {row.pk for row in fresh}, chosen)),
    )


def _flags(rests_on: list[MessageTheory], showed: list[Evidence], fresh: set[UUID], chosen: Chosen) -> list[str]:
    found = []
    for each in rests_on:
        if each.theory.state != TheoryState.CONSOLIDATED:
            found.append(f"“{each.theory.title}” is {THEORY.words(each.theory.state)} now")
        elif each.theory.current != each.at_version:
            found.append(f"“{each.theory.title}” was refined since")
    if any(row.source is not None and row.source.is_withdrawn for row in showed):
        found.append("Evidence that it showed was withdrawn")
    if any(row.replaced_by_id is not None for row in showed):
        found.append("Evidence that it showed was judged again")
    still = [row for row in showed if row.replaced_by_id is None and not (row.source and row.source.is_withdrawn)]
    if any(row.pk not in fresh for row in still):
        found.append("Evidence that it showed speaks to something that has changed since")
    if not chosen.strongest:
        found.append("Nothing is left that speaks for it")
    if {row.pk for row in chosen.troubling} - {row.pk for row in showed}:
        found.append("Something more troubling has come since")
    return found


def flags_of(actor: Actor, message: KeyMessage) -> tuple[str, ...]:
    """For actions, which hold the evaluation: why it is to be looked at again."""
    kept = message_of(actor, message.evaluation, message.number)
    return kept.flags if kept else ()


def message_of(actor: Actor, evaluation: Evaluation, number: int) -> Kept | None:
    return next((each for each in messages(actor, evaluation) if each.message.number == number), None)
