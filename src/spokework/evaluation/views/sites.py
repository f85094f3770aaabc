"""Where theories are tested, and what is known of each place."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from spokework.core.components import Step
from spokework.evaluation import actions
from spokework.evaluation.forms import evaluation as forms
from spokework.evaluation.models import Site
from spokework.evaluation.presenters import evaluation as present
from spokework.evaluation.queries import evaluations as rows
from spokework.evaluation.queries.coding import memos

from .base import Reading, Writing, expected, said


class Sites(Reading):
    heading = "Sites"
    template_name = "evaluation/sites.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        found, known = list(rows.sites(self.actor, self.evaluation)), rows.attributes(self.actor, self.evaluation)
        table = present.sites_table(self.evaluation, found, known)
        return self.show(table=table if found else None, attributes=known)


class AddAttribute(Writing):
    form_class = forms.AttributeForm
    heading = "Add what is known of each site"
    submit_label = "Add"
    back = "sites"

    def act(self, form: Any) -> str:
        actions.add_attribute(evaluation=self.record, by=self.actor, **said(form))
        return self.cancel_url()


class ShowSite(Reading):
    """What is known of one place, and what was thought about it."""

    template_name = "evaluation/site.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        site = self.row(Site, "area", "hub")
        return self.show(
            title="Site",
            heading=site.name,
            site=site,
            facts=present.site_facts(site, rows.attributes(self.actor, self.evaluation)),
            memos=memos(self.actor, site=site),
            trail=self.trail(Step("Sites", self.link("sites")), here=site.name),
        )


class _OfSite(Writing):
    back = "sites"

    def form_kwargs(self) -> dict[str, Any]:
        places = {"area": rows.areas(self.actor), "hub": rows.hubs()}
        return {"choose": places, "attributes": rows.attributes(self.actor, self.evaluation)}


class AddSite(_OfSite):
    form_class = forms.SiteForm
    heading = "Add a site"
    submit_label = "Add site"

    def act(self, form: Any) -> str:
        actions.add_site(evaluation=self.record, by=self.actor, **form.facts())
        return self.cancel_url()


class ChangeSite(_OfSite):
    form_class = forms.SiteChange
    heading = "Change a site"

    def thing(self) -> Any:
        return self.row(Site, "area", "hub")

    def cancel_url(self) -> str:
        return self.link("site", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        steps = Step("Sites", self.link("sites")), Step(self.record.name, self.cancel_url())
        return {"trail": self.trail(*steps)}

    def initial(self) -> dict[str, Any]:
        row = self.record
        return {"name": row.name, "area": row.area_id, "hub": row.hub_id, **_known(row)}

    def saved_values(self, current: Any) -> Mapping[str, Any]:
        return {"name": current.name, "area": current.area, "hub": current.hub, **_known(current)}

    def act(self, form: Any) -> str:
        actions.change_site(site=self.record, by=self.actor, expected=expected(form), **form.facts())
        return self.cancel_url()


def _known(row: Site) -> dict[str, Any]:
    return {f"attribute_{number}": value for number, value in row.attributes.items()}
