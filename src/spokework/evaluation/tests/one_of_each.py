"""An evaluation in which every page leads somewhere, for whoever walks the whole house."""

from typing import Any

from spokework.access.decide import Actor
from spokework.evaluation import actions, codes
from spokework.evaluation.models import Evaluation

from .figures import BY_SETTING, a_snapshot, the_release
from .situations import (
    AT_THE_MACHINE,
    a_code,
    a_lesson,
    a_message,
    a_participant,
    a_passage,
    a_quote,
    a_round,
    a_site,
    a_source,
    a_theory,
    an_evaluation,
    brought,
    coded,
    judged,
    on_the_team,
    refined,
    two_coders,
)

# Which of ``one_of_each`` a page's number is.
NUMBERS = {
    "member_end": "member",
    "site": "site",
    "site_change": "site",
    "site_memo": "site",
    "participant": "participant",
    "participant_consent": "participant",
    "participant_memo": "participant",
    "participant_withdraw": "participant",
    "source": "source",
    "source_change": "source",
    "source_withdraw": "source",
    "source_revise": "source",
    "codings": "source",
    "code_passage": "source",
    "source_memo": "source",
    "coding": "coding",
    "coding_take_off": "coding",
    "code": "code",
    "code_change": "code",
    "code_merge": "code",
    "code_split": "code",
    "code_memo": "code",
    "source_evidence": "source",
    "passage_evidence": "coding",
    "evidence": "evidence",
    "figure": "figure",
    "figure_memo": "figure",
    "figure_evidence": "figure",
    "theory": "theory",
    "side_by_side": "theory",
    "pattern_choose": "theory",
    "pattern_new": "theory",
    "pattern": "pattern",
    "pattern_look": "pattern",
    "theory_at": "theory",
    "theory_refine": "theory",
    "theory_move": "theory",
    "theory_memo": "theory",
    "theory_relate": "theory",
    "relation_end": "relation",
    "outcome": "outcome",
    "round": "closed round",
    "round_close": "open round",
    "round_decide": "closed round",
    "message": "message",
    "message_pin": "message",
    "message_remove": "message",
    "lesson_new": "consolidated theory",
    "lesson": "lesson",
    "lesson_change": "lesson",
    "lesson_read": "lesson",
    "lesson_publish": "read lesson",
    "lesson_take_back": "lesson that is out",
    "lesson_quote": "lesson",
    "lesson_quote_drop": "lesson",
}
# Of pages that are read outside the team.
OUT = {"lesson": "lesson that is out"}


def one_of_each(lead: Actor) -> dict[str, Any]:
    evaluation = an_evaluation(lead)
    actions.add_attribute(evaluation=evaluation, name="Urban", kind=codes.AttributeKind.YES_NO, by=AT_THE_MACHINE)
    on_the_team(evaluation)
    more_of_each(evaluation, 1)
    return {
        "evaluation": evaluation.number,
        "member": 2,
        "site": 1,
        "participant": 1,
        "source": 1,
        "code": 1,
        "coding": 1,
        "theory": 1,
        "evidence": 1,
        "figure": 1,
        "pattern": 1,
        "key": BY_SETTING,
        "relation": 1,
        "outcome": 1,
        "closed round": 1,
        "open round": 2,
        "passage": 2,
        "consolidated theory": 3,
        "message": 1,
        "written": "html",
        "section": "limitations",
        "lesson": 1,
        "read lesson": 2,
        "lesson that is out": 3,
        "quote": 1,
    }


def more_of_each(evaluation: Evaluation, number: int) -> None:
    for _ in range(number):
        site = a_site(evaluation, attributes={"1": "yes"})
        participant = a_participant(evaluation, site=site)
        source = a_source(evaluation, participant=participant)
        code = a_code(evaluation)
        coding = coded(source, "same room", code)
        theory, other = a_theory(evaluation), a_theory(evaluation)
        for about in (source, coding, code, theory, site, participant):
            actions.write_memo(about=about, words="To be asked again", by=AT_THE_MACHINE)
        judged(theory, coding=coding)
        judged(theory, source=source, verdict=codes.Verdict.CONTRADICTS)
        judged(theory, snapshot=a_snapshot(evaluation))
        expected = actions.state_pattern(
            theory=theory,
            key=BY_SETTING,
            tiers=[["social_care"], ["police"]],
            reasoning="So it says",
            by=AT_THE_MACHINE,
        )
        actions.look_at_pattern(pattern=expected, release=the_release(), by=AT_THE_MACHINE)
        refined(theory)
        two = two_coders(evaluation)
        coded(source, "She asked me", code, by=two[0])
        actions.close_round(round=a_round(evaluation, two, [source], [code]), by=AT_THE_MACHINE)
        a_round(evaluation, two, [source], [code])
        actions.relate_theories(theory=theory, other=other, kind=codes.RelationKind.RIVAL, by=AT_THE_MACHINE)
        lessons_of_each(evaluation)


def lessons_of_each(evaluation: Evaluation) -> None:
    """One being written, one read and one that is out; the first two with a quote."""
    for state in ("draft", "read", "published"):
        a_theory(evaluation, "consolidated")  # another to tell of
        lesson = a_lesson(theory := a_theory(evaluation, "consolidated"))
        a_quote(lesson)
        a_passage(theory)
        brought(lesson, state)
        a_message(theory)
