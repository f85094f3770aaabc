"""Pages for people without an account, each opened by a one-time link. They show nothing about a young person."""

from typing import Any, ClassVar

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from spokework.core.errors import Refused
from spokework.drafts.writing import SeeOther
from spokework.practice import actions
from spokework.practice.actions import LinkOver
from spokework.practice.codes import LinkPurpose
from spokework.practice.forms.answering import ConfidenceForm, ReviewByLinkForm
from spokework.practice.models import OneTimeLink
from spokework.practice.presenters.answering import asking
from spokework.practice.queries.one_time_links import find_link, is_open

from . import guessing


def unseen(response: HttpResponse) -> HttpResponse:
    """The address is the link: no copy of the page stays, and no other site learns where somebody came from."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


class Answer(View):
    """The form behind a link, for whoever holds it. Needs no session, no cookie and no JavaScript.

    There is no CSRF token: it proves that a form was drawn for this browser, and here the secret in the address does.
    """

    http_method_names = ["get", "head", "post"]
    forms: ClassVar[dict[str, Any]] = {
        LinkPurpose.REVIEW: ReviewByLinkForm,
        LinkPurpose.CONFIDENCE: ConfidenceForm,
    }

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if guessing.is_shut(request):
            return unseen(render(request, "practice/link_later.html", status=429))
        link = find_link(kwargs["token"])
        if link is None:
            guessing.missed(request)
            return self._over(404)
        kwargs["link"] = link
        return unseen(super().dispatch(request, *args, **kwargs))  # type: ignore[arg-type]  # an answer of get or post

    def get(self, request: Any, token: str, link: OneTimeLink) -> HttpResponse:
        return self._form(self.forms[link.purpose](), link) if is_open(link) else self._over(410)

    def post(self, request: Any, token: str, link: OneTimeLink) -> HttpResponse:
        form = self.forms[link.purpose](request.POST)
        if not form.is_valid():
            return self._form(form, link, 422) if is_open(link) else self._over(410)
        try:
            _take(token, link, form)
        except LinkOver:
            return self._over(410)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            return self._form(form, link, 422)
        return SeeOther(reverse("by_link:answered"))

    def _form(self, form: Any, link: OneTimeLink, status: int = 200) -> HttpResponse:
        return render(self.request, "practice/answer.html", {"form": form, "asking": asking(link)}, status=status)

    def _over(self, status: int) -> HttpResponse:
        """The same page whether it was used, has expired or never was one; it does not say whose it was."""
        return unseen(render(self.request, "practice/link_over.html", status=status))


def _take(token: str, link: OneTimeLink, form: Any) -> None:
    sending = form.cleaned_data["submission"]
    if link.purpose == LinkPurpose.REVIEW:
        actions.answer_review_by_link(token=token, sending=sending, **form.answers())
    else:
        actions.answer_confidence_by_link(token=token, sending=sending, score=form.cleaned_data["score"])


answer = csrf_exempt(Answer.as_view())


def answered(request: Any) -> HttpResponse:
    return unseen(render(request, "practice/answered.html"))
