"""A scenario in plain controls: the whole plan, an area, a grant, a post."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse

from spokework.core.components import Confirm
from spokework.core.forms import AsItStoodForm
from spokework.scenarios import actions
from spokework.scenarios.forms import AddPostForm, AreaForm, GrantForm, PostForm, ServiceForm
from spokework.scenarios.models import Scenario

from .base import OfScenario, scenario_or_404

USUAL_RECRUITING = 90.0


class Change(OfScenario):
    """``part`` of the plan, by the number in the address; what it says now fills the form."""

    submit_label = "Save"
    part = ""

    def thing(self) -> Scenario:
        found = scenario_or_404(self.actor, self.kwargs["pk"])
        if self.part and not 1 <= self.kwargs["number"] <= len(found.plan[self.part]):
            raise Http404
        return found

    def initial(self) -> dict[str, Any]:
        return dict(self.saved_values(self.record))

    def of(self, scenario: Scenario) -> dict[str, Any]:
        rows: list[dict[str, Any]] = scenario.plan[self.part]
        at = self.kwargs["number"] - 1
        return rows[at] if at < len(rows) else {}

    def extra_context(self) -> dict[str, Any]:
        named = self.of(self.record).get("name", "") if self.part else ""
        return super().extra_context() | ({"lead": named} if named else {})

    def told(self, form: Any) -> dict[str, Any]:
        facts = {name: value for name, value in form.cleaned_data.items() if name not in ("submission", "version")}
        return facts | self.kept(form)

    def kept(self, form: Any) -> dict[str, Any]:
        number = {"number": self.kwargs["number"]} if self.part else {}
        return {"scenario": self.record, "by": self.actor, "expected": form.cleaned_data["version"]} | number


class ChangeService(Change):
    form_class = ServiceForm
    heading = "Change the whole plan"

    def saved_values(self, current: Scenario) -> Mapping[str, Any]:
        plan = current.plan
        turnover = plan.get("turnover")
        observed = plan["length"].get("observed_days")
        return {
            "name": current.name,
            "months": plan["plan"]["months"],
            "caseload_cap": plan["plan"]["caseload_cap"],
            "mean_days": sum(observed) / len(observed) if observed else plan["length"]["mean_days"],
            "leaving_rate_a_year": turnover["leaving_rate_a_year"] if turnover else 0,
            "days_to_recruit": turnover["recruiting"]["mean_days"] if turnover else USUAL_RECRUITING,
        }

    def act(self, form: ServiceForm) -> str:
        actions.change_service(**self.told(form))
        return self.cancel_url()


class ChangeArea(Change):
    form_class = AreaForm
    heading = "Change an area"
    part = "area"

    def saved_values(self, current: Scenario) -> Mapping[str, Any]:
        area = self.of(current)
        return {"referrals_a_year": area.get("referrals_a_year"), "waiting": area.get("waiting", 0)}

    def act(self, form: AreaForm) -> str:
        actions.change_area(**self.told(form))
        return self.cancel_url()


class ChangeGrant(Change):
    form_class = GrantForm
    heading = "Change a grant"
    part = "grant"

    def saved_values(self, current: Scenario) -> Mapping[str, Any]:
        grant = self.of(current)
        return {
            "end": _day(grant.get("end")),
            "wind_down_months": grant.get("wind_down_months"),
            "handed_over": round(100 * grant.get("handed_over_share", 0)),
        }

    def act(self, form: GrantForm) -> str:
        actions.change_grant(**self.told(form))
        return self.cancel_url()


class ChangePost(Change):
    form_class = PostForm
    heading = "Change a post"
    part = "post"

    def form_kwargs(self) -> dict[str, Any]:
        return {name: [each["name"] for each in self.record.plan[part]] for name, part in _CHOICES.items()}

    def saved_values(self, current: Scenario) -> Mapping[str, Any]:
        post = self.of(current)
        return {
            "area": post.get("area"),
            "fte": post.get("fte"),
            "start": _day(post.get("start")),
            "days_to_recruit": post.get("days_to_recruit", 0),
            "end": _day(post.get("end")),
            "grant": post.get("grant", ""),
        }

    def act(self, form: PostForm) -> str:
        actions.change_post(**self.kept(form), **form.facts())
        return self.cancel_url()

    def extra_context(self) -> dict[str, Any]:
        there = reverse("scenarios:remove_post", args=[self.record.pk, self.kwargs["number"]])
        return super().extra_context() | {"remove_url": there}

    template_name = "scenarios/post_form.html"


class AddPost(ChangePost):
    form_class = AddPostForm
    heading = "Add a post"
    submit_label = "Add post"
    part = ""
    template_name = "core/form_page.html"

    def saved_values(self, current: Scenario) -> Mapping[str, Any]:
        return {"fte": 1, "start": _day(current.plan["plan"]["first_month"]), "days_to_recruit": USUAL_RECRUITING}

    def act(self, form: PostForm) -> str:
        actions.add_post(name=form.cleaned_data["name"], **self.kept(form), **form.facts())
        return self.cancel_url()

    def extra_context(self) -> dict[str, Any]:
        return OfScenario.extra_context(self)


class RemovePost(Change):
    form_class = AsItStoodForm
    heading = "Take a post out"
    submit_label = "Take post out"
    submit_danger = True
    part = "post"

    def act(self, form: Any) -> str:
        actions.remove_post(**self.kept(form))
        return self.cancel_url()

    def initial(self) -> dict[str, Any]:
        return {}

    def extra_context(self) -> dict[str, Any]:
        name, held = self.of(self.record)["name"], self.of(self.record)["open_cases"]
        gone = f"The {held} young people it supports on the first day are gone from the plan too."
        effects = [f"{name} is not in this scenario any more.", *([gone] if held else [])]
        confirm = Confirm("Take this post out of the scenario", effects, undo="Nothing real changes.")
        return super().extra_context() | {"confirm": confirm, "lead": ""}


_CHOICES = {"areas": "area", "grants": "grant"}


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
