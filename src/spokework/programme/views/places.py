from typing import Any

from django.http import Http404
from django.urls import reverse

from spokework.core import clock
from spokework.core.components import Confirm, Step
from spokework.drafts.writing import WritingView
from spokework.programme import actions
from spokework.programme.forms import EndForm, HostAgencyForm, PlacementForm
from spokework.programme.presenters.words import number, post_url, trail_to_hub, trail_to_post
from spokework.programme.queries import areas as area_rows
from spokework.programme.queries import hubs as hub_rows
from spokework.programme.queries import posts as rows

from .posts import OfPost


class PlacePost(OfPost):
    form_class = PlacementForm
    heading = "Change placement"
    lead = "A placement that is running ends the day before the new one begins, and stays in the history."
    submit_label = "Change placement"

    def initial(self) -> dict[str, Any]:
        return {"start": clock.today(), "days_a_week": number(5 * self.record.fte)}

    def form_kwargs(self) -> dict[str, Any]:
        return {
            "choose": {
                "area": area_rows.areas(self.actor),
                "setting": area_rows.settings(self.actor),
                "host": area_rows.hosts(self.actor),
            }
        }

    def act(self, form: PlacementForm) -> str:
        said = {name: value for name, value in form.cleaned_data.items() if name != "submission"}
        actions.place_post(post=self.record, by=self.actor, **said)
        return self.cancel_url()


class EndPlacement(WritingView):
    form_class = EndForm
    heading = "End a placement"
    submit_label = "End placement"
    submit_danger = True

    def thing(self) -> Any:
        found = rows.placement(self.actor, self.kwargs["slug"], self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        return {"end": clock.today()}

    def act(self, form: EndForm) -> str:
        actions.end_placement(placement=self.record, end=form.cleaned_data["end"], by=self.actor)
        return self.cancel_url()

    def cancel_url(self) -> str:
        return post_url(self.record.hub, self.record.post)

    def extra_context(self) -> dict[str, Any]:
        effects = ["The post is placed nowhere from the next day.", "The placement stays in the history."]
        return {
            "confirm": Confirm(f"Before you end the placement in {self.record.area}", effects),
            "trail": trail_to_post(self.record.hub, self.record.post, Step(self.heading)),
        }


class AddHostAgency(WritingView):
    form_class = HostAgencyForm
    heading = "Add a host agency"
    lead = "An agency that gives a spoke worker a desk. Every hub can choose it afterwards."
    submit_label = "Add host agency"

    def thing(self) -> Any:
        found = hub_rows.hub(self.actor, self.kwargs["slug"])
        if found is None:
            raise Http404
        return found

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"area": area_rows.areas(self.actor)}}

    def act(self, form: HostAgencyForm) -> str:
        said = form.cleaned_data
        actions.add_host_agency(area=said["area"], name=said["name"], kind=said["kind"], by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "The host agency is in the list. Choose it where you place a post."

    def cancel_url(self) -> str:
        return reverse("programme:hub", args=[self.record.slug])

    def extra_context(self) -> dict[str, Any]:
        return {"trail": trail_to_hub(self.record, Step(self.heading))}
