"""What hubs owe of the last quarter: a manager confirms hers, the programme's office asks for what is missing."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from spokework.access.decide import can
from spokework.access.permissions import Permission as P
from spokework.casework.views.reading import Reading
from spokework.core.components import Confirm, Step
from spokework.core.quarters import quarter_name
from spokework.drafts.writing import WritingView
from spokework.practice.actions.returning import confirm_return, remind_of_return
from spokework.practice.presenters.returns import all_hubs, lead, owed_table, state
from spokework.practice.queries.returns import Standing, due_quarter, owed, standings


class Returns(Reading):
    """A manager at the end of a quarter, before the programme's figures are drawn."""

    heading = "Returns"
    template_name = "practice/returns.html"

    def get(self, request: Any) -> HttpResponse:
        quarter = due_quarter()
        found = standings(self.actor, quarter)
        confirms = self.actor.hubs_with(P.CONFIRM_RETURN)
        own = [each for each in found if each.hub.pk in confirms]
        return self.show(
            lead=lead(quarter_name(quarter), own=len(own), others=len(found) > len(own)),
            own=[(each, state(each), owed_table(owed(self.actor, each.hub), each)) for each in own],
            table=all_hubs(found) if can(self.actor, P.ASK_FOR_RETURNS) and found else None,
        )


class OfOneHub(WritingView):
    record: Standing

    def thing(self) -> Standing:
        slug = self.kwargs["slug"]
        found = next((each for each in standings(self.actor, due_quarter()) if each.hub.slug == slug), None)
        if found is None:
            raise Http404
        return found

    def cancel_url(self) -> str:
        return reverse("practice:returns")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [Step("Returns", reverse("practice:returns")), Step(self.heading)], "confirm": self.confirm()}

    def confirm(self) -> Confirm:
        raise NotImplementedError


class ConfirmReturn(OfOneHub):
    heading = "Confirm the return"
    submit_label = "Confirm return"

    def confirm(self) -> Confirm:
        lacking = sum(each.lacking for each in owed(self.actor, self.record.hub))
        return Confirm(
            f"The return of {self.record.hub.name} for {quarter_name(due_quarter())}",
            [
                "You say that what was done in the quarter is recorded.",
                f"{lacking} records still lack something; they can be mended afterwards too."
                if lacking
                else "No record lacks anything that is asked for.",
            ],
        )

    def act(self, form: Any) -> str:
        confirm_return(hub=self.record.hub, quarter=due_quarter(), by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "The return is confirmed. Figures say so once they are next brought up to date."


class RemindOfReturn(OfOneHub):
    heading = "Ask for a return"
    submit_label = "Remind"

    def confirm(self) -> Confirm:
        name = self.record.hub.name
        return Confirm(
            f"{name} is asked for its return for {quarter_name(due_quarter())}",
            ["The hub’s managers find a notice. It goes once they confirm the return."],
        )

    def act(self, form: Any) -> str:
        remind_of_return(hub=self.record.hub, quarter=due_quarter(), by=self.actor)
        return self.cancel_url()

    def done_message(self) -> str:
        return "The hub’s managers find a notice."
