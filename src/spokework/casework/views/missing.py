"""Missing episodes: the list, going missing, the return, the return-home interview."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404

from spokework.casework import actions
from spokework.casework.forms.missing import ChangeMissingForm, InterviewForm, MissingForm, ReturnForm
from spokework.casework.models import MissingEpisode, YoungPerson
from spokework.casework.pages import MovedTo, YoungPersonPage, YoungPersonWriting
from spokework.casework.presenters.missing import shown, title
from spokework.casework.queries.contacts import Place
from spokework.casework.queries.missing import corrections, episode, episodes
from spokework.core import clock


class Missing(YoungPersonPage):
    heading = "Missing episodes"
    tab = "missing"
    template_name = "casework/missing.html"

    def content(self) -> dict[str, Any]:
        below = Place.read(self.request.GET.get("below", ""))
        page = episodes(self.actor, self.young_person, below=below)
        before = corrections(self.actor, page.rows)
        here = self.url("missing")
        return {
            "episodes": [shown(row, before.get(row.pk, [])) for row in page.rows],
            "to_return": next((row.number for row in page.rows if row.is_missing_now), None),
            "latest_url": here if below else "",
            "earlier_url": f"{here}?{urlencode({'below': str(page.earlier)})}" if page.earlier else "",
        }


class _Writing(YoungPersonWriting):
    tab = "missing"

    def cancel_url(self) -> str:
        return self.url("missing")


class RecordMissing(_Writing):
    """A worker with the police or a carer on the telephone; she must not lose the times."""

    heading = "Record missing episode"
    form_class = MissingForm
    submit_label = "Save missing episode"

    def within(self, young_person: YoungPerson) -> YoungPerson:
        self.live_case()
        return young_person

    def initial(self) -> dict[str, Any]:
        return {"went_on": clock.today()}

    def act(self, form: MissingForm) -> str:
        written = ("went_on", "went_at", "returned_on", "returned_at", "note")
        values = {name: form.cleaned_data[name] for name in written}
        actions.record_missing_episode(case=self.live_case(), by=self.actor, **values)
        return self.url("missing")

    def done_message(self) -> str:
        return "The missing episode is saved."


class _OneEpisode(_Writing):
    episode: MissingEpisode

    def within(self, young_person: YoungPerson) -> MissingEpisode:
        found = episode(self.actor, young_person, self.kwargs["number"])
        if found is None:
            raise Http404
        found.case.young_person = young_person
        self.episode = found
        return found

    def content(self) -> dict[str, Any]:
        return {"lead": f"{title(self.episode)}."}


class CorrectMissing(_OneEpisode):
    """A worker who has learned better; she must not lose what she was told before."""

    heading = "Correct missing episode"
    form_class = ChangeMissingForm
    submit_label = "Save correction"

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.episode, name) for name in ("went_on", "went_at", "note")}

    def act(self, form: ChangeMissingForm) -> str:
        values = {name: form.cleaned_data[name] for name in ("went_on", "went_at", "note", "version")}
        actions.correct_missing_episode(episode=self.episode, by=self.actor, **values)
        return self.url("missing")

    def done_message(self) -> str:
        return "The correction is saved, and what it said before is kept."


class RecordReturn(_OneEpisode):
    """A worker who has just heard; she must not lose the time, from which 72 hours run."""

    heading = "Record return"
    form_class = ReturnForm
    submit_label = "Save return"

    def initial(self) -> dict[str, Any]:
        return {"returned_on": self.episode.returned_on or clock.today(), "returned_at": self.episode.returned_at}

    def act(self, form: ReturnForm) -> str:
        given = form.cleaned_data
        actions.record_return(
            episode=self.episode,
            returned_on=given["returned_on"],
            returned_at=given["returned_at"],
            version=given["version"],
            by=self.actor,
        )
        return self.url("missing")

    def done_message(self) -> str:
        return "The return is saved."


class RecordInterview(_OneEpisode):
    """A worker after the interview, or told that there was none; she must not lose what was learned."""

    heading = "Return-home interview"
    form_class = InterviewForm
    template_name = "casework/missing_interview.html"
    submit_label = "Save interview"

    def within(self, young_person: YoungPerson) -> MissingEpisode:
        found = super().within(young_person)
        if self.is_asked and found.is_missing_now:
            raise MovedTo(self.url("missing_return", number=found.number))
        return found

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.episode, name) for name in ("rhi", "rhi_on", "rhi_at", "learned")}

    def act(self, form: InterviewForm) -> str:
        given = form.cleaned_data
        values = {name: given[name] for name in ("rhi", "rhi_on", "rhi_at", "learned", "version")}
        actions.record_return_home_interview(episode=self.episode, by=self.actor, **values)
        return self.url("missing")

    def done_message(self) -> str:
        return "The return-home interview is saved."
