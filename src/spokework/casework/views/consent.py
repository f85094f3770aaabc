"""Writing down what was answered when support was explained."""

from typing import Any, ClassVar

from spokework.casework import actions
from spokework.casework.forms.sharing import ConsentForm
from spokework.casework.pages import YoungPersonWriting
from spokework.core import clock
from spokework.core.forms import SpokeForm


class RecordConsent(YoungPersonWriting):
    """A worker after the first conversation, or after the one in which it changed; she must not lose their words."""

    heading = "Record consent to support"
    lead = "Consent to support is the young person's own. It is not the lawful basis for sharing anything."
    tab = "sharing"
    form_class: ClassVar[type[SpokeForm]] = ConsentForm
    template_name = "casework/consent_form.html"
    submit_label = "Save consent"

    def initial(self) -> dict[str, Any]:
        return {"day": clock.today()}

    def act(self, form: ConsentForm) -> str:
        values = {name: form.cleaned_data[name] for name in ("day", "decision", "decided_by", "explained", "gillick")}
        actions.record_consent(young_person=self.young_person, by=self.actor, **values)
        return self.url("sharing")

    def done_message(self) -> str:
        return "What was decided is saved."

    def cancel_url(self) -> str:
        return self.url("sharing")
