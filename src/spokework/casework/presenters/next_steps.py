"""What this person may do next with a case and with the record, as the states and the roles say."""

from collections.abc import Iterator

from django.urls import reverse

from spokework.access.decide import Actor, can
from spokework.access.permissions import Permission as P
from spokework.casework.models import Case, YoungPerson
from spokework.casework.states import CASE, CaseState
from spokework.core.components import NavItem

OF_CASE = {
    "pause": ("Pause case", "pause_case"),
    "resume": ("Take case up again", "resume_case"),
    "hand_over": ("Hand over to another worker", "hand_over"),
    "close": ("Close case", "close_case"),
    "undo_closure": ("Undo closure", "undo_closure"),
}
NUMBERED = {"pause_case", "resume_case", "close_case", "undo_closure"}
AFTERWARDS = (
    ("Open case again", "reopen", P.ALLOCATE_CASE),
    ("Refer again", "refer_again", P.RECORD_REFERRAL),
)
OF_RECORD = (
    ("Ask another hub", "ask_hub", P.ASK_OTHER_HUB),
    ("Merge with another record", "merge", P.MERGE_YOUNG_PEOPLE),
    ("Restrict to named people", "restriction", P.RESTRICT_RECORD),
    ("Erase record", "erase", P.ERASE_YOUNG_PERSON),
)


def of_case(actor: Actor, young_person: YoungPerson, case: Case | None, *, consent: str = "") -> list[NavItem]:
    """``consent``: the decision somebody has to act on. Nothing follows from it by itself."""
    if case is None:
        return []
    too_late = {"undo_closure"} if case.is_too_late_to_undo else set()
    verbs = [verb for verb in CASE.verbs_from(case.state) if can(actor, CASE.transition(verb).permission, case)]
    steps = [_item(*OF_CASE[verb], young_person, case) for verb in verbs if verb not in too_late]
    if consent and can(actor, P.WORK_CASE, case):
        steps.insert(0, _item(f"Act on {consent} consent", "sharing", young_person))
    if case.state == CaseState.CLOSED:
        steps += _allowed(AFTERWARDS, actor, young_person)
    return steps


def of_record(actor: Actor, young_person: YoungPerson, *, is_known_elsewhere: bool) -> list[NavItem]:
    """Another hub is asked only where it knows somebody of this name and date of birth."""
    steps = tuple(step for step in OF_RECORD if is_known_elsewhere or step[1] != "ask_hub")
    return list(_allowed(steps, actor, young_person))


def _allowed(steps: tuple[tuple[str, str, P], ...], actor: Actor, young_person: YoungPerson) -> Iterator[NavItem]:
    for label, name, needs in steps:
        if can(actor, needs, young_person):
            yield _item(label, name, young_person)


def _item(label: str, name: str, young_person: YoungPerson, case: Case | None = None) -> NavItem:
    numbered = {"number": case.number} if case is not None and name in NUMBERED else {}
    return NavItem(label, reverse(f"casework:{name}", kwargs={"reference": young_person.reference} | numbered))
