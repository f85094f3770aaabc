"""Words live with whom they are about: under the young person's key where a case is linked, else under the hub's."""

from spokework.access.decide import Actor
from spokework.casework.actions.base import did
from spokework.casework.actions.working import at_work
from spokework.casework.models import Case
from spokework.core.errors import Refused
from spokework.practice.models import CaseLink, Challenge, Consultancy, JointWork, WorkDone
from spokework.practice.queries.own_cases import is_own

Words = dict[str, str]
_LINKED: dict[type[WorkDone], str] = {Consultancy: "consultancy", JointWork: "joint_work", Challenge: "challenge"}


def link_name(row: WorkDone) -> str:
    """The link's field for this kind of work."""
    return _LINKED[type(row)]


def put_words(row: WorkDone, words: Words, case: Case | None, *, by: Actor) -> CaseLink | None:
    """Before the row is saved where nobody is named; after it where a case is."""
    if case is None:
        for name, text in words.items():
            setattr(row, name, text.strip())
        row.save(force_insert=True)
        return None
    if case.hub_id != row.hub_id or not is_own(case, by):
        raise Refused("Only a case of your own can be linked. Leave it out, and name nobody.", field="case")
    locked = at_work(case, by=by, closed_too=True)
    row.save(force_insert=True)
    link = CaseLink(
        hub_id=locked.hub_id,
        young_person_id=locked.young_person_id,
        case=locked,
        words={name: text.strip() for name, text in words.items() if text.strip()},
    )
    setattr(link, link_name(row), row)
    link.save(force_insert=True)
    did("practice linked", link, by=by)
    return link
