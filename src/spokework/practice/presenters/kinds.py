"""The kinds of work there are: what they are called, and what they are recorded by."""

from dataclasses import dataclass

from django.urls import reverse

from spokework.practice.models import Consultancy, WorkDone


@dataclass(frozen=True)
class Kind:
    key: str  # in addresses and filters, and the name of its page
    model: type[WorkDone]
    label: str
    line: str  # under the label on the page on which one chooses what to record

    @property
    def new_url(self) -> str:
        return reverse(f"practice:{self.key}_new")

    def url(self, row: WorkDone) -> str:
        return reverse(f"practice:{self.key}", kwargs={"pk": row.pk})


KINDS = (Kind("consultancy", Consultancy, "Consultancy", "Advice to another professional"),)


def kind_of(row: WorkDone) -> Kind:
    return next(kind for kind in KINDS if isinstance(row, kind.model))
