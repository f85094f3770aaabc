"""Pages on which a release is made, written about, checked, approved and published."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from spokework.core import clock
from spokework.core.components import Confirm, Step
from spokework.core.forms import SpokeForm
from spokework.core.quarters import quarter_name, quarter_named, quarter_number
from spokework.drafts.writing import WritingView
from spokework.extract.files import current
from spokework.insight import actions
from spokework.insight.forms.releases import MakeAgainForm, MakeForm, MessageForm
from spokework.insight.models import KeyMessage, Preparation, Release
from spokework.insight.presenters.releases import to_look_at, url_of
from spokework.insight.releases.content import released
from spokework.insight.releases.spoken import unreleased

from .releases import release_or_404, releases_step

QUARTERS_OFFERED = 4


def _how_far(asked: Preparation) -> str:
    """What takes seconds, or minutes, is done beside the server: its page says how far it is."""
    return reverse("insight:release_preparation", args=[asked.pk])


class MakeRelease(WritingView):
    """A programme lead when a quarter is over."""

    form_class = MakeForm
    heading = "Make a release"
    lead = "Its figures are counted, and protected together with all releases that are out."
    submit_label = "Make release"

    def form_kwargs(self) -> dict[str, Any]:
        extract = current()
        last = quarter_number(extract.as_at if extract is not None else clock.today())
        return {"quarters": [quarter_name(each) for each in range(last - 1, last - 1 - QUARTERS_OFFERED, -1)]}

    def act(self, form: MakeForm) -> str:
        said = form.cleaned_data
        quarter = quarter_named(said["quarter"])
        assert quarter is not None  # one of those offered
        return _how_far(
            actions.ask_to_make(quarter=quarter, profile=said["profile"], reason=said["reason"], by=self.actor)
        )

    def cancel_url(self) -> str:
        return reverse("insight:releases")

    def extra_context(self) -> dict[str, Any]:
        return {"trail": [releases_step(), Step(self.heading)]}


class OfRelease(WritingView):
    """One step of a release; ``heading`` says which, the page's own words which release."""

    record: Release

    def thing(self) -> Release:
        return release_or_404(self.actor, self.kwargs["quarter"], self.kwargs["edition"])

    def cancel_url(self) -> str:
        return url_of(self.record)

    def confirm(self) -> Confirm | None:
        return None

    def extra_context(self) -> dict[str, Any]:
        trail = [releases_step(), Step(self.record.name, url_of(self.record)), Step(self.heading)]
        return {"trail": trail, "confirm": self.confirm()}


class MakeAgain(OfRelease):
    form_class = MakeAgainForm
    heading = "Make the release again"
    lead = "From the figures of today. What was checked and approved has to be checked and approved again."
    submit_label = "Make again"

    def initial(self) -> dict[str, Any]:
        return {"profile": self.record.profile}

    def act(self, form: MakeAgainForm) -> str:
        profile = form.cleaned_data["profile"]
        return _how_far(actions.ask_to_make_again(release=self.record, profile=profile, by=self.actor))


class CheckRelease(OfRelease):
    """The attack: what could anybody, or one of the hubs, work out of it?"""

    heading = "Check the release"
    submit_label = "Check"

    def confirm(self) -> Confirm:
        return Confirm(
            "The release is attacked",
            [
                "By somebody outside, who has every release that is out.",
                "By each hub, which takes away its own young people.",
                "Where a small count could be worked out, the release stays a draft, and you are told which.",
            ],
        )

    def act(self, form: SpokeForm) -> str:
        return _how_far(actions.ask_to_check(release=self.record, by=self.actor))


class ApproveRelease(OfRelease):
    heading = "Approve the release"
    submit_label = "Approve"

    def confirm(self) -> Confirm:
        return Confirm(
            "You answer for it too",
            [
                "Read its figures and its key messages first.",
                *to_look_at(released(self.record)),
                "After this nobody changes its words; it can be published.",
            ],
        )

    def act(self, form: SpokeForm) -> str:
        actions.approve_release(release=self.record, by=self.actor)
        return url_of(self.record)

    def done_message(self) -> str:
        return "The release is approved and can be published."


class PublishRelease(OfRelease):
    heading = "Publish the release"
    submit_label = "Publish"
    submit_danger = True

    def confirm(self) -> Confirm:
        return Confirm(
            "It goes out",
            [
                "Funders, evaluators and hub managers can read it from then on.",
                "Every later release is checked together with it.",
            ],
            undo="It never changes again. A correction is another version.",
        )

    def act(self, form: SpokeForm) -> str:
        actions.publish_release(release=self.record, by=self.actor)
        return url_of(self.record)

    def done_message(self) -> str:
        return "The release is published."


class WriteMessage(OfRelease):
    form_class = MessageForm
    heading = "Write a key message"
    submit_label = "Save message"
    number = 0

    def form_kwargs(self) -> dict[str, Any]:
        return {"indicators": [(each["indicator"], each["title"]) for each in self.record.figures["definitions"]]}

    def message(self) -> KeyMessage | None:
        return None

    def act(self, form: MessageForm) -> str:
        said = form.cleaned_data
        written = actions.write_message(
            release=self.record, message=self.message(), indicator=said["indicator"], words=said["words"], by=self.actor
        )
        self.number = written.number
        return url_of(self.record)

    def done_message(self) -> str:
        """Pointed out and not refused: a number may be right and no figure."""
        content = released(self.thing())
        written = next(each for each in content.messages if each.number == self.number)
        found = " ".join(map(str, unreleased(written, content)))
        return f"The key message is saved. {found and f'Look at its numbers once more: {found}'}".strip()


class ChangeMessage(WriteMessage):
    heading = "Change a key message"

    def thing(self) -> Release:
        release = super().thing()
        self._message = next((m for m in release.kept_messages if m.number == int(self.kwargs["number"])), None)
        if self._message is None:
            raise Http404
        return release

    def message(self) -> KeyMessage | None:
        return self._message

    def form_kwargs(self) -> dict[str, Any]:
        """Where its own figure is gone another is chosen, and not the first of the list taken."""
        there = super().form_kwargs()["indicators"]
        assert self._message is not None  # or there was no such page
        gone = self._message.indicator not in dict(there)
        return {"indicators": [("", "Choose a figure"), *there] if gone else there}

    def initial(self) -> dict[str, Any]:
        assert self._message is not None  # or there was no such page
        return {"indicator": self._message.indicator, "words": self._message.words}


class RemoveMessage(ChangeMessage):
    form_class = SpokeForm  # type: ignore[assignment]  # nothing is written to take it away
    heading = "Take a key message away"
    submit_label = "Take away"
    submit_danger = True

    def initial(self) -> dict[str, Any]:
        return {}

    def form_kwargs(self) -> dict[str, Any]:
        return {}

    def confirm(self) -> Confirm:
        assert self._message is not None  # or there was no such page
        return Confirm("This message goes", [self._message.words])

    def act(self, form: Any) -> str:
        assert self._message is not None  # or there was no such page
        self._message.release = self.record
        actions.remove_message(message=self._message, by=self.actor)
        return url_of(self.record)

    def done_message(self) -> str:
        return "The key message is gone."
