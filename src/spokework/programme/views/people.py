"""People of one hub, for its administrator; and, without a slug, of the programme, for the system administrator."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from spokework.access.roles import Role
from spokework.core import clock
from spokework.core.components import Confirm, Step
from spokework.drafts.writing import WritingView
from spokework.programme import actions
from spokework.programme.forms import EndMembershipForm, InviteForm
from spokework.programme.memberships import grantable, may_end, may_hand_over_link
from spokework.programme.models import Hub, Membership
from spokework.programme.presenters import people as present
from spokework.programme.queries import people as rows


def people_url(hub: Hub | None) -> str:
    return reverse("programme:people", args=[hub.slug]) if hub else reverse("programme:programme_people")


def invite_url(hub: Hub | None) -> str:
    return reverse("programme:invite", args=[hub.slug]) if hub else reverse("programme:programme_invite")


def trail(hub: Hub | None, *further: Step) -> list[Step]:
    name = f"People of {hub}" if hub else "People of the programme"
    return [Step(name, people_url(hub) if further else ""), *further]


def the_hub(actor: Any, slug: str | None) -> Hub | None:
    if slug is None:
        return None
    hub = rows.hubs_to_administer(actor).filter(slug=slug).first()
    if hub is None:
        raise Http404
    return hub


def people(request: Any, slug: str | None = None) -> HttpResponse:
    hub = the_hub(request.actor, slug)
    held = list(rows.memberships(request.actor, hub))
    now, over = [row for row in held if not is_over(row)], [row for row in held if is_over(row)]
    return render(
        request,
        "programme/people.html",
        {
            "hub": hub,
            "now": present.people_table(now, hub, caption="Roles held now or soon") if now else None,
            "over": present.people_table(over, hub, caption="Roles that are over") if over else None,
            "invite_url": invite_url(hub),
            "hubs": rows.hubs_to_administer(request.actor) if hub is None else (),
            "trail": trail(hub),
        },
    )


def is_over(membership: Membership) -> bool:
    return membership.end is not None and membership.end <= clock.today()


@never_cache
def person(request: Any, pk: UUID, slug: str | None = None) -> HttpResponse:
    """With the one-time link while the person has not used it: it is made anew each time and kept nowhere."""
    hub = the_hub(request.actor, slug)
    held = membership_or_404(request.actor, slug, pk)
    may_repair = held.account.is_active and may_hand_over_link(request.actor, held.account)
    urls = {
        name: reverse(f"programme:{name if hub else f'programme_{name}'}", args=[hub.slug, pk] if hub else [pk])
        for name in ("end_membership", "reset_second_factor")
    }
    ends = may_end(request.actor, held.role_held, held.hub_id) and held.account_id != request.actor.id
    return render(
        request,
        "programme/person.html",
        {
            "membership": held,
            "about": present.about_person(held, rows.invitation_to(request.actor, held)),
            "link": actions.link_for(account=held.account, by=request.actor, hub=hub),
            "end_url": urls["end_membership"] if ends and not is_over(held) else "",
            "reset_url": urls["reset_second_factor"] if may_repair and held.account.is_set_up else "",
            "trail": trail(hub, Step(str(held.account))),
        },
    )


def membership_or_404(actor: Any, slug: str | None, pk: UUID) -> Membership:
    held = rows.membership(actor, slug, pk)
    if held is None:
        raise Http404
    return held


class Invite(WritingView):
    form_class = InviteForm
    heading = "Invite somebody"
    lead = "They get an account, a role and a one-time link, which you hand over yourself. It is good for 72 hours."
    submit_label = "Invite"

    def thing(self) -> Hub | None:
        return the_hub(self.actor, self.kwargs.get("slug"))

    def form_kwargs(self) -> dict[str, Any]:
        hubs = rows.hubs_to_administer(self.actor)
        if self.record is not None:
            return {"roles": grantable(self.actor, self.record.pk), "in_hub": True}
        roles = [*grantable(self.actor, None), Role.HUB_ADMINISTRATOR]
        return {"roles": roles, "in_hub": False, "choose": {"hub": hubs}}

    def act(self, form: InviteForm) -> str:
        said = form.cleaned_data
        role = Role(said["role"])
        hub = self.record or (said["hub"] if role is Role.HUB_ADMINISTRATOR else None)
        invited = actions.invite(email=said["email"], name=said["name"], role=role, hub=hub, by=self.actor)
        return present.person_url(invited.membership, self.record)

    def done_message(self) -> str:
        return "The role is given."

    def cancel_url(self) -> str:
        return people_url(self.record)

    def extra_context(self) -> dict[str, Any]:
        return {"trail": trail(self.record, Step(self.heading))}


class OfMembership(WritingView):
    submit_danger = True

    def thing(self) -> Membership:
        return membership_or_404(self.actor, self.kwargs.get("slug"), self.kwargs["pk"])

    @property
    def hub(self) -> Hub | None:
        """The hub in whose pages we are; None in the programme's."""
        return self.record.hub if "slug" in self.kwargs else None

    def cancel_url(self) -> str:
        return present.person_url(self.record, self.hub)

    def effects(self) -> list[str]:
        raise NotImplementedError

    def extra_context(self) -> dict[str, Any]:
        held = self.record
        confirm = Confirm(self.heading, self.effects(), people=[f"{held.account}, {held.role_held.label.lower()}"])
        return {
            "confirm": confirm,
            "trail": trail(self.hub, Step(str(held.account), self.cancel_url()), Step(self.heading)),
        }


class EndMembership(OfMembership):
    form_class = EndMembershipForm
    heading = "End this role"
    submit_label = "End role"

    def initial(self) -> dict[str, Any]:
        return {"end": clock.today()}

    def effects(self) -> list[str]:
        return [
            "From that day this person can no longer do or see what the role allowed.",
            "If it is their last role in the hub, their appointments there end the same day.",
            "If it is their last role anywhere and ends today, their account is closed and they are signed out now.",
        ]

    def act(self, form: EndMembershipForm) -> str:
        actions.end_membership(membership=self.record, end=form.cleaned_data["end"], by=self.actor)
        return people_url(self.hub)


class ResetSecondFactor(OfMembership):
    heading = "Reset a lost second factor"
    submit_label = "Reset sign-in"

    def effects(self) -> list[str]:
        return [
            "The person is signed out everywhere, and their password and second factor no longer work.",
            "They set up both anew by a one-time link, which the next page shows you.",
            "Make sure you are talking to the person themselves, face to face or by a number you know.",
        ]

    def act(self, form: Any) -> str:
        actions.reset_lost_second_factor(account=self.record.account, hub=self.hub, by=self.actor)
        return self.cancel_url()
