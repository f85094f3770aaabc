"""Coding a source: with one key or click where there is a script, by line and words where there is none."""

import json
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views import View

from spokework.access.decide import Actor
from spokework.core.components import Row, Step
from spokework.core.errors import Refused
from spokework.evaluation import actions
from spokework.evaluation.forms import coding as forms
from spokework.evaluation.models import Code, Coding, Source
from spokework.evaluation.presenters import coding as present
from spokework.evaluation.presenters import source_text
from spokework.evaluation.presenters import sources as present_source
from spokework.evaluation.presenters.passages import place_of
from spokework.evaluation.queries import coding as rows
from spokework.evaluation.queries.evaluations import row_of
from spokework.evaluation.queries.sources import revisions, text_of
from spokework.evaluation.team import Work

from .base import InEvaluation, Reading, Writing

_WITH = ("site", "participant")
LARGEST = 2_000  # bytes of a request: numbers, and no words


class CodingSource(Reading):
    """A coder, hour after hour: read, select, one key."""

    template_name = "evaluation/source.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        source = self.row(Source, *_WITH)
        text, marks = text_of(self.actor, source), rows.marks_of(self.actor, source)
        codes = list(rows.codes_in_use(self.actor, self.evaluation))
        may_code = self.may_do(Work.CODE) and not source.is_withdrawn
        return self.show(
            title=f"Source {source.number}",
            heading=source.title,
            source=source,
            facts=present_source.facts(source, revisions(self.actor, source) if source.revision > 1 else {}),
            trail=self.trail(Step("Sources", self.link("sources")), here=source.title),
            text=source_text.drawn(text, marks, {code.number: code for code in codes}, self.evaluation) if text else "",
            coded=len(marks),
            data=source_text.as_data(marks),
            colours=source_text.colours(codes),
            tree=[code for code, _ in rows.in_tree(codes)] if may_code else [],
            memos=rows.memos(self.actor, source=source),
        )


class Codings(InEvaluation, View):
    """What the script sends: ``{"do": "add", "code": 3, "start": 10, "end": 25}``, or a coding to take off or put back.

    A few bytes in and out, whatever the length of the source.
    """

    needs = Work.CODE
    http_method_names = ["post"]

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        source = self.row(Source)
        try:
            return JsonResponse(self.done(source, _asked(request)))
        except Refused as refused:
            return JsonResponse({"refused": refused.message}, status=400)

    def done(self, source: Source, asked: dict[str, Any]) -> dict[str, object]:
        actor: Actor = self.request.actor
        if asked.get("do") == "add":
            code = row_of(actor, Code, self.evaluation, _number(asked, "code"))
            if code is None:
                raise Refused("Choose a code in use.")
            start, end = _number(asked, "start"), _number(asked, "end")
            coding = actions.code_passage(source=source, code=code, start=start, end=end, by=actor)
            return present.as_sent(coding, code, self.evaluation)
        verb = {"take_off": actions.take_off, "put_back": actions.put_back}.get(str(asked.get("do")))
        found = row_of(actor, Coding, self.evaluation, _number(asked, "coding"), ("source", "code"))
        if verb is None or found is None or found.source_id != source.pk:
            raise Refused("Choose a passage of this source.")
        return present.as_sent(verb(coding=found, by=actor), found.code, self.evaluation)


def _asked(request: Any) -> dict[str, Any]:
    try:
        asked = json.loads(request.body[:LARGEST])
    except ValueError:
        asked = None
    if not isinstance(asked, dict):
        raise Refused("This could not be read. Open the source again.")
    return asked


def _number(asked: dict[str, Any], name: str) -> int:
    value = asked.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**31:
        raise Refused("This could not be read. Open the source again.")
    return value


class _InSource(Writing):
    def steps(self, source: Source) -> list[Step]:
        return [Step("Sources", self.link("sources")), Step(source.title, self.link("source", source.number))]


class _OfSource(_InSource):
    def thing(self) -> Any:
        return self.row(Source, *_WITH)

    def cancel_url(self) -> str:
        return self.link("source", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        return {"trail": self.trail(*self.steps(self.record)), "lead": self.record.title}


class CodePassage(_OfSource):
    form_class = forms.PassageForm
    heading = "Code a passage"
    submit_label = "Code this passage"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"code": rows.codes_in_use(self.actor, self.evaluation)}}

    def act(self, form: Any) -> str:
        given = form.cleaned_data
        text = text_of(self.actor, self.record)
        start, end = place_of(text, first=given["first"], last=given["last"], words=given["words"])
        actions.code_passage(source=self.record, code=given["code"], start=start, end=end, by=self.actor)
        return f"{self.cancel_url()}#line-{given['first']}"


class _OfCoding(_InSource):
    def thing(self) -> Any:
        found = self.row(Coding, "source", "code", "coder")
        self.only_if_still_there(found.source.is_withdrawn)
        return found

    def cancel_url(self) -> str:
        return self.link("source", self.record.source.number)


class OneCoding(_OfCoding):
    """A passage and its code, and what was thought about it."""

    form_class = forms.MemoForm
    heading = "A coded passage"
    template_name = "evaluation/coding.html"
    submit_label = "Save memo"

    def extra_context(self) -> dict[str, Any]:
        (passage,) = rows.with_words(self.actor, [self.record])
        facts = [
            Row("Code", self.record.code),
            Row("Words", passage.words),
            Row("Coded by", self.record.coder or "at the machine"),
        ]
        return {
            "trail": self.trail(*self.steps(self.record.source)),
            "facts": facts,
            "memos": rows.memos(self.actor, coding=self.record),
            "is_off": self.record.removed_at is not None,
            "take_off_url": self.link("coding_take_off", self.record.number),
            "evidence_url": self.link("passage_evidence", self.record.number),
        }

    def act(self, form: Any) -> str:
        actions.write_memo(about=self.record, words=form.cleaned_data["words"], by=self.actor)
        return self.link("coding", self.record.number)


class TakeOff(_OfCoding):
    """Taken off, or put back where it was taken off."""

    heading = "Take a code off a passage, or put it back"

    def extra_context(self) -> dict[str, Any]:
        on = self.record.removed_at is None
        steps = self.steps(self.record.source)
        return {
            "trail": self.trail(*steps),
            "lead": "Taken off it counts no more. It can be put back." if on else "Put back it counts again.",
            "submit_label": "Take it off" if on else "Put it back",
        }

    def act(self, form: Any) -> str:
        verb = actions.take_off if self.record.removed_at is None else actions.put_back
        verb(coding=self.record, by=self.actor)
        return self.cancel_url()
