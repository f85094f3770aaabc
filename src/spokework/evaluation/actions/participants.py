"""Who took part, by pseudonym; what they agreed to; and what happens when they take it back."""

from datetime import date

from django.db import transaction

from spokework.access.decide import Actor
from spokework.core import clock
from spokework.core.dates import long_date
from spokework.core.errors import Refused
from spokework.core.ids import IN_TEXT
from spokework.evaluation import codes
from spokework.evaluation.models import Evaluation, Participant, Site, Source
from spokework.evaluation.team import Work
from spokework.programme.checks import a_name

from .base import at_work, did, hold, lock, of_list, same
from .withdrawing import take_quotes_out, withdraw_these, withdraw_what_was_thought_of

C = codes.ResearchConsent


@transaction.atomic
def add_participant(
    *,
    evaluation: Evaluation,
    pseudonym: str,
    kind: str,
    stakeholder: str,
    by: Actor,
    site: Site | None = None,
    consent: str = C.ASKED,
    consent_on: date | None = None,
) -> Participant:
    at_work(evaluation.pk, Work.CODE, by=by)
    pseudonym = a_name(pseudonym, field="pseudonym", what="a pseudonym")
    if IN_TEXT.search(pseudonym.upper()):
        raise Refused(
            "This is a young person's reference. Give a pseudonym from which nobody comes to a record.",
            field="pseudonym",
        )
    same(evaluation.pk, site)
    hold(evaluation.pk)
    rows = Participant.objects.unscoped("a pseudonym is used once")
    if rows.filter(evaluation=evaluation, pseudonym__iexact=pseudonym).exists():
        raise Refused(f"{pseudonym} is taken. Choose another pseudonym.", field="pseudonym")
    participant = Participant(
        evaluation=evaluation,
        number=rows.next_number(evaluation.pk),
        pseudonym=pseudonym,
        kind=of_list(kind, codes.ParticipantKind.values, field="kind", what="who this is"),
        stakeholder=of_list(stakeholder, codes.Stakeholder.values, field="stakeholder", what="who they are"),
        site=site,
        **_answer(consent, consent_on),
    )
    participant.save(force_insert=True)
    did("participant added", participant, by=by)
    return participant


def _answer(consent: str, on: date | None) -> dict[str, object]:
    of_list(consent, [C.ASKED, C.GIVEN, C.NO_QUOTES], field="consent", what="what was answered")
    if consent == C.ASKED:
        return {"consent": consent, "consent_on": None}
    if on is None or on > clock.today():
        raise Refused(f"Enter the day of the answer: {long_date(clock.today())} or an earlier one.", field="consent_on")
    return {"consent": consent, "consent_on": on}


@transaction.atomic
def answer_consent(
    *, participant: Participant, consent: str, by: Actor, consent_on: date | None = None, expected: int | None = None
) -> Participant:
    at_work(participant.evaluation_id, Work.CODE, by=by)
    hold(participant.evaluation_id)  # no quote slips in between
    locked = lock(participant)
    if locked.has_withdrawn:
        raise Refused(
            "Consent was withdrawn, which is final: what was said is unreadable. Add them anew if they return."
        )
    values = _answer(consent, consent_on)
    if consent != C.GIVEN:
        said = Source.objects.unscoped("all that a participant said").filter(participant=locked)
        take_quotes_out(list(said), by=by)
    did("research consent answered", locked, by=by, fields=locked.change(expected=expected, **values))
    return locked


@transaction.atomic
def withdraw_participant(*, participant: Participant, by: Actor) -> Participant:
    """What they said, and what was thought of them, leaves every count, page and export; it cannot be read again."""
    at_work(participant.evaluation_id, Work.CODE, by=by)
    hold(participant.evaluation_id)
    locked = lock(participant)
    if locked.has_withdrawn:
        raise Refused("Consent was withdrawn already.")
    sources = Source.objects.unscoped("all that a participant said").filter(participant=locked)
    withdraw_these(list(sources.counting().select_for_update()), by=by)
    withdraw_what_was_thought_of(locked)
    changed = locked.change(consent=C.WITHDRAWN, consent_on=clock.today())
    did("research consent withdrawn", locked, by=by, fields=changed)
    return locked
