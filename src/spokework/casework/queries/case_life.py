"""What a page about the course of a case reads."""

from dataclasses import dataclass
from typing import Any

from spokework.access.decide import Actor
from spokework.access.permissions import Permission as P
from spokework.access.roles import ROLES, Role
from spokework.accounts.models import Account
from spokework.casework import codes
from spokework.casework.models import Assessment, Case, Closure, Contact, NamedReader, Pause, YoungPerson
from spokework.casework.states import AssessmentState
from spokework.core import clock
from spokework.programme.models import Membership

from .person import standing_assessments


def case_of(actor: Actor, young_person: YoungPerson, number: int) -> Case | None:
    rows = Case.objects.visible_to(actor).filter(young_person=young_person, number=number)
    found: Case | None = rows.first()
    if found is not None:
        found.young_person = young_person
    return found


def closing_assessments(actor: Actor, case: Case) -> list[Assessment]:
    """Signed closing assessments of the case that no correction replaced, the latest first."""
    standing = standing_assessments(case=case, stage=codes.Stage.CLOSURE).values("pk")
    return list(Assessment.objects.visible_to(actor).filter(pk__in=standing).order_by("-day", "-number"))


@dataclass(frozen=True)
class Unfinished:
    """What stays as it is when the case closes."""

    planned: int
    drafts: int


def unfinished(actor: Actor, case: Case) -> Unfinished:
    contacts = Contact.objects.visible_to(actor).filter(case=case, attendance="")
    drafts = Assessment.objects.visible_to(actor).filter(case=case, state=AssessmentState.DRAFT)
    return Unfinished(planned=contacts.count(), drafts=drafts.count())


def closure_of(actor: Actor, case: Case) -> Closure | None:
    rows: Any = Closure.objects.visible_to(actor).filter(case=case, undone_on=None).select_related("by")
    found: Closure | None = rows.first()
    return found


def pause_of(actor: Actor, case: Case) -> Pause | None:
    found: Pause | None = Pause.objects.visible_to(actor).filter(case=case, end=None).first()
    return found


def possible_readers(actor: Actor, young_person: YoungPerson) -> list[Account]:
    """Everybody in the hub whose role lets them open young people's records, but for the one who asks."""
    roles = [role.value for role in Role if P.OPEN_YOUNG_PERSON in ROLES[role].permissions]
    here = Membership.objects.of_colleagues(actor).filter(hub=young_person.hub_id, role__in=roles)
    accounts = here.in_force_on(clock.today()).order_by().values("account")
    return list(Account.objects.filter(pk__in=accounts, is_active=True).exclude(pk=actor.id).order_by("name", "pk"))


def named_readers(actor: Actor, young_person: YoungPerson) -> list[Account]:
    rows = NamedReader.objects.visible_to(actor).filter(young_person=young_person)
    return [row.account for row in rows.select_related("account").order_by("account__name")]
