"""What was shared and with whom: the list, recording, correcting, and what the young person may be handed of it."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.http import Http404

from spokework.casework import actions, codes
from spokework.casework.forms import sharing as forms
from spokework.casework.models import Contact, IntelligenceSubmission, Sharing, Told, YoungPerson
from spokework.casework.pages import MovedTo, YoungPersonPage, YoungPersonWriting
from spokework.casework.presenters import consents as consent_words
from spokework.casework.presenters.sharing import earlier_texts, sharing_item, sharing_rows, sharing_title
from spokework.casework.presenters.who_was_told import told_row
from spokework.casework.queries import consents
from spokework.casework.queries import sharing as queries
from spokework.casework.queries.contacts import Place, contact
from spokework.casework.queries.places import places
from spokework.core import clock
from spokework.core.forms import SpokeForm

_TEXTS = ("told_to", "channel", "items", "what", "purpose", "purpose_words", "basis", "condition", "necessity")
_AS_LAST_TIME = ("told_to", "channel", "purpose", "basis", "condition")


class SharingAndConsent(YoungPersonPage):
    """A worker before she tells somebody something, and a manager who asks what was told."""

    heading = "Sharing and consent"
    tab = "sharing"
    template_name = "casework/sharing.html"

    def content(self) -> dict[str, Any]:
        filters = queries.Filters.read(self.request.GET)
        below = Place.read(self.request.GET.get("below", ""))
        page = queries.sharings(self.actor, self.young_person, filters, below=below)
        here, asked = self.url("sharing"), filters.as_query()
        first = f"{here}?{urlencode(asked)}" if asked else here
        earlier = asked | {"below": str(page.earlier)}
        referrals = consents.as_referred(self.actor, self.young_person)
        return {
            "consent": consent_words.shown(consents.consents(self.actor, self.young_person), referrals),
            "items": [sharing_item(row, self.url("sharing_one", number=row.number)) for row in page.rows],
            "submissions": [
                sharing_item(row, self.url("intelligence", number=row.number))
                for row in queries.submissions(self.actor, self.young_person)
            ],
            "filters": filters,
            "narrowed": bool(asked),
            "purposes": codes.SharingPurpose.choices,
            "here": here,
            "latest_url": first if below else "",
            "earlier_url": f"{here}?{urlencode(earlier)}" if page.earlier else "",
        }


class WhoWasTold(YoungPersonPage):
    """A worker and a young person together, or a sheet of paper to take home."""

    heading = "Who has been told what"
    tab = "sharing"
    template_name = "casework/who_was_told.html"

    def content(self) -> dict[str, Any]:
        rows = queries.told_of(self.actor, self.young_person)
        return {"rows": [told_row(row) for row in rows], "today": clock.today()}


class _OneSharing(YoungPersonPage):
    tab = "sharing"
    model: ClassVar[type[Told]] = Sharing
    sharing: Told

    def within(self, young_person: YoungPerson) -> Told:
        found = queries.one(self.model, self.actor, young_person, self.kwargs["number"])
        if found is None:
            raise Http404
        self.sharing = found
        return found


class ShowSharing(_OneSharing):
    heading = "Sharing"
    template_name = "casework/sharing_one.html"
    change_url_name = "sharing_change"

    def content(self) -> dict[str, Any]:
        from_contact = self.sharing.contact
        return {
            "what": sharing_title(self.sharing),
            "by": self.sharing.by,
            "rows": sharing_rows(self.sharing),
            "earlier": [earlier_texts(row) for row in queries.corrections(self.actor, self.sharing)],
            "change_url": self.url(self.change_url_name, number=self.sharing.number),
            "contact_url": self.url("contact", number=from_contact.number) if from_contact else "",
        }


class ShowIntelligence(ShowSharing):
    heading = "Intelligence submission"
    model = IntelligenceSubmission
    change_url_name = "intelligence_change"

    def content(self) -> dict[str, Any]:
        return super().content() | {"kept": True}


class _Writing(YoungPersonWriting):
    tab = "sharing"
    template_name = "casework/sharing_form.html"
    back_to = "sharing"

    def form_kwargs(self) -> dict[str, Any]:
        return {"places": places(self.actor, self.young_person.hub_id)}


class RecordSharing(_Writing):
    """A worker who has just told somebody something, or is about to; she must not lose why it was necessary."""

    heading = "Record what was shared"
    form_class: ClassVar[type[SpokeForm]] = forms.SharingForm
    submit_label = "Save sharing"
    model: ClassVar[type[Told]] = Sharing
    usual: ClassVar[dict[str, Any]] = {
        "channel": codes.Channel.SPOKEN,
        "basis": codes.LawfulBasis.PUBLIC_TASK,
        "condition": codes.SpecialCondition.SAFEGUARDING,
        "arose": codes.SharingArose.OTHER,
    }
    contact: Contact | None = None

    def within(self, young_person: YoungPerson) -> YoungPerson:
        if "number" in self.kwargs:
            self.contact = contact(self.actor, young_person, self.kwargs["number"])
            if self.contact is None:
                raise Http404
            if self.is_asked and not self.contact.attendance:  # nothing arises from what is only planned
                raise MovedTo(self.url("contact", number=self.contact.number))
        return young_person

    def form_kwargs(self) -> dict[str, Any]:
        return super().form_kwargs() | {"from_contact": self.contact is not None}

    def initial(self) -> dict[str, Any]:
        """As last time with this young person. Why it was necessary, and what, is asked each time."""
        usual = self.usual | {"day": self.contact.day if self.contact else clock.today()}
        last = queries.last_of(self.model, self.actor, self.young_person)
        if last is None:
            return usual
        as_last_time = {name: getattr(last, name) for name in _AS_LAST_TIME}
        return usual | as_last_time | {"agency": str(last.agency_id or "")}

    def act(self, form: forms.SharingForm) -> str:
        self.write(young_person=self.young_person, telling=form.telling(), contact=self.contact, by=self.actor)
        return self.cancel_url()

    def write(self, **given: Any) -> Told:
        return actions.share_information(**given)

    def done_message(self) -> str:
        return "What was shared is saved."

    def cancel_url(self) -> str:
        return self.url("contact", number=self.contact.number) if self.contact else self.url("sharing")


class RecordIntelligence(RecordSharing):
    """A worker with something for the police. Her colleagues must not learn that there was anything."""

    heading = "Record intelligence submission"
    lead = (
        "Seen by you, the hub's manager and the data protection officer. Nobody else learns that it exists, "
        "unless a contact's note says so: leave it out there."
    )
    form_class = forms.IntelligenceForm
    submit_label = "Save submission"
    model = IntelligenceSubmission
    usual: ClassVar[dict[str, Any]] = RecordSharing.usual | {
        "channel": codes.Channel.FORM,
        "purpose": codes.SharingPurpose.INVESTIGATE,
        "condition": codes.SpecialCondition.UNLAWFUL_ACTS,
    }

    def write(self, **given: Any) -> Told:
        return actions.submit_intelligence(**given)

    def done_message(self) -> str:
        return "The submission is saved."


class CorrectSharing(_OneSharing, _Writing):
    """Whoever has learned better; what was written before must not be lost."""

    heading = "Correct sharing"
    lead = "What it says now stays to be read, marked as the earlier text."
    form_class: ClassVar[type[SpokeForm]] = forms.ChangeSharingForm
    submit_label = "Save correction"
    shown_at = "sharing_one"

    def form_kwargs(self) -> dict[str, Any]:
        row = self.sharing
        return super().form_kwargs() | {"was": row.agency, "from_contact": row.contact is not None}

    def initial(self) -> dict[str, Any]:
        return self.saved_values(self.sharing)

    def saved_values(self, current: Told) -> dict[str, Any]:
        values = {name: getattr(current, name) for name in ("day", *_TEXTS, "not_told", "told_how", "arose")}
        told = "yes" if current.young_person_told else "no"
        return values | {"agency": str(current.agency_id or ""), "young_person_told": told}

    def act(self, form: forms.SharingForm) -> str:
        version = form.cleaned_data["version"]
        actions.correct_sharing(sharing=self.sharing, telling=form.telling(), version=version, by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "The correction is saved, and what it said before is kept."

    def cancel_url(self) -> str:
        return self.url(self.shown_at, number=self.sharing.number)


class CorrectIntelligence(CorrectSharing):
    heading = "Correct intelligence submission"
    form_class = forms.ChangeIntelligenceForm
    model = IntelligenceSubmission
    shown_at = "intelligence"
