"""The tree of codes, and one code with its passages."""

from typing import Any

from django.http import Http404, HttpResponse

from spokework.core.components import Confirm, Step
from spokework.evaluation import actions
from spokework.evaluation.forms import coding as forms
from spokework.evaluation.models import Code
from spokework.evaluation.presenters import coding as present
from spokework.evaluation.queries import coding as rows

from .base import Reading, Writing, expected, said


class Codes(Reading):
    """A coder between two interviews: what there is, what it means, how often it was used."""

    heading = "Codes"
    template_name = "evaluation/codes.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        tree = rows.code_tree(self.actor, self.evaluation)
        return self.show(table=present.tree_table(self.evaluation, tree) if tree else None)


class AddCode(Writing):
    form_class = forms.CodeForm
    heading = "Add a code"
    submit_label = "Add code"
    back = "codes"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"parent": rows.codes_in_use(self.actor, self.evaluation)}}

    def act(self, form: Any) -> str:
        actions.add_code(evaluation=self.record, by=self.actor, **said(form))
        return self.cancel_url()


class ShowCode(Reading):
    template_name = "evaluation/code.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        code = self.row(Code, "parent", "merged_into")
        found = rows.passages_of(self.actor, code)
        return self.show(
            title="Code",
            heading=code.name,
            code=code,
            passages=[(each, self.link("source", each.coding.source.number)) for each in found],
            memos=rows.memos(self.actor, code=code),
            trail=self.trail(Step("Codes", self.link("codes")), here=code.name),
        )


class _OfCode(Writing):
    def thing(self) -> Any:
        code = self.row(Code, "parent")
        if code.merged_into_id is not None:
            raise Http404
        return code

    def others(self) -> Any:
        return rows.codes_in_use(self.actor, self.evaluation).exclude(pk=self.record.pk)

    def cancel_url(self) -> str:
        return self.link("code", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        steps = Step("Codes", self.link("codes")), Step(self.record.name, self.cancel_url())
        return {"trail": self.trail(*steps), "lead": self.record.name}


class ChangeCode(_OfCode):
    form_class = forms.CodeChange
    heading = "Change a code"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"parent": self.others()}}

    def initial(self) -> dict[str, Any]:
        row = self.record
        return {"name": row.name, "definition": row.definition, "colour": row.colour, "parent": row.parent_id}

    def act(self, form: Any) -> str:
        actions.change_code(code=self.record, by=self.actor, expected=expected(form), **said(form))
        return self.cancel_url()


class MergeCode(_OfCode):
    form_class = forms.MergeForm
    heading = "Merge a code into another"
    submit_label = "Merge"
    submit_danger = True

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"into": self.others()}}

    def extra_context(self) -> dict[str, Any]:
        effects = ["All its passages, and the codes under it, go to the other code.", "It cannot be used any more."]
        confirm = Confirm("Before you merge this code", effects, undo="The passages can be split off again by hand.")
        return super().extra_context() | {"confirm": confirm}

    def act(self, form: Any) -> str:
        stays = actions.merge_codes(code=self.record, into=form.cleaned_data["into"], by=self.actor)
        return self.link("code", stays.number)


class SplitCode(_OfCode):
    form_class = forms.SplitForm
    heading = "Split a code"
    lead = "Some of its passages go to a new code beside it."
    submit_label = "Split"

    def form_kwargs(self) -> dict[str, Any]:
        self.passages = rows.passages_of(self.actor, self.record)
        return {"passages": present.to_choose(self.passages)}

    def act(self, form: Any) -> str:
        chosen = set(form.cleaned_data["codings"])
        codings = [each.coding for each in self.passages if str(each.coding.number) in chosen]
        name, definition = form.cleaned_data["name"], form.cleaned_data["definition"]
        new = actions.split_code(code=self.record, name=name, definition=definition, codings=codings, by=self.actor)
        return self.link("code", new.number)
