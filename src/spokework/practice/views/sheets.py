"""Sheets of one-time links. They are shown in answer to a form and never again: only their hashes are kept."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views import View

from spokework.casework.views.reading import Reading
from spokework.core import clock
from spokework.core.components import Step
from spokework.core.errors import Refused
from spokework.core.forms import SpokeForm
from spokework.practice import actions
from spokework.practice.actions import Drawn
from spokework.practice.actions.confidence import NOT_BEFORE
from spokework.practice.codes import Moment
from spokework.practice.forms.answering import TraineeLinksForm
from spokework.practice.models import PartnershipReview, TrainingEvent
from spokework.practice.presenters.sheets import Slip, slip
from spokework.practice.queries import reviews
from spokework.practice.queries.one import one

from .base import record_step
from .reviews import review_url, trail_to


def address(token: str) -> str:
    """Built from the settings: the host a request names is not to be trusted with a link."""
    return f"{settings.BASE_URL}{reverse('by_link:answer', kwargs={'token': token})}"


class Sheet(Reading, View):
    """Asked for by a form, drawn in its answer. A second press of the button draws the same sheet."""

    template_name = "practice/sheet_form.html"
    sheet_template: ClassVar[str] = "practice/sheet.html"
    form_class: ClassVar[type[SpokeForm]] = SpokeForm
    submit_label: ClassVar[str] = "Show the links"
    record: Any

    def find(self) -> Any:
        raise NotImplementedError

    def form(self, *data: Any) -> Any:
        return self.form_class(*data)

    def draw(self, form: Any) -> list[Drawn]:
        raise NotImplementedError

    def slips(self, drawn: list[Drawn]) -> list[Slip]:
        raise NotImplementedError

    def beside(self) -> dict[str, Any]:
        """What both pages show."""
        raise NotImplementedError

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.record = self.find()
        if self.record is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: Any, **_: Any) -> HttpResponse:
        return self._asked(self.form())

    def post(self, request: Any, **_: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self._asked(form, status=422)
        try:
            drawn = self.draw(form)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            return self._asked(form, status=422)
        self.template_name = self.sheet_template
        return self.show(slips=self.slips(drawn), **self.beside())

    def _asked(self, form: Any, status: int = 200) -> HttpResponse:
        response = self.show(form=form, submit_label=self.submit_label, **self.beside())
        response.status_code = status
        return response


class ReviewLinks(Sheet):
    heading = "Links for local professionals"

    def find(self) -> PartnershipReview | None:
        return reviews.review(self.actor, self.kwargs["pk"])

    def draw(self, form: Any) -> list[Drawn]:
        return actions.draw_review_links(review=self.record, by=self.actor, sending=form.cleaned_data["submission"])

    def slips(self, drawn: list[Drawn]) -> list[Slip]:
        return [slip(f"{each.to.name}, {each.to.agency}", address(each.token)) for each in drawn]

    def beside(self) -> dict[str, Any]:
        return {
            "lead": f"Partnership review, {self.record.area}",
            "of_review": True,
            "cancel_url": review_url(self.record),
            "trail": trail_to(self.record, Step(self.heading)),
        }


class TrainingLinks(Sheet):
    """Whoever taught, before the trainees go home – or half a year later."""

    heading = "Links for trainees"
    form_class = TraineeLinksForm

    def find(self) -> TrainingEvent | None:
        found: TrainingEvent | None = one(self.actor, TrainingEvent, self.kwargs["pk"])
        return found

    def form(self, *data: Any) -> Any:
        later = clock.today() >= self.record.day + NOT_BEFORE
        usual = {"moment": Moment.SIX_MONTHS if later else Moment.AFTER, "trainees": self.record.attended}
        return self.form_class(*data, initial=usual)

    def draw(self, form: Any) -> list[Drawn]:
        said = form.cleaned_data
        return actions.draw_confidence_links(
            training=self.record,
            moment=said["moment"],
            trainees=said["trainees"],
            by=self.actor,
            sending=said["submission"],
        )

    def slips(self, drawn: list[Drawn]) -> list[Slip]:
        return [slip(f"Trainee {each.to}", address(each.token)) for each in drawn]

    def beside(self) -> dict[str, Any]:
        event = reverse("practice:training", kwargs={"pk": self.record.pk})
        return {
            "lead": "One question each, without a name: how sure do you feel?",
            "of_review": False,
            "cancel_url": event,
            "trail": [record_step(), Step("Training event", event), Step(self.heading)],
        }
