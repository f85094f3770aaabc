"""Theories, what becomes of them, and what is held against them."""

from typing import Any

from django import forms

from spokework.core.forms import SpokeForm
from spokework.evaluation import codes
from spokework.evaluation.actions import Judgement, Wording
from spokework.evaluation.states import MOVES, THEORY
from spokework.programme.forms.base import ChoosingForm

from .base import LongSelect, text

_WORDING = ("if_said", "then_said", "because_said", "context", "resource", "reasoning", "outcome", "level")


class DomainForm(SpokeForm):
    title = forms.CharField(label="What the outcome is called", max_length=120)
    is_working_title = forms.BooleanField(label="This is a working title", required=False)
    indicators = forms.MultipleChoiceField(
        label="Figures that say something about it", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, indicators: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["indicators"]
        field.choices = indicators


class WordingForm(ChoosingForm):
    if_said = text("If …", rows=2, required=True)
    then_said = text("then …", rows=2, required=True)
    because_said = text("because …", rows=2)
    context = text("Context", rows=2, help_text="Where, for whom, in what circumstances")
    resource = text("What is put in", rows=2, help_text="The resource of the mechanism: what the programme offers")
    reasoning = text("How people answer to it", rows=2, help_text="The reasoning of the mechanism")
    outcome = text("What it leads to", rows=2)
    level = forms.ChoiceField(choices=codes.TheoryLevel.choices, initial=codes.TheoryLevel.CMO)

    def wording(self) -> Wording:
        return Wording(**{name: self.cleaned_data[name] for name in _WORDING})


class TheoryForm(WordingForm):
    field_order = ("title", "domain")

    title = forms.CharField(label="What it is called", max_length=120)
    domain: Any = forms.ModelChoiceField(queryset=None, widget=LongSelect, label="Of which outcome")


_CHANGES = [choice for choice in codes.Change.choices if choice[0] != codes.Change.FIRST]


class RefineForm(WordingForm):
    versioned = True

    change = forms.ChoiceField(label="What changed", choices=_CHANGES)
    reason = text("Why", rows=3, required=True)
    prompted_by = forms.MultipleChoiceField(
        label="Evidence that prompted it", choices=(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, evidence: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["prompted_by"]
        field.choices = evidence
        if not evidence:
            del self.fields["prompted_by"]


class MoveForm(SpokeForm):
    verb = forms.ChoiceField(label="What becomes of it", choices=())
    reason = text("Why", rows=3, required=True)

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["verb"]
        field.choices = [(verb, MOVES[verb]) for verb in THEORY.verbs_from(state) if verb in MOVES]


class RelateForm(ChoosingForm):
    kind = forms.ChoiceField(label="How they hang together", choices=codes.RelationKind.choices)
    other: Any = forms.ModelChoiceField(queryset=None, widget=LongSelect, label="The other theory")


class JudgementForm(ChoosingForm):
    verdict = forms.ChoiceField(label="What it says about the theory", choices=codes.Verdict.choices)
    part = forms.ChoiceField(label="What it speaks to", choices=codes.Part.choices, initial=codes.Part.WHOLE)
    site: Any = forms.ModelChoiceField(queryset=None, required=False, widget=LongSelect, label="At which site")
    relevance = forms.ChoiceField(
        choices=codes.Grade.choices,
        initial=codes.Grade.MIDDLING,
        help_text="How close it comes to what the theory says",
    )
    rigour = forms.ChoiceField(
        choices=codes.Grade.choices, initial=codes.Grade.MIDDLING, help_text="How far what was said can be trusted"
    )
    reasoning = text(
        "Why you judge so", rows=3, required=True, help_text="In your own words: the passage stands beside it"
    )

    def judgement(self) -> Judgement:
        names = ("verdict", "reasoning", "part", "relevance", "rigour")
        return Judgement(**{name: self.cleaned_data[name] for name in names})


class JudgeAgainForm(JudgementForm):
    """Sends back what it was drawn on, so that nothing is judged unread."""

    seen = forms.CharField(widget=forms.HiddenInput, error_messages={"required": "Open this page again and save there"})

    def accept_version(self, version: int) -> None:
        super().accept_version(version)
        data: Any = self.data
        data["seen"] = self.initial["seen"]


class EvidenceForm(JudgementForm):
    field_order = ("theory",)

    theory: Any = forms.ModelChoiceField(queryset=None, widget=LongSelect, label="Which theory")
