"""Who may see a record: looking beyond, reviewing that, keeping it to named people, who looked."""

from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.urls import reverse

from spokework.access.decide import NotAllowed
from spokework.casework import actions
from spokework.casework.forms import reaching as forms
from spokework.casework.models import BreakGlass, YoungPerson
from spokework.casework.pages import Merged, WritingLeadsOn, YoungPersonPage, YoungPersonWriting
from spokework.casework.presenters import looking as words
from spokework.casework.queries import case_life, notices, who_looked
from spokework.casework.queries.finding import somebody_beyond
from spokework.casework.queries.moved import kept_for_review
from spokework.core.components import Confirm, Step
from spokework.core.errors import Refused
from spokework.core.forms import SpokeForm
from spokework.drafts.writing import WritingView

from .reading import Reading

REFUSED = 422
NOT_FOUND = "No record here has that reference or exact full name. Check each letter, or ask the hub's manager."


class LookBeyond(WritingView):
    """Somebody who needs a record that is not hers, in a hurry; she must not lose her reason."""

    form_class: ClassVar[type[SpokeForm]] = forms.LookBeyondForm
    heading = "Look beyond your own"
    lead = "Opens one young person's record to you for 60 minutes."
    submit_label = "Open the record"
    no_more_tries: Refused | None = None

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            number = actions.reserve_try(by=self.actor)
        except Refused as refusal:
            self.no_more_tries = refusal
            return super().post(request, *args, **kwargs)
        answer = super().post(request, *args, **kwargs)
        if answer.status_code == REFUSED:  # a slip of the form, too: it may name a record
            actions.look_failed(number=number, who=request.POST.get("who", ""), by=self.actor)
        else:
            actions.give_try_back(number=number, by=self.actor)
        return answer

    def act(self, form: Any) -> str:
        if self.no_more_tries is not None:
            raise self.no_more_tries
        young_person = somebody_beyond(self.actor, form.cleaned_data["who"])
        if young_person is None:
            raise Refused(NOT_FOUND, field="who")
        try:
            actions.look_beyond(young_person=young_person, reason=form.cleaned_data["reason"], by=self.actor)
        except NotAllowed:
            # Restricted since it was found: the answer is the same as for a record that is not there.
            raise Refused(NOT_FOUND, field="who") from None
        return reverse("casework:young_person", kwargs={"reference": young_person.reference})

    def done_message(self) -> str:
        return "The record is open to you for 60 minutes. Those who review access have been told."

    def extra_context(self) -> dict[str, Any]:
        effects = (
            "You see the whole record for 60 minutes, and every page you look at is logged.",
            "Your name and reason go at once to the manager, the safeguarding lead and the data protection officer.",
        )
        return {"confirm": Confirm("Looking is noticed", effects), "trail": [Step(self.heading)]}


class AccessReview(Reading):
    """A manager, lead or officer, weekly; nothing is written here."""

    heading = "Access review"
    template_name = "casework/access_review.html"

    def get(self, request: Any) -> HttpResponse:
        return self.show(
            to_review=[words.look_row(row) for row in notices.looks_to_review(self.actor)],
            reviewed=[words.look_row(row) for row in notices.looks_reviewed(self.actor)],
            own=self.actor.id,
            logged=True,
        )


class ReviewLook(WritingLeadsOn, WritingView):
    """Whoever reviews access, after asking; they must not lose what they made of it."""

    form_class: ClassVar[type[SpokeForm]] = forms.ReviewForm
    template_name = "casework/review_look.html"
    heading = "Review a look"
    submit_label = "Mark as reviewed"
    record: BreakGlass

    def thing(self) -> BreakGlass:
        found = notices.look(self.actor, self.kwargs["reference"], self.kwargs["number"])
        if found is None:
            kept = kept_for_review(self.actor, self.kwargs["reference"])
            raise Merged(kept.address(self.match), kept) if kept else Http404
        return found

    def act(self, form: Any) -> str:
        actions.review_look(break_glass=self.record, note=form.cleaned_data["note"], by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "The look is reviewed."

    def cancel_url(self) -> str:
        return reverse("casework:access_review")

    def extra_context(self) -> dict[str, Any]:
        return {
            "facts": words.look_facts(self.record),
            "trail": [Step("Access review", self.cancel_url()), Step(self.kwargs["reference"])],
        }


class Restrict(YoungPersonWriting):
    """A manager who has learned that somebody knows the family; there is little to lose."""

    form_class: ClassVar[type[SpokeForm]] = forms.RestrictForm
    template_name = "casework/restrict.html"
    heading = "Who may see this record"
    submit_label = "Keep to these people"

    def form_kwargs(self) -> dict[str, Any]:
        return {"people": case_life.possible_readers(self.actor, self.young_person)}

    def initial(self) -> dict[str, Any]:
        return {"accounts": [str(person.pk) for person in self._named() if person.pk != self.actor.id]}

    def saved_values(self, current: YoungPerson) -> dict[str, Any]:
        return self.initial()

    def act(self, form: forms.RestrictForm) -> str:
        actions.restrict_record(
            young_person=self.young_person,
            accounts=form.chosen(),
            version=form.cleaned_data["version"],
            by=self.actor,
        )
        return self.url("young_person")

    def done_message(self) -> str:
        return f"{self.young_person.reference} is kept to the people you chose."

    def cancel_url(self) -> str:
        return self.url("young_person")

    def content(self) -> dict[str, Any]:
        worker = self.about.worker
        effects = (
            "Only the people chosen below, and you, see this record and find it in lists.",
            "The safeguarding lead and the data protection officer can still open it with a reason.",
            f"{worker} holds the case. Choose her too, or she no longer sees it." if worker else "Nobody holds a case.",
        )
        named = self._named()
        return {
            "confirm": Confirm("The record is kept to named people", effects, undo="You can lift this at any time."),
            "lift_url": self.url("lift_restriction") if named else "",
        }

    def _named(self) -> list[Any]:
        return case_life.named_readers(self.actor, self.young_person)


class LiftRestriction(YoungPersonWriting):
    """A manager when the reason has gone; there is nothing to lose."""

    form_class: ClassVar[type[SpokeForm]] = forms.LiftForm
    heading = "Lift restriction"
    lead = "Everybody whose work it is sees the record again."
    submit_label = "Lift restriction"

    def act(self, form: Any) -> str:
        actions.lift_restriction(young_person=self.young_person, by=self.actor)
        return self.url("young_person")

    def done_message(self) -> str:
        return f"{self.young_person.reference} is no longer restricted."

    def cancel_url(self) -> str:
        return self.url("restriction")

    def content(self) -> dict[str, Any]:
        named = case_life.named_readers(self.actor, self.young_person)
        people = ", ".join(person.name for person in named) or "Nobody"
        return {"lead": f"Kept now to {people}. {self.lead}"}


class WhoLooked(YoungPersonPage):
    """A manager or data protection officer asked who has seen this; nothing is written."""

    heading = "Who looked"
    tab = "who_looked"
    template_name = "casework/who_looked.html"
    young_person: YoungPerson

    def content(self) -> dict[str, Any]:
        before = self.request.GET.get("before", "")
        page = who_looked.page(self.actor, self.young_person, int(before) if before.isdecimal() else None)
        here = self.url("who_looked")
        return {
            "table": words.looked_table(page.entries) if page.entries else None,
            "first_url": here if before else "",
            "next_url": f"{here}?before={page.before}" if page.before else "",
        }
