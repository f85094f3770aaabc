"""Who the young person is; and the record on paper."""

from typing import Any

from spokework.casework import actions, codes
from spokework.casework.forms.details import FIGURES, NAMES, REACHING, DetailsForm
from spokework.casework.models import YoungPerson
from spokework.casework.pages import YoungPersonPage, YoungPersonWriting
from spokework.casework.presenters.assessments import level_history
from spokework.casework.presenters.consents import consent_facts
from spokework.casework.presenters.contacts import contact_item
from spokework.casework.presenters.details import characteristic_rows, identity_rows, reaching_rows
from spokework.casework.presenters.missing import episodes_table
from spokework.casework.presenters.plan import shown
from spokework.casework.presenters.sharing import sharings_table
from spokework.casework.queries.around import people_around
from spokework.casework.queries.assessments import assessments
from spokework.casework.queries.consents import consents
from spokework.casework.queries.contacts import contacts
from spokework.casework.queries.missing import episodes
from spokework.casework.queries.plan import goals
from spokework.casework.queries.sharing import sharings
from spokework.core import clock

LAST_CONTACTS = 10
LAST_EPISODES = 10
LAST_SHARINGS = 10


class Details(YoungPersonPage):
    heading = "Details"
    tab = "details"
    template_name = "casework/details.html"

    def content(self) -> dict[str, Any]:
        return {
            "identity": identity_rows(self.young_person),
            "reaching": reaching_rows(self.young_person),
            "characteristics": characteristic_rows(self.young_person),
        }


class CorrectDetails(YoungPersonWriting):
    heading = "Correct details"
    tab = "details"
    form_class = DetailsForm
    submit_label = "Save details"

    def initial(self) -> dict[str, Any]:
        return self.saved_values(self.young_person)

    def saved_values(self, current: YoungPerson) -> dict[str, Any]:
        values = {name: getattr(current, name) for name in (*NAMES, *REACHING, *FIGURES)}
        return values | {"born": current.birth_date}

    def act(self, form: DetailsForm) -> str:
        actions.correct_details(
            young_person=self.young_person,
            identity=form.identity(),
            characteristics=form.characteristics(),
            version=form.cleaned_data["version"],
            by=self.actor,
        )
        return self.url("details")

    def done_message(self) -> str:
        return "The details are saved."

    def cancel_url(self) -> str:
        return self.url("details")


class Summary(YoungPersonPage):
    """What a colleague or a meeting needs on two sides of paper. No birth date and no address: paper gets left."""

    heading = "Summary"
    template_name = "casework/summary.html"

    def content(self) -> dict[str, Any]:
        page = contacts(self.actor, self.young_person)
        people = people_around(self.actor, self.young_person)
        missing = episodes(self.actor, self.young_person).rows[:LAST_EPISODES]
        return {
            "today": clock.today(),
            "printed_by": self.actor.name,
            "characteristics": characteristic_rows(self.young_person),
            "history": level_history(assessments(self.actor, self.young_person), self.young_person.reference),
            "goals": [shown(item) for item in goals(self.actor, self.young_person)],
            "planned": [contact_item(row, "") for row in page.planned],
            "done": [contact_item(row, "") for row in page.done[:LAST_CONTACTS]],
            "people": [(row, codes.PersonKind(row.kind).label) for row in people if row.ended_on is None],
            "missing": episodes_table(missing),
            "consent": consent_facts(consents(self.actor, self.young_person)),
            "shared": sharings_table(sharings(self.actor, self.young_person).rows[:LAST_SHARINGS]),
        }
