"""The form every writing page uses."""

from collections.abc import Iterable
from typing import Any, ClassVar, cast
from uuid import UUID, uuid4

from crispy_forms.helper import FormHelper
from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from spokework.core.forms.messages import give_messages

SHORT_CHOICE = 7


class SpokeForm(forms.Form):
    """A form whose page owns <form>, csrf and the summary of errors.

    ``submission`` makes a second press of the button the same submission. ``versioned = True`` adds ``version``:
    what the record stood at when the page was drawn; after a conflict call ``accept_version`` and draw the form again.
    """

    versioned: ClassVar[bool] = False
    use_required_attribute = False

    submission = forms.UUIDField(required=False, initial=uuid4, widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.versioned:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=version, min_value=0)
            self.fields["version"].error_messages["required"] = "Open this page again and save from there"
        for name, field in self.fields.items():
            self._prepare(name, field)
        self.helper = _helper()

    def _prepare(self, name: str, field: forms.Field) -> None:
        if field.widget.is_hidden:
            return
        field.label = field.label or name.replace("_", " ").capitalize()
        give_messages(field)
        _show_short_choices(field)
        if not field.required and not isinstance(field, forms.BooleanField):
            field.label = f"{field.label} (optional)"

    def clean_submission(self) -> UUID:
        # A browser always sends one; a caller that does not has no double press to guard against.
        return self.cleaned_data.get("submission") or uuid4()

    def accept_version(self, version: int) -> None:
        """Let what was typed be saved over ``version``, once the person has seen what that version says."""
        data = cast("QueryDict", self.data).copy()
        data[self.add_prefix("version")] = str(version)
        self.data = data

    def restore(self, data: QueryDict) -> None:
        """Show what was typed earlier, right or wrong, as a new submission. It is checked when it is sent."""
        typed = data.copy()
        typed[self.add_prefix("submission")] = str(uuid4())
        self.data, self.is_bound = typed, True
        self._errors, self.cleaned_data = ErrorDict(), {}


class AsItStoodForm(SpokeForm):
    """Nothing to fill in; but it must be the record that was looked at."""

    versioned = True


def _helper() -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.include_media = False
    # A layout names what is seen; the submission and the version go with every form.
    helper.render_hidden_fields = True
    helper.template = "core/forms/crispy_form.html"
    helper.field_template = "core/forms/field.html"
    return helper


def _show_short_choices(field: forms.Field) -> None:
    """All the answers at once where there are few: nothing to open, nothing to scroll."""
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        _redraw(field)
    if isinstance(field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        field.widget.attrs.setdefault("class", "form-check-input")


def _redraw(field: forms.ChoiceField) -> None:
    offered: list[Any] = list(cast("Iterable[Any]", field.choices))
    answers = [pair for pair in offered if pair[0] not in ("", None)]
    few = len(answers) <= SHORT_CHOICE
    if type(field.widget) is forms.SelectMultiple:
        field.widget = forms.CheckboxSelectMultiple(attrs=field.widget.attrs)
    elif type(field.widget) is not forms.Select:
        return
    elif few:
        field.widget = forms.RadioSelect(attrs=field.widget.attrs)
        answers = answers if field.required else [("", "Not recorded"), *answers]
    else:
        answers = [("", "Choose one" if field.required else "Not recorded"), *answers]
    field.choices = answers
    field.widget.is_required = field.required
