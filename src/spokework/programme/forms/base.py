from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.forms import ModelMultipleChoiceField

from spokework.core.forms import SpokeForm


class ChoosingForm(SpokeForm):
    """A form with fields that choose among rows; which rows there are depends on who is writing."""

    def __init__(self, *args: Any, choose: Mapping[str, QuerySet[Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (choose or {}).items():
            field: Any = self.fields[name]
            field.queryset = rows
            if not isinstance(field, ModelMultipleChoiceField):  # it would offer that as one of many
                field.empty_label = "Choose one" if field.required else "None"
