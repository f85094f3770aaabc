"""The hub's register of sharings."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse

from spokework.casework.presenters.sharing_register import KIND_WORDS, register_row
from spokework.casework.queries import sharing_register
from spokework.casework.queries.data_quality import Last

from .reading import Reading


class SharingRegister(Reading):
    """A manager or data protection officer, monthly, or when somebody asks what was told; nothing is written."""

    heading = "Sharing register"
    template_name = "casework/sharing_register.html"

    def get(self, request: Any) -> HttpResponse:
        kind = request.GET.get("kind", "")
        kind = kind if kind in sharing_register.KINDS else sharing_register.SHARED
        after = Last.read(request.GET.get("after", ""))
        page = sharing_register.page(self.actor, kind, after)
        asked = {"kind": kind} if kind != sharing_register.SHARED else {}
        here = f"?{urlencode(asked)}" if asked else request.path
        return self.show(
            rows=[register_row(entered) for entered in page.entries],
            some_are_shut=not all(entered.is_open for entered in page.entries),
            kinds=KIND_WORDS.items(),
            kind=kind,
            what=KIND_WORDS[kind],
            first_url=here if after else "",
            next_url=f"?{urlencode(asked | {'after': str(page.after)})}" if page.after else "",
            logged=True,
        )
