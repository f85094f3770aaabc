"""Partnership reviews: started by a manager, answered by colleagues on a page of their own, read by the hub."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.casework.views.reading import Reading
from spokework.core import clock
from spokework.core.components import Step
from spokework.core.quarters import quarter_name, quarter_number
from spokework.drafts.writing import WritingView
from spokework.practice import actions
from spokework.practice.actions import Professional
from spokework.practice.forms.reviews import AskForm, ScalesForm, StartReviewForm
from spokework.practice.models import PartnershipReview
from spokework.practice.presenters import reviews as present
from spokework.practice.queries import reviews as rows
from spokework.practice.queries.partnerships import Around, agencies_in

from .around import OfArea
from .partnerships import trail

USUAL = timedelta(days=21)


def review_url(review: PartnershipReview, name: str = "review") -> str:
    return reverse(f"practice:{name}", kwargs={"pk": review.pk})


def trail_to(review: PartnershipReview, *further: Step) -> list[Step]:
    here = Step(present.title(review), review_url(review) if further else "")
    return trail(Around(review.hub, review.area), here, *further)


class StartReview(OfArea):
    form_class = StartReviewForm
    heading = "Start a partnership review"
    lead = (
        "Whoever is placed here and you yourself are asked on a page of your own. Name local professionals "
        "who know the work; each gets a link of their own, and more can be asked later."
    )
    submit_label = "Start review"

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": self.agencies()}

    def initial(self) -> dict[str, Any]:
        return {"closes_on": clock.today() + USUAL}

    def act(self, form: Any) -> str:
        asked = {"closes_on": form.cleaned_data["closes_on"], "professionals": form.professionals()}
        return review_url(actions.start_review(**self.where, area=self.record.area, **asked))

    def done_message(self) -> str:
        return f"The review of {quarter_name(quarter_number(clock.today()))} is started. Next, hand on the links."


class Review(Reading):
    """One review: who is asked, what may be shown of what was said, and what to do next."""

    template_name = "practice/review.html"

    def get(self, request: Any, pk: UUID) -> HttpResponse:
        found = rows.review(self.actor, pk)
        if found is None:
            raise Http404
        (said,) = rows.what_was_said(self.actor, [found])
        takes_more = rows.open_to_answers(found)
        return self.show(
            title=present.title(found),
            heading=present.title(found),
            lead=present.lead(said),
            review=found,
            asked=present.asked_table(rows.respondents(self.actor, found)),
            scales=present.scales_table(said),
            why_nothing=present.why_nothing(said),
            colleagues=[answer for answer in said.colleagues if answer.comment],
            comments=said.comments,
            manages=can(self.actor, P.MANAGE_PARTNERSHIPS, found) and takes_more,
            to_answer=rows.still_to_answer(self.actor, found),
            trail=trail_to(found),
        )


class OfReview(WritingView):
    template_name = "practice/form.html"

    def thing(self) -> PartnershipReview:
        found = rows.review(self.actor, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def cancel_url(self) -> str:
        return review_url(self.record)

    def extra_context(self) -> dict[str, Any]:
        return {"trail": trail_to(self.record, Step(self.heading))}


class AskProfessional(OfReview):
    form_class = AskForm
    heading = "Ask a local professional"
    lead = "Somebody who knows the work here. If their agency is not in the list, add it to the area first."
    submit_label = "Ask"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"agency": agencies_in(self.actor, self.record.area)}}

    def act(self, form: Any) -> str:
        professional = Professional(form.cleaned_data["name"], form.cleaned_data["agency"])
        actions.ask_professional(review=self.record, by=self.actor, professional=professional)
        return self.cancel_url()

    def done_message(self) -> str:
        return "They are asked. Hand on their link."


class AnswerReview(OfReview):
    form_class = ScalesForm
    heading = "Answer a partnership review"
    lead = "As you see it, for this quarter. Your answer stands under your name, and is not changed afterwards."
    submit_label = "Save answer"

    def act(self, form: Any) -> str:
        actions.answer_review(review=self.record, by=self.actor, **form.answers())
        return self.cancel_url()

    def done_message(self) -> str:
        return "Your answer is saved."
