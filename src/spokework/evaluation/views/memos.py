"""A memo about whatever has a page of its own, where it is read. A passage has the form on its page."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from spokework.core.components import Step
from spokework.evaluation import actions
from spokework.evaluation.forms import coding as forms
from spokework.evaluation.models import Code, Numbered, Participant, Site, Snapshot, Source, Theory

from .base import Writing


@dataclass(frozen=True)
class Kind:
    """``lasting``: it stays whatever is withdrawn."""

    model: type[Numbered]
    listed: str
    page: str  # that lists them
    lasting: bool = False


# By what the address says it is about, which is also the name of its page.
KINDS = {
    "source": Kind(Source, "Sources", "sources"),
    "code": Kind(Code, "Codes", "codes", lasting=True),
    "theory": Kind(Theory, "Theories", "theories", lasting=True),
    "site": Kind(Site, "Sites", "sites", lasting=True),
    "participant": Kind(Participant, "Who took part", "participants"),
    "figure": Kind(Snapshot, "Figures", "figures", lasting=True),
}


class WriteMemoOnAll(Writing):
    """About the evaluation itself."""

    heading = "Write a memo"
    submit_label = "Save memo"
    form_class = forms.MemoForm

    def form_kwargs(self) -> dict[str, Any]:
        return {"lasting": True}

    def act(self, form: Any) -> str:
        actions.write_memo(about=self.record, words=form.cleaned_data["words"], by=self.actor)
        return self.cancel_url()


class WriteMemo(WriteMemoOnAll):
    """About a row of it."""

    @property
    def kind(self) -> Kind:
        return KINDS[self.kwargs["about"]]

    def thing(self) -> Any:
        row = self.row(self.kind.model)
        if isinstance(row, Code) and row.merged_into_id is not None:
            raise Http404
        self.only_if_still_there(_is_gone(row))
        return row

    def form_kwargs(self) -> dict[str, Any]:
        return {"lasting": self.kind.lasting}

    def cancel_url(self) -> str:
        return self.link(self.kwargs["about"], self.record.number)

    def extra_context(self) -> dict[str, Any]:
        listed = Step(self.kind.listed, self.link(self.kind.page))
        return {"trail": self.trail(listed, Step(str(self.record), self.cancel_url())), "lead": str(self.record)}


def _is_gone(row: Numbered) -> bool:
    """Withdrawn: nothing more is thought about it."""
    match row:
        case Source():
            return row.is_withdrawn
        case Participant():
            return row.has_withdrawn
    return False
