from collections.abc import Sequence
from typing import Any

from django import forms

from spokework.access.roles import ROLES, Role
from spokework.core.forms import DateField, SpokeForm

from .base import ChoosingForm


class InviteForm(ChoosingForm):
    email = forms.EmailField(label="E-mail address")
    name = forms.CharField(max_length=100)
    role = forms.ChoiceField()
    hub: Any = forms.ModelChoiceField(queryset=None, required=False, help_text="Only for a hub administrator")

    def __init__(self, *args: Any, roles: Sequence[Role], in_hub: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if in_hub:
            del self.fields["hub"]
        field: Any = self.fields["role"]
        field.widget = forms.RadioSelect(attrs={"class": "form-check-input"})
        field.choices = [(role.value, role.label) for role in roles]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role = Role(cleaned["role"]) if cleaned.get("role") else None
        if role is not None and "hub" in self.fields and ROLES[role].of_hub and not cleaned.get("hub"):
            self.add_error("hub", "Choose the hub this person will administer")
        return cleaned


class EndMembershipForm(SpokeForm):
    end = DateField(
        label="First day without the role", help_text="Today shuts them out now, and ends what they have open"
    )
