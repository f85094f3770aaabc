"""What a young person, or whoever cares for them, answered when support was explained."""

from datetime import date

from django.db import transaction

from spokework.access.decide import Actor
from spokework.casework import codes
from spokework.casework.models import Consent, Referral, YoungPerson
from spokework.core import clock
from spokework.core.errors import Refused

from .base import did
from .working import at_record, check_known_day, one_of, said

Decision, By = codes.ConsentDecision, codes.ConsentBy
ALONE_FROM = 16


@transaction.atomic
def record_consent(
    *,
    young_person: YoungPerson,
    decision: str,
    by: Actor,
    day: date | None = None,
    decided_by: str = "",
    gillick: str = "",
    explained: str = "",
) -> Consent:
    """Nothing follows by itself: a withdrawal closes no case. One that was wrong is followed by the right one."""
    one_of(decision, Decision.values, field="decision", what="what was decided")
    one_of(decided_by, ["", *By.values], field="decided_by", what="who decided")
    locked = at_record(young_person, by=by)
    row = Consent(
        hub_id=locked.hub_id,
        young_person=locked,
        number=Consent.objects.next_number(locked.pk),
        day=day or clock.today(),
        decision=decision,
        decided_by=decided_by,
        gillick=gillick.strip(),
        explained=explained.strip(),
        by_id=by.account_id,
    )
    check_known_day(row.day, locked.pk)
    _check_who(row)
    _check_order(row)
    row.save(force_insert=True)
    did("consent recorded", row, by=by)
    return row


def _check_who(row: Consent) -> None:
    if row.decision == Decision.NOT_ASKED:
        if row.decided_by:
            raise Refused("Nobody was asked yet, so leave out who decided.", field="decided_by")
        return
    if not row.decided_by:
        raise Refused("Choose who decided.", field="decided_by")
    if row.decision == Decision.GIVEN:
        said(row.explained, field="explained", ask="Write how support was explained: without that nobody consents.")
    age = row.young_person.age_on(row.day)
    if row.decided_by == By.YOUNG_PERSON and age is not None and age < ALONE_FROM:
        ask = "They were under 16. Write why they could decide this alone, or that a parent or carer decided too."
        said(row.gillick, field="gillick", ask=ask)


def _check_order(row: Consent) -> None:
    earlier = Consent.objects.unscoped("under the young person's lock").filter(young_person=row.young_person)
    if row.decision == Decision.NOT_ASKED and earlier.exclude(decision=Decision.NOT_ASKED).exists():
        raise Refused("They were asked before. Choose what they answer now.", field="decision")
    if row.decision != Decision.WITHDRAWN:
        return
    last = earlier.filter(day__lte=row.day).order_by("-day", "-number").first()
    stands = last.decision == Decision.GIVEN if last is not None else _agreed_at_referral(row.young_person)
    if not stands:
        raise Refused(
            "Only what was given can be withdrawn. Record first when it was given, or choose that it is refused.",
            field="decision",
        )


def _agreed_at_referral(young_person: YoungPerson) -> bool:
    rows = Referral.objects.unscoped("under the young person's lock").filter(young_person=young_person)
    return bool(rows.filter(consent=codes.Consent.YES).exists())
