"""A passage or a source, held against a theory; and whatever is held there judged again when something moved on."""

from typing import Any, ClassVar

from django.http import Http404

from spokework.core.components import Row, Step
from spokework.evaluation import actions
from spokework.evaluation.forms import theories as forms
from spokework.evaluation.models import Coding, Evidence, Source
from spokework.evaluation.models.snapshot import in_words
from spokework.evaluation.presenters import theories as present
from spokework.evaluation.queries import theories as rows
from spokework.evaluation.queries.coding import with_words
from spokework.evaluation.queries.evaluations import sites
from spokework.evaluation.states import TheoryState

from .base import Writing
from .sources import _WITH


class _Linking(Writing):
    form_class = forms.EvidenceForm
    template_name = "evaluation/judging.html"
    submit_label = "Link it"

    def form_kwargs(self) -> dict[str, Any]:
        theories = rows.theories(self.actor, self.evaluation).exclude(state=TheoryState.WITHDRAWN)
        return {"choose": {"theory": theories, "site": sites(self.actor, self.evaluation)}}

    def initial(self) -> dict[str, Any]:
        return {"site": self.about.site_id}

    @property
    def about(self) -> Source:
        return self.record  # type: ignore[no-any-return]  # a row of any model

    def act(self, form: Any) -> str:
        given = form.cleaned_data
        row = actions.link_evidence(
            theory=given["theory"], judgement=form.judgement(), site=given["site"], by=self.actor, **self.what()
        )
        return self.link("theory", row.theory.number)

    def what(self) -> dict[str, Any]:
        raise NotImplementedError

    def cancel_url(self) -> str:
        return self.link("source", self.about.number)

    def extra_context(self) -> dict[str, Any]:
        steps = Step("Sources", self.link("sources")), Step(self.about.title, self.cancel_url())
        return {"trail": self.trail(*steps), "lead": self.about.title}


class LinkSource(_Linking):
    heading: ClassVar[str] = "Hold a source against a theory"

    def thing(self) -> Any:
        found = self.row(Source, *_WITH)
        self.only_if_still_there(found.is_withdrawn)
        return found

    def what(self) -> dict[str, Any]:
        return {"source": self.record}


class LinkPassage(_Linking):
    heading: ClassVar[str] = "Hold a passage against a theory"

    def thing(self) -> Any:
        found = self.row(Coding, "source__site", "code")
        self.only_if_still_there(found.source.is_withdrawn)
        return found

    @property
    def about(self) -> Source:
        return self.record.source  # type: ignore[no-any-return]  # as above

    def what(self) -> dict[str, Any]:
        return {"coding": self.record}

    def extra_context(self) -> dict[str, Any]:
        (passage,) = with_words(self.actor, [self.record])
        facts = [Row("Passage", passage.words), Row("Code", self.record.code)]
        return super().extra_context() | {"facts": facts}


class JudgeAgain(Writing):
    form_class = forms.JudgeAgainForm
    template_name = "evaluation/judging.html"
    heading = "Judge again"
    submit_label = "Save verdict"

    def thing(self) -> Any:
        found = self.row(Evidence, *rows.JUDGED, "replaced_by")
        if found.replaced_by is not None:
            raise Http404
        self.only_if_still_there(found.source is not None and found.source.is_withdrawn)
        rows.with_figures_since(self.actor, [found])
        return found

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"site": sites(self.actor, self.evaluation)}}

    def initial(self) -> dict[str, Any]:
        names = ("verdict", "part", "relevance", "rigour", "reasoning")
        return {name: getattr(self.record, name) for name in names} | {
            "site": self.record.site_id,
            "seen": rows.stands_at(self.record),
        }

    def cancel_url(self) -> str:
        return self.link("theory", self.record.theory.number)

    def extra_context(self) -> dict[str, Any]:
        (shown,) = rows.shown(self.actor, [self.record])
        version = rows.versions(self.actor, self.record.theory)[0]
        return {
            "trail": self.trail(
                Step("Theories", self.link("theories")), Step(self.record.theory.title, self.cancel_url())
            ),
            "lead": self.record.theory.title,
            "stale": shown.stale,
            "facts": [
                Row("What it rests on", self.record.rests_on),
                Row("It says", shown.words),
                *self._says_now(),
                Row("What the theory says now", present.sentence(version)),
            ],
        }

    def _says_now(self) -> list[Row]:
        """A figure that moved is judged as the later release says it."""
        snapshot = self.record.snapshot
        if snapshot is None or not snapshot.since.moved or snapshot.since.table is None:
            return []
        return [Row(f"Release of {snapshot.since.release.name}", in_words(snapshot.since.table))]

    def act(self, form: Any) -> str:
        site = form.cleaned_data["site"]
        given = {"judgement": form.judgement(), "seen": form.cleaned_data["seen"]}
        actions.judge_again(evidence=self.record, site=site, by=self.actor, **given)
        return self.cancel_url()
