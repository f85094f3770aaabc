"""People around the young person, and alerts."""

from typing import Any

from django.http import Http404

from spokework.access.permissions import Permission as P
from spokework.casework import actions, codes
from spokework.casework.forms.around import AlertForm, PersonForm
from spokework.casework.models import Alert, NetworkMember, YoungPerson
from spokework.casework.pages import MovedTo, YoungPersonPage, YoungPersonWriting
from spokework.casework.queries.around import alert, alerts, people_around, person_around
from spokework.core.components import Confirm


class PeopleAround(YoungPersonPage):
    heading = "People around"
    tab = "around"
    template_name = "casework/people_around.html"

    def content(self) -> dict[str, Any]:
        people = people_around(self.actor, self.young_person)
        return {"people": [(row, codes.PersonKind(row.kind).label) for row in people]}


class AddPerson(YoungPersonWriting):
    heading = "Add somebody around them"
    tab = "around"
    form_class = PersonForm
    submit_label = "Add person"

    def act(self, form: PersonForm) -> str:
        names = ("kind", "name", "relation", "agency", "reached_at", "trusted")
        values = {name: form.cleaned_data[name] for name in names}
        actions.add_network_member(young_person=self.young_person, by=self.actor, **values)
        return self.url("people_around")

    def done_message(self) -> str:
        return "The person is added."

    def cancel_url(self) -> str:
        return self.url("people_around")


class EndPerson(YoungPersonWriting):
    heading = "No longer around them"
    tab = "around"
    submit_label = "Say they are no longer around"
    member: NetworkMember

    def within(self, young_person: YoungPerson) -> NetworkMember:
        found = person_around(self.actor, young_person, self.kwargs["number"])
        if found is None:
            raise Http404
        if self.is_asked and found.ended_on is not None:
            raise MovedTo(self.url("people_around"))
        self.member = found
        return found

    def act(self, form: Any) -> str:
        actions.end_network_member(member=self.member, by=self.actor)
        return self.url("people_around")

    def done_message(self) -> str:
        return "The list of people around is changed."

    def cancel_url(self) -> str:
        return self.url("people_around")

    def content(self) -> dict[str, Any]:
        effects = ["They move to the end of the list, marked as no longer around from today.", "Nothing is deleted."]
        people = [", ".join(part for part in (self.member.name, self.member.relation) if part)]
        return {"confirm": Confirm("No longer around", effects=effects, people=people)}


class Alerts(YoungPersonPage):
    heading = "Alerts"
    tab = "details"
    template_name = "casework/alerts.html"

    def content(self) -> dict[str, Any]:
        rows = alerts(self.actor, self.young_person)
        return {
            "running": [(row, self._url_to_end(row)) for row in rows if row.ended_on is None],
            "ended": [row for row in rows if row.ended_on is not None],
        }

    def _url_to_end(self, row: Alert) -> str:
        return self.url("alert_end", number=row.number) if self.may(P.WORK_CASE) else ""


class RaiseAlert(YoungPersonWriting):
    heading = "Raise alert"
    form_class = AlertForm
    submit_label = "Raise alert"

    def act(self, form: AlertForm) -> str:
        actions.raise_alert(young_person=self.young_person, text=form.cleaned_data["text"], by=self.actor)
        return self.url("alerts")

    def done_message(self) -> str:
        return "The alert is raised."

    def cancel_url(self) -> str:
        return self.url("alerts")


class EndAlert(YoungPersonWriting):
    heading = "End alert"
    submit_label = "End alert"
    alert: Alert

    def within(self, young_person: YoungPerson) -> Alert:
        found = alert(self.actor, young_person, self.kwargs["number"])
        if found is None:
            raise Http404
        if self.is_asked and found.ended_on is not None:
            raise MovedTo(self.url("alerts"))
        self.alert = found
        return found

    def act(self, form: Any) -> str:
        actions.end_alert(alert=self.alert, by=self.actor)
        return self.url("alerts")

    def done_message(self) -> str:
        return "The alert is ended."

    def cancel_url(self) -> str:
        return self.url("alerts")

    def content(self) -> dict[str, Any]:
        effects = [f"“{self.alert.text}” no longer stands at the top of the record.", "It stays in the timeline."]
        return {"confirm": Confirm("End this alert", effects=effects)}
