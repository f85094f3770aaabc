"""Contacts: the list, recording one in two taps, planning, completing and correcting."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404

from spokework.access.permissions import Permission as P
from spokework.casework import actions
from spokework.casework.forms.contacts import ContactChangeForm, ContactForm, PlanChangeForm, PlanContactForm
from spokework.casework.models import Contact, YoungPerson
from spokework.casework.pages import MovedTo, YoungPersonPage, YoungPersonWriting
from spokework.casework.presenters.contacts import contact_item, contact_rows, contact_title, earlier_texts
from spokework.casework.presenters.sharing import sharing_item
from spokework.casework.queries.contacts import Place, contact, contacts, corrections, last_attended
from spokework.casework.queries.sharing import shared_in
from spokework.casework.states import LIVE
from spokework.core import clock

_WRITTEN = ("day", "time", "mode", "minutes", "place", "place_chosen_by", "attendance", "purpose", "note", "view")
_USUAL_MINUTES = 60


class Contacts(YoungPersonPage):
    heading = "Contacts"
    tab = "contacts"
    template_name = "casework/contacts.html"

    def content(self) -> dict[str, Any]:
        below = Place.read(self.request.GET.get("below", ""))
        page = contacts(self.actor, self.young_person, below=below)
        here = self.url("contacts")
        return {
            "planned": [(self._item(row), self._url_to_complete(row)) for row in page.planned],
            "done": [self._item(row) for row in page.done],
            "latest_url": here if below else "",
            "earlier_url": f"{here}?{urlencode({'below': str(page.earlier)})}" if page.earlier else "",
        }

    def _item(self, row: Contact) -> Any:
        return contact_item(row, self.url("contact", number=row.number))

    def _url_to_complete(self, row: Contact) -> str:
        return self.url("contact_change", number=row.number) if self.may(P.WORK_CASE) else ""


class _OneContact(YoungPersonPage):
    tab = "contacts"
    contact: Contact

    def within(self, young_person: YoungPerson) -> Contact:
        found = contact(self.actor, young_person, self.kwargs["number"])
        if found is None:
            raise Http404
        self.contact = found
        return found


class ShowContact(_OneContact):
    heading = "Contact"
    template_name = "casework/contact.html"

    def content(self) -> dict[str, Any]:
        return {
            "contact": self.contact,
            "what": contact_title(self.contact),
            "rows": contact_rows(self.contact),
            "by": self.contact.by,
            "earlier": [earlier_texts(row) for row in corrections(self.actor, self.contact)],
            "shared": self._shared(),
        }

    def _shared(self) -> list[Any]:
        """Of intelligence submissions those only that the reader may know of."""
        sharings, submissions = shared_in(self.actor, self.contact)
        items = [sharing_item(row, self.url("sharing_one", number=row.number)) for row in sharings]
        return items + [sharing_item(row, self.url("intelligence", number=row.number)) for row in submissions]


class _NewContact(YoungPersonWriting):
    tab = "contacts"

    def within(self, young_person: YoungPerson) -> YoungPerson:
        self.live_case()
        return young_person

    def cancel_url(self) -> str:
        return self.url("contacts")

    def usual(self) -> dict[str, Any]:
        """As last time, so that the usual contact is written down in two taps."""
        last = last_attended(self.actor, self.young_person)
        if last is None:
            return {"day": clock.today(), "mode": "face_to_face", "minutes": _USUAL_MINUTES}
        return {"day": clock.today(), "mode": last.mode, "minutes": last.minutes, "place": last.place}


class RecordContact(_NewContact):
    heading = "Record contact"
    form_class = ContactForm
    template_name = "casework/contact_form.html"
    submit_label = "Save contact"

    def initial(self) -> dict[str, Any]:
        return self.usual()

    def act(self, form: ContactForm) -> str:
        values = {name: form.cleaned_data[name] for name in _WRITTEN}
        actions.record_contact(case=self.live_case(), by=self.actor, **values)
        return self.url("contacts")

    def done_message(self) -> str:
        return "The contact is saved."


class PlanContact(_NewContact):
    heading = "Plan contact"
    form_class = PlanContactForm
    submit_label = "Plan contact"

    def initial(self) -> dict[str, Any]:
        usual = self.usual()
        return {"mode": usual["mode"], "place": usual.get("place", "")}

    def act(self, form: PlanContactForm) -> str:
        values = {name: form.cleaned_data[name] for name in form.fields if name in _WRITTEN}
        actions.record_contact(case=self.live_case(), by=self.actor, **values)
        return self.url("contacts")

    def done_message(self) -> str:
        return "The contact is planned."


class ChangeContact(_OneContact, YoungPersonWriting):
    """Says how a planned one went, or corrects one that is done. Its words depend on which."""

    form_class = ContactChangeForm
    template_name = "casework/contact_form.html"
    heading = "Complete or correct contact"
    submit_label = "Save contact"

    @property
    def is_done(self) -> bool:
        return bool(self.contact.attendance)

    def initial(self) -> dict[str, Any]:
        values = {name: getattr(self.contact, name) for name in _WRITTEN}
        if self.is_done:
            return values
        return values | {
            "day": min(self.contact.day, clock.today()),
            "minutes": self.contact.minutes or _USUAL_MINUTES,
        }

    def act(self, form: ContactChangeForm) -> str:
        values = {name: form.cleaned_data[name] for name in _WRITTEN}
        actions.change_contact(contact=self.contact, by=self.actor, version=form.cleaned_data["version"], **values)
        return self.url("contact", number=self.contact.number)

    def done_message(self) -> str:
        return "The correction is saved, and what it said before is kept." if self.is_done else "The contact is saved."

    def cancel_url(self) -> str:
        return self.url("contact", number=self.contact.number)

    def content(self) -> dict[str, Any]:
        heading = "Correct contact" if self.is_done else "Complete planned contact"
        lead = "What it says now stays to be read, marked as the earlier text." if self.is_done else ""
        return {"heading": heading, "title": heading, "lead": lead, "trail": self.trail(heading)}


class MoveContact(_OneContact, YoungPersonWriting):
    """Changes the plan for a contact that has not taken place."""

    heading = "Change plan"
    form_class = PlanChangeForm
    submit_label = "Save plan"

    def within(self, young_person: YoungPerson) -> Contact:
        found = super().within(young_person)
        if self.is_asked and (found.attendance or found.case.state not in LIVE):
            raise MovedTo(self.url("contact", number=found.number))
        return found

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.contact, name) for name in PlanChangeForm.base_fields if name in _WRITTEN}

    def act(self, form: PlanChangeForm) -> str:
        values = {name: form.cleaned_data[name] for name in form.fields if name in _WRITTEN}
        actions.change_contact(contact=self.contact, by=self.actor, version=form.cleaned_data["version"], **values)
        return self.url("contacts")

    def done_message(self) -> str:
        return "The plan is changed."

    def cancel_url(self) -> str:
        return self.url("contact", number=self.contact.number)
