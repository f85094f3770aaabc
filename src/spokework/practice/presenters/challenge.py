"""The course of a challenge, as a timeline."""

from collections.abc import Mapping, Sequence

from spokework.core.components import TimelineItem
from spokework.practice import codes
from spokework.practice.models import Challenge, ChallengeStep


def course(challenge: Challenge, steps: Sequence[ChallengeStep], said: Mapping[str, str]) -> list[TimelineItem]:
    """Newest first. ``said`` holds the words of steps by number where they stand in a young person's record."""
    items = [TimelineItem(challenge.day, f"Raised, {_how(challenge.means)}", by=_name(challenge.by), key=True)]
    for step in steps:
        text = step.note or said.get(str(step.number), "")
        items.append(TimelineItem(step.day, f"Taken further, {_how(step.means)}", by=_name(step.by), text=text))
    if challenge.resolved_on:
        result = codes.ChallengeResult(challenge.result).label
        items.append(TimelineItem(challenge.resolved_on, f"Resolved: {result}", key=True))
    return items[::-1]


HOW = {
    codes.ChallengeMeans.CONVERSATION: "in conversation",
    codes.ChallengeMeans.WRITING: "by e-mail or letter",
    codes.ChallengeMeans.MEETING: "at a meeting",
    codes.ChallengeMeans.MANAGER: "manager to manager",
    codes.ChallengeMeans.ESCALATION_POLICY: "by the partnership’s escalation policy",
}


def _how(means: str) -> str:
    return HOW[codes.ChallengeMeans(means)]


def _name(account: object) -> str:
    return str(getattr(account, "name", "") or "")
