"""A text put right, with what becomes of its passages."""

from typing import Any

from spokework.core.components import Step
from spokework.evaluation import actions
from spokework.evaluation.forms import sources as forms
from spokework.evaluation.models import Source
from spokework.evaluation.queries import sources as rows

from .base import Writing, expected
from .sources import _WITH


class ReviseSource(Writing):
    form_class = forms.ReviseForm
    heading = "Put a text right"
    submit_label = "Save revision"
    lead = "The text before stays on record until the source is withdrawn."

    def thing(self) -> Any:
        found = self.row(Source, *_WITH)
        self.only_if_still_there(found.is_withdrawn)
        return found

    def initial(self) -> dict[str, Any]:
        return {"text": rows.text_of(self.actor, self.record)}

    def saved_values(self, current: Any) -> dict[str, Any]:
        why = rows.revisions(self.actor, current).get(current.revision, "")
        return {"text": rows.text_of(self.actor, current), "reason": why}

    def cancel_url(self) -> str:
        return self.link("source", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        steps = Step("Sources", self.link("sources")), Step(self.record.title, self.cancel_url())
        return {"trail": self.trail(*steps)}

    def act(self, form: Any) -> str:
        text, reason = form.cleaned_data["text"], form.cleaned_data["reason"]
        revised = actions.revise_source(
            source=self.record, text=text, reason=reason, by=self.actor, expected=expected(form)
        )
        self.revised = revised
        return self.cancel_url()

    def done_message(self) -> str:
        moved, gone = self.revised.carried, len(self.revised.taken_off)
        stand = "1 passage stands as it was" if moved == 1 else f"{moved:,} passages stand as they were"
        if not gone:
            return f"The text is put right. {stand} coded."
        lost = "1 no longer stands there and was" if gone == 1 else f"{gone:,} no longer stand there and were"
        return f"The text is put right. {stand} coded; {lost} taken off."
