from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.core import clock
from spokework.core.components import Confirm, Step
from spokework.drafts.writing import WritingView
from spokework.programme import actions
from spokework.programme.forms import AppointForm, EndForm, PostForm
from spokework.programme.forms.posts import CreatePostForm
from spokework.programme.presenters import posts as present
from spokework.programme.presenters.hubs import history
from spokework.programme.presenters.words import post_url, trail_to_hub, trail_to_post
from spokework.programme.queries import hubs as hub_rows
from spokework.programme.queries import posts as rows

POST_FIELDS = ("title", "fte", "caseload_min", "caseload_cap", "expected_a_year")


def post(request: Any, slug: str, pk: UUID) -> HttpResponse:
    found = rows.post(request.actor, slug, pk)
    if found is None:
        raise Http404
    facts = rows.post_facts(request.actor, found)
    may_manage = can(request.actor, P.MANAGE_HUB, found)
    return render(
        request,
        "programme/post.html",
        {
            "post": found,
            "about": present.about_post(facts),
            "appointments": present.appointments_table(facts, may_manage=may_manage) if facts.appointments else None,
            "placements": present.placements_table(facts, may_manage=may_manage) if facts.placements else None,
            "history": history(found.hub, facts.appointments, facts.placements, name_post=False),
            "may_manage": may_manage,
            "trail": trail_to_post(found.hub, found),
        },
    )


class OfPost(WritingView):
    """A page about one post of one hub."""

    def thing(self) -> Any:
        found = rows.post(self.actor, self.kwargs["slug"], self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def cancel_url(self) -> str:
        return post_url(self.record.hub, self.record)

    def extra_context(self) -> dict[str, Any]:
        return {"trail": trail_to_post(self.record.hub, self.record, Step(self.heading))}


class CreatePost(WritingView):
    form_class = CreatePostForm
    heading = "Create a post"
    submit_label = "Create post"

    def thing(self) -> Any:
        found = hub_rows.hub(self.actor, self.kwargs["slug"])
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        return {"title": "Spoke worker", "fte": 1, "caseload_min": 10, "caseload_cap": 12, "expected_a_year": 20}

    def act(self, form: CreatePostForm) -> str:
        made = actions.create_post(
            hub=self.record, by=self.actor, **{name: form.cleaned_data[name] for name in POST_FIELDS}
        )
        return post_url(self.record, made)

    def done_message(self) -> str:
        return "The post is there. Say next where it is placed and who is in it."

    def cancel_url(self) -> str:
        return reverse("programme:hub", args=[self.record.slug])

    def extra_context(self) -> dict[str, Any]:
        return {"trail": trail_to_hub(self.record, Step(self.heading))}


class ChangePost(OfPost):
    form_class = PostForm
    heading = "Change this post"
    submit_label = "Save post"

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in POST_FIELDS}

    def act(self, form: PostForm) -> str:
        said = form.cleaned_data
        actions.change_post(
            post=self.record, by=self.actor, expected=said["version"], **{name: said[name] for name in POST_FIELDS}
        )
        return self.cancel_url()


class Appoint(OfPost):
    form_class = AppointForm
    heading = "Appoint somebody to this post"
    lead = "Only people who work with young people in this hub can be chosen. Others are invited first."
    submit_label = "Appoint"

    def initial(self) -> dict[str, Any]:
        return {"start": clock.today()}

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"worker": rows.may_be_appointed(self.record.hub)}}

    def act(self, form: AppointForm) -> str:
        said = form.cleaned_data
        actions.appoint(post=self.record, worker=said["worker"], start=said["start"], end=said["end"], by=self.actor)
        return self.cancel_url()


class EndAppointment(WritingView):
    form_class = EndForm
    heading = "End an appointment"
    submit_label = "End appointment"
    submit_danger = True

    def thing(self) -> Any:
        found = rows.appointment(self.actor, self.kwargs["slug"], self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        return {"end": clock.today()}

    def act(self, form: EndForm) -> str:
        actions.end_appointment(appointment=self.record, end=form.cleaned_data["end"], by=self.actor)
        return self.cancel_url()

    def cancel_url(self) -> str:
        return post_url(self.record.hub, self.record.post)

    def extra_context(self) -> dict[str, Any]:
        effects = [
            "The post is vacant from the next day, until somebody is appointed.",
            "Young people this worker supports stay allocated until the manager hands each of them on.",
        ]
        confirm = Confirm("Before you end this appointment", effects, people=[str(self.record.worker)])
        return {
            "confirm": confirm,
            "trail": trail_to_post(self.record.hub, self.record.post, Step(self.heading)),
        }
