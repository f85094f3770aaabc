"""Words live with whom they are about: under the young person's key where a case is linked, else under the hub's."""

from collections.abc import Mapping

from spokework.access.decide import Actor
from spokework.audit.looking import not_shown
from spokework.casework.actions.base import did
from spokework.casework.actions.working import at_work
from spokework.casework.models import Case
from spokework.core.errors import Refused
from spokework.core.models.again import again
from spokework.practice.models import CaseLink, WorkDone
from spokework.practice.queries.links import link_name
from spokework.practice.queries.own_cases import is_own

Words = Mapping[str, str]


def put_words(row: WorkDone, words: Words, case: Case | None, *, by: Actor) -> CaseLink | None:
    """Before the row is saved where nobody is named; after it where a case is."""
    if case is None:
        for name, text in words.items():
            setattr(row, name, text.strip())
        row.save(force_insert=True)
        return None
    locked = _own(case, row, by)
    row.save(force_insert=True)
    return _link(row, locked, words, by)


def link_to(row: WorkDone, case: Case, words: Words, *, by: Actor) -> CaseLink:
    """The row is saved already, and holds no word of it."""
    return _link(row, _own(case, row, by), words, by)


def _own(case: Case, row: WorkDone, by: Actor) -> Case:
    """The case under the young person's lock, if it is one of her own."""
    if case.hub_id != row.hub_id or not is_own(case, by):
        raise Refused("Only a case of your own can be linked. Leave it out, and name nobody.", field="case")
    return at_work(case, by=by, closed_too=True)


def _link(row: WorkDone, locked: Case, words: Words, by: Actor) -> CaseLink:
    link = CaseLink(
        hub_id=locked.hub_id,
        young_person_id=locked.young_person_id,
        case=locked,
        words={name: text.strip() for name, text in words.items() if text.strip()},
    )
    setattr(link, str(link_name(row)), row)
    link.save(force_insert=True)
    did("practice linked", link, by=by)
    return link


def find_link(row: WorkDone) -> CaseLink | None:
    """For actions: nobody has been shown it yet, and hold_link() asks for the reach."""
    name = link_name(row)
    if name is None:
        return None
    with not_shown():
        links = CaseLink.objects.unscoped("at_work() asks for the reach").filter(**{name: row})
        found: CaseLink | None = links.select_related("case__young_person").first()
    return found


def hold_link(row: WorkDone, *, by: Actor) -> CaseLink | None:
    """The link under the young person's lock, for whoever reaches them; None where nobody is named.

    Asked before the row itself is locked: the young person comes first, as everywhere.
    """
    found = find_link(row)
    if found is None:
        return None
    at_work(found.case, by=by, closed_too=True)
    return again(found)


def change_link(link: CaseLink, words: Words) -> None:
    """Words that are empty are not kept in a link."""
    link.change(words={name: text for name, text in (link.words | dict(words)).items() if text})
