"""A team's lessons: written in plain words, quoted, read by another, published, taken back."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse

from spokework.core.components import Confirm, Row, Step
from spokework.core.forms import AsItStoodForm
from spokework.evaluation import actions
from spokework.evaluation.forms import lessons as forms
from spokework.evaluation.models import Evidence, Lesson, Quote, Theory
from spokework.evaluation.presenters import lessons as present
from spokework.evaluation.presenters.theories import sentence, wording_rows
from spokework.evaluation.queries import lessons as rows
from spokework.evaluation.queries.theories import JUDGED, versions
from spokework.evaluation.states import LESSON, TELLABLE, LessonState
from spokework.evaluation.team import Work

from .base import Reading, Writing, expected


class Lessons(Reading):
    heading = "Lessons"
    template_name = "evaluation/lessons.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        found = rows.lessons(self.actor, self.evaluation)
        return self.show(table=present.lessons_table(self.evaluation, found) if found else None)


class ShowLesson(Reading):
    """As its readers will see it, with what the team can do next."""

    template_name = "evaluation/lesson.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        lesson = self.row(Lesson, "theory", "read_by", "published_by")
        verbs = LESSON.verbs_from(lesson.state)
        quotes = rows.quotes(self.actor, lesson)
        writing = self.may_do(Work.CODE) and "write" in verbs
        quotable = rows.quotable(self.actor, lesson, quotes) if writing else []
        return self.show(
            title="Lesson",
            heading=lesson.title,
            lesson=lesson,
            verbs=verbs,
            writing=writing,
            told=present.told(lesson, rows.places(self.actor, lesson), quotes),
            work=present.work(lesson),
            state=present.STATE_WORDS[LessonState(lesson.state)],
            tone=present.STATE_TONES.get(LessonState(lesson.state), "neutral"),
            quotes=[(each.quote, each.words) for each in quotes if each.words] if writing else [],
            quotable=present.quotable_table(self.evaluation, lesson, quotable) if quotable else None,
            out=present.address(lesson) if lesson.is_out else "",
            another=not lesson.is_out or lesson.theory.state in TELLABLE,
            trail=self.trail(Step("Lessons", self.link("lessons")), here=lesson.title),
        )


class WriteLesson(Writing):
    form_class = forms.LessonForm
    template_name = "evaluation/telling.html"
    heading = "Tell a theory in plain words"
    submit_label = "Save lesson"

    def thing(self) -> Any:
        return self.row(Theory, "domain")

    def form_kwargs(self) -> dict[str, Any]:
        self.before = next((each for each in self.told() if each.theory_id == self.record.pk), None)
        return {"another": self.before is not None}

    def told(self) -> list[Lesson]:
        return rows.lessons(self.actor, self.evaluation)

    def initial(self) -> dict[str, Any]:
        before = next((each for each in self.told() if each.theory_id == self.record.pk), None)
        names = ("title", *present.PARTS)
        return {name: getattr(before, name) for name in names} if before else {"title": self.record.title}

    def cancel_url(self) -> str:
        return self.link("theory", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        return {"trail": self.trail(), **_says(self.actor, self.record)}

    def act(self, form: Any) -> str:
        reason = form.cleaned_data.get("reason", "")
        lesson = actions.write_lesson(theory=self.record, words=form.words(), reason=reason, by=self.actor)
        return self.link("lesson", lesson.number)


def _says(actor: Any, theory: Theory) -> dict[str, Any]:
    """What the theory says, beside the words it is told in."""
    version = versions(actor, theory)[0]
    return {"says": sentence(version), "wording": wording_rows(version)[3:]}


class _OfLesson(Writing):
    def thing(self) -> Any:
        return self.row(Lesson, "theory__domain")

    def cancel_url(self) -> str:
        return self.link("lesson", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        steps = Step("Lessons", self.link("lessons")), Step(self.record.title, self.cancel_url())
        return {"trail": self.trail(*steps), "lead": self.record.title}


class ChangeLesson(_OfLesson):
    form_class = forms.LessonChange
    template_name = "evaluation/telling.html"
    heading = "Change a lesson"
    lead = "Whoever has read it reads it again."

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in ("title", *present.PARTS)}

    def extra_context(self) -> dict[str, Any]:
        return super().extra_context() | _says(self.actor, self.record.theory) | {"lead": self.lead}

    def act(self, form: Any) -> str:
        actions.change_lesson(lesson=self.record, words=form.words(), by=self.actor, expected=expected(form))
        return self.cancel_url()


class QuotePassage(_OfLesson):
    form_class = forms.QuoteForm
    template_name = "evaluation/judging.html"
    heading = "Quote a passage"
    submit_label = "Quote it"

    def thing(self) -> Any:
        source = self.row(Evidence, *JUDGED, number="evidence").source
        if self.stands_at is not None and not (source and source.may_be_quoted):
            raise Http404  # a page still open elsewhere keeps nothing more of it
        return super().thing()

    def initial(self) -> dict[str, Any]:
        return {"words": self.passage}

    @cached_property
    def judged(self) -> Evidence:
        found: Evidence = self.row(Evidence, *JUDGED, number="evidence")
        if found.coding is None:
            raise Http404
        self.only_if_still_there(found.coding.source.is_withdrawn)
        return found

    @cached_property
    def passage(self) -> str:
        return rows.passage(self.actor, self.judged)

    def extra_context(self) -> dict[str, Any]:
        lead = "It is read with who said it – “Police”, “Young person” –, where several of them took part."
        facts = [Row("Passage", self.passage), Row("Verdict", self.judged.get_verdict_display())]
        return super().extra_context() | {"facts": facts, "lead": lead}

    def act(self, form: Any) -> str:
        words = form.cleaned_data["words"]
        actions.quote_passage(lesson=self.record, evidence=self.judged, words=words, by=self.actor)
        return self.cancel_url()


class _Deciding(_OfLesson):
    effects: tuple[str, ...] = ()

    def extra_context(self) -> dict[str, Any]:
        confirm = Confirm(f"Before you {self.submit_label[0].lower()}{self.submit_label[1:]}", self.effects)
        return super().extra_context() | {"confirm": confirm}


class DropQuote(_Deciding):
    heading = "Leave a quote out"
    submit_label = "Leave it out"
    effects = (
        "The quote leaves this lesson. An edition that is out keeps it.",
        "Where no other edition has it, its words are destroyed.",
    )

    def act(self, form: Any) -> str:
        actions.drop_quote(lesson=self.record, quote=self.row(Quote, number="quote"), by=self.actor)
        return self.cancel_url()


class _OnItsWords(_Deciding):
    """The words stand on the page, and the button is for these: changed meanwhile, they are to be read again."""

    form_class = AsItStoodForm
    template_name = "evaluation/lesson_decided.html"

    def extra_context(self) -> dict[str, Any]:
        # Read after the form took its version: what is shown is never older than what the button says.
        lesson = self.thing()
        told = present.told(lesson, rows.places(self.actor, lesson), rows.quotes(self.actor, lesson))
        return super().extra_context() | {"told": told, "lead": lesson.title}


class ReadLesson(_OnItsWords):
    needs = Work.READ
    heading = "Say that you have read it"
    submit_label = "I have read it"
    effects = (
        "You have read every word, and nobody can be recognised from it.",
        "It says where the theory did not hold as plainly as where it did.",
        "The lead can publish it then.",
    )

    def extra_context(self) -> dict[str, Any]:
        return super().extra_context() | {"confirm": Confirm("Say so only if this is true", self.effects)}

    def act(self, form: Any) -> str:
        actions.read_lesson(lesson=self.record, by=self.actor, expected=expected(form))
        return self.cancel_url()


class PublishLesson(_OnItsWords):
    needs = Work.LEAD
    heading = "Publish a lesson"
    submit_label = "Publish lesson"
    effects = (
        "Workers, hub managers, the programme’s office and funders read it from now on.",
        "Its words never change; a correction is another edition, with its reason.",
        "A quote whose speaker takes consent back leaves it at once.",
    )

    def act(self, form: Any) -> str:
        actions.publish_lesson(lesson=self.record, by=self.actor, expected=expected(form))
        return self.cancel_url()


class TakeBackLesson(_Deciding):
    needs = Work.LEAD
    form_class = forms.TakeBackForm
    heading = "Take a lesson back"
    submit_label = "Take it back"
    submit_danger = True
    effects = (
        "Nobody outside the team reads this edition any more.",
        "No earlier edition comes back in its place; write another to tell it again.",
        "That it was out, and why it is not, stays on record.",
    )

    def act(self, form: Any) -> str:
        actions.take_back_lesson(lesson=self.record, reason=form.cleaned_data["reason"], by=self.actor)
        return self.cancel_url()
