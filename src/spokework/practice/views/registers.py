"""The register of a session or a training: names, on a page of their own."""

from collections.abc import Callable
from typing import Any

from django.http import Http404

from spokework.core.components import Confirm
from spokework.core.forms import SpokeForm
from spokework.practice import actions
from spokework.practice.actions.registers import names_kept
from spokework.practice.forms.sessions import RegisterForm

from .base import WriteDone


def register_of(row: Any, url: Callable[[str], str], *, may_write: bool) -> dict[str, Any]:
    """How many names, and what may be done with them; the names are on their own page."""
    kept, dropped = names_kept(row), row.register_dropped_on
    return {
        "names_kept": kept,
        "register_url": url("register") if may_write and not dropped else "",
        "drop_url": url("register_drop") if may_write and kept else "",
    }


class KeepRegister(WriteDone):
    """Whoever has the list of who came; that it was opened is in the log."""

    heading = "Register"
    lead = "Names tell how many different people came. They are sealed under a key of this register alone."
    form_class = RegisterForm
    submit_label = "Save register"

    def thing(self) -> Any:
        row = super().thing()
        if row.register_dropped_on is not None:
            raise Http404
        return row

    def initial(self) -> dict[str, Any]:
        return {"names": "\n".join(actions.read_register(event=self.row, by=self.actor))}

    def act(self, form: Any) -> str:
        actions.keep_register(event=self.row, names=form.cleaned_data["names"].splitlines(), by=self.actor)
        return self.url()

    def done_message(self) -> str:
        return "The register is kept."


class DropRegister(WriteDone):
    """Whoever no longer needs names; they cannot be brought back."""

    heading = "Drop the register"
    form_class = SpokeForm
    submit_label = "Drop register"
    submit_danger = True

    def thing(self) -> Any:
        row = super().thing()
        if not names_kept(row):
            raise Http404
        return row

    def act(self, form: Any) -> str:
        actions.drop_register(event=self.row, by=self.actor)
        return self.url()

    def done_message(self) -> str:
        return "The register is dropped."

    def extra_context(self) -> dict[str, Any]:
        effects = [
            f"The key that opens these {names_kept(self.row)} names is destroyed: nobody can read them any more, "
            "in older copies too.",
            f"That {self.row.attended} came stays. Different people are no longer told apart here.",
            "No names can be kept for it again.",
        ]
        return super().extra_context() | {"confirm": Confirm("Drop the register for good", effects)}
