"""Writing down who stands around an area: agencies, champions, agreements, backing."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404

from spokework.core import clock
from spokework.core.components import Confirm, Step
from spokework.core.forms import SpokeForm
from spokework.core.quarters import quarter_name, quarter_number
from spokework.drafts.writing import WritingView
from spokework.practice import actions
from spokework.practice.actions import Terms
from spokework.practice.forms import partnerships as forms
from spokework.practice.presenters.partnerships import place_url
from spokework.practice.queries import partnerships as rows
from spokework.practice.queries.partnerships import Around
from spokework.programme.actions import add_host_agency
from spokework.programme.forms import EndForm

from .partnerships import trail

QUARTERS_BACK = 4


class OfArea(WritingView):
    """A page about one area of one hub: the record is what stands around it."""

    template_name = "practice/form.html"

    def thing(self) -> Around:
        found = rows.around(self.actor, self.kwargs["slug"], self.kwargs["code"])
        if found is None:
            raise Http404
        return found

    @property
    def where(self) -> dict[str, Any]:
        return {"hub_id": self.record.hub.pk, "by": self.actor}

    def agencies(self) -> Any:
        return rows.agencies_in(self.actor, self.record.area)

    def cancel_url(self) -> str:
        return place_url(self.record)

    def extra_context(self) -> dict[str, Any]:
        return {"trail": trail(self.record, Step(self.heading))}


def said(form: SpokeForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name not in ("submission", "version")}


class AddAgency(OfArea):
    form_class = forms.AgencyForm
    heading = "Add an agency"
    lead = "One that works in this area. Every hub can choose it afterwards, so give its full name."
    submit_label = "Add agency"

    def act(self, form: Any) -> str:
        add_host_agency(area=self.record.area, by=self.actor, **said(form))
        return self.cancel_url()

    def done_message(self) -> str:
        return "The agency is in the list. Say next what part it plays."


class OfAgency(OfArea):
    """Since when, and of which agency of the area."""

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"agency": self.agencies()}}

    def initial(self) -> dict[str, Any]:
        return {"start": clock.today()}


class AddPartner(OfAgency):
    form_class = forms.PartnerForm
    heading = "Add the part an agency plays"
    lead = "If the agency is not in the list, add it first."
    submit_label = "Add"

    def act(self, form: Any) -> str:
        actions.add_partner(**self.where, **said(form))
        return self.cancel_url()


class NameChampion(OfAgency):
    form_class = forms.ChampionForm
    heading = "Name a champion"
    lead = "A named ally in an agency. If the agency is not in the list, add it first."
    submit_label = "Name champion"

    def act(self, form: Any) -> str:
        actions.name_champion(**self.where, **said(form))
        return self.cancel_url()


class RecordAgreement(OfArea):
    form_class = forms.AgreementForm
    heading = "Record a sharing agreement"
    lead = "Its text stays with you. Here stands who may share what with whom, and until when."
    submit_label = "Save agreement"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"agencies": self.agencies()}}

    def act(self, form: Any) -> str:
        actions.record_agreement(**self.where, area=self.record.area, terms=terms_of(form))
        return self.cancel_url()


def terms_of(form: SpokeForm) -> Terms:
    return Terms(**{**said(form), "agencies": list(form.cleaned_data["agencies"])})


class RateSupport(OfArea):
    form_class = forms.RatingForm
    heading = "Rate strategic support"
    lead = "How far the leaders of this area back the work: once a quarter, with what shows it."
    submit_label = "Save rating"

    def form_kwargs(self) -> dict[str, Any]:
        now, rated = quarter_number(clock.today()), {row.quarter for row in self.record.ratings}
        open_ones = [number for number in range(now, now - QUARTERS_BACK, -1) if number not in rated]
        return {"quarters": [(number, quarter_name(number)) for number in open_ones or [now]]}

    def act(self, form: Any) -> str:
        actions.rate_strategic_support(**self.where, area=self.record.area, **said(form))
        return self.cancel_url()


class OfRow(WritingView):
    """A page about one row of what stands around an area."""

    template_name = "practice/form.html"
    fetch: Any

    def thing(self) -> Any:
        found = type(self).fetch(self.actor, self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    def place(self) -> Around:
        area = getattr(self.record, "area", None) or self.record.agency.area
        return Around(self.record.hub, area)

    def cancel_url(self) -> str:
        return place_url(self.place())

    def extra_context(self) -> dict[str, Any]:
        return {"trail": trail(self.place(), Step(self.heading))}


class Ending(OfRow):
    form_class = EndForm
    submit_danger = True
    stays = "It stays in the history of the area."

    def initial(self) -> dict[str, Any]:
        return {"end": clock.today()}

    def what(self) -> str:
        return str(self.record.agency)

    def extra_context(self) -> dict[str, Any]:
        confirm = Confirm(f"Before you end this: {self.what()}", [self.stays])
        return super().extra_context() | {"confirm": confirm}


class EndPartner(Ending):
    heading = "End the part an agency plays"
    submit_label = "End this part"
    fetch = staticmethod(rows.partner)

    def act(self, form: Any) -> str:
        actions.end_partner(partner=self.record, end=form.cleaned_data["end"], by=self.actor)
        return self.cancel_url()


class EndChampion(Ending):
    heading = "No longer a champion"
    submit_label = "End"
    fetch = staticmethod(rows.champion)

    def act(self, form: Any) -> str:
        actions.end_champion(champion=self.record, end=form.cleaned_data["end"], by=self.actor)
        return self.cancel_url()


class EndAgreement(Ending):
    heading = "End a sharing agreement"
    lead = "Before its time, without a new one in its place."
    submit_label = "End agreement"
    stays = "Nothing is shared under it any more. It stays in the history of the area."
    fetch = staticmethod(rows.agreement)

    def initial(self) -> dict[str, Any]:
        return {"end": min(clock.today(), self.record.expires)}

    def what(self) -> str:
        return str(self.record)

    def act(self, form: Any) -> str:
        actions.end_agreement(agreement=self.record, end=form.cleaned_data["end"], by=self.actor)
        return self.cancel_url()


class Changing(OfRow):
    fields: tuple[str, ...]

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in self.fields}

    def expected(self, form: SpokeForm) -> dict[str, Any]:
        return {"by": self.actor, "expected": form.cleaned_data["version"]}


class ChangeChampion(Changing):
    form_class = forms.ChampionWords
    heading = "Write on about a champion"
    fields = ("name", "role", "opened")
    fetch = staticmethod(rows.champion)

    def act(self, form: Any) -> str:
        actions.change_champion(champion=self.record, **self.expected(form), **said(form))
        return self.cancel_url()


class OfAgreement(Changing):
    fetch = staticmethod(rows.agreement)

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"agencies": rows.agencies_in(self.actor, self.record.area)}}

    def initial(self) -> dict[str, Any]:
        return super().initial() | {"agencies": [agency.pk for agency in self.record.signatories]}


class RenewAgreement(OfAgreement):
    form_class = forms.AgreementForm
    heading = "Renew a sharing agreement"
    lead = "The new one takes the place of the old one, which stays in the history of the area."
    submit_label = "Save new agreement"
    fields = ("title", "covers", "remind_days")

    def act(self, form: Any) -> str:
        actions.renew_agreement(agreement=self.record, by=self.actor, terms=terms_of(form))
        return self.cancel_url()


class CorrectAgreement(OfAgreement):
    form_class = forms.AgreementCorrection
    heading = "Correct a sharing agreement"
    lead = "Where it was written down wrongly. If it was signed anew, renew it instead."
    submit_label = "Save correction"
    fields = ("title", "covers", "signed", "expires", "remind_days")

    def saved_values(self, current: Any) -> Mapping[str, Any]:
        saved = rows.agreement(self.actor, current.pk)
        agencies = ", ".join(map(str, saved.signatories)) if saved else ""
        return {**{name: getattr(current, name) for name in self.fields}, "agencies": agencies}

    def act(self, form: Any) -> str:
        actions.correct_agreement(agreement=self.record, **self.expected(form), terms=terms_of(form))
        return self.cancel_url()


class ChangeRating(Changing):
    form_class = forms.RatingChange
    heading = "Change a rating of strategic support"
    lead = "The rating before is kept, and shown beside it."
    submit_label = "Save rating"
    fields = ("rating", "evidence")
    fetch = staticmethod(rows.rating)

    def act(self, form: Any) -> str:
        actions.change_strategic_support(support=self.record, **self.expected(form), **said(form))
        return self.cancel_url()
