"""A young person's referrals, and one of them with what can be done next."""

from typing import Any
from uuid import uuid4

from django.http import Http404

from spokework.access.permissions import Permission as P
from spokework.casework.models import Inquiry, Referral, YoungPerson
from spokework.casework.pages import YoungPersonPage, YoungPersonWriting
from spokework.casework.presenters import referral as words
from spokework.casework.queries.duplicates import known_elsewhere, likely_duplicates
from spokework.casework.queries.inquiries import to_answer
from spokework.casework.queries.referrals import referral_of, referrals_of, who_did
from spokework.casework.states import RUNNING, ReferralState
from spokework.drafts.writer import WRITER_FIELD, writer_mark


class Referrals(YoungPersonPage):
    """A worker or manager, asking how the young person came here; nothing is written."""

    heading = "Referrals"
    tab = "referrals"
    template_name = "casework/referrals.html"

    def content(self) -> dict[str, Any]:
        rows = referrals_of(self.actor, self.young_person)
        running = any(row.state in RUNNING for row in rows)
        return {
            "referrals": [
                (row, words.STATE_WORDS[ReferralState(row.state)], self.url("referral", number=row.number))
                for row in rows
            ],
            "asking": inquiries_to_answer(self),
            "merge_url": self.url("merge") if self.may(P.MERGE_YOUNG_PEOPLE) else "",
            "refer_again_url": "" if running or not self.may(P.RECORD_REFERRAL) else self.url("refer_again"),
        }


class OneReferral(YoungPersonPage):
    """A manager deciding, between two telephone calls; nothing is written on this page itself."""

    heading = "Referral"
    tab = "referrals"
    template_name = "casework/referral.html"
    record: Referral

    def within(self, young_person: YoungPerson) -> Referral:
        return the_referral(self, young_person)

    def content(self) -> dict[str, Any]:
        verbs = [(verb, self._url(verb)) for verb in words.next_verbs(self.actor, self.record)]
        return {
            "referral": self.record,
            "state": words.STATE_WORDS[ReferralState(self.record.state)],
            "facts": words.facts(self.record),
            "steps": words.trail(self.record, who_did(self.record)),
            "judge_url": self._judge_url(),
            "primary": verbs[:1],
            "others": verbs[1:],
            "asking": inquiries_to_answer(self),
            "submission": uuid4(),
            "writer_field": WRITER_FIELD,
            "writer": writer_mark(self.actor.id),
        } | self._known()

    def _url(self, verb: words.Verb) -> str:
        return self.url(verb.url_name, number=self.record.number)

    def _judge_url(self) -> str:
        may = self.record.decided_on is not None and self.may(P.TRIAGE_REFERRAL)
        return self.url("referral_judge", number=self.record.number) if may else ""

    def _known(self) -> dict[str, Any]:
        """Only for those who decide: whether this is somebody the hub, or another one, knows already."""
        if not self.may(P.TRIAGE_REFERRAL):
            return {}
        likely = likely_duplicates(self.actor, self.young_person)
        return {
            "likely": [(each, self.url("merge_into", other=each.young_person.reference)) for each in likely],
            "elsewhere": known_elsewhere(self.young_person),
            "ask_url": self.url("ask_hub"),
        }


class ReferralWriting(YoungPersonWriting):
    """A form about one referral."""

    record: Referral

    def within(self, young_person: YoungPerson) -> Referral:
        return the_referral(self, young_person)

    def here(self) -> str:
        return self.url("referral", number=self.kwargs["number"])

    def cancel_url(self) -> str:
        return self.here()


def inquiries_to_answer(page: YoungPersonPage) -> list[tuple[Inquiry, str]]:
    if not page.may(P.ASK_OTHER_HUB):
        return []
    rows = to_answer(page.actor, page.young_person)
    return [(row, page.url("answer_hub", number=row.number)) for row in rows]


def the_referral(page: YoungPersonPage, young_person: YoungPerson) -> Referral:
    found = referral_of(page.actor, young_person, page.kwargs["number"])
    if found is None:
        raise Http404
    return found
