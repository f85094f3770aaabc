"""Theories: the board, one of them, its wording and its states."""

from typing import Any

from django.http import Http404, HttpResponse

from spokework.core.components import Confirm, Step
from spokework.evaluation import actions
from spokework.evaluation.forms import theories as forms
from spokework.evaluation.models import OutcomeDomain, Relation, Theory
from spokework.evaluation.models.theory import WORDS
from spokework.evaluation.presenters import figures
from spokework.evaluation.presenters import theories as present
from spokework.evaluation.presenters.stated import patterns_table
from spokework.evaluation.queries import theories as rows
from spokework.evaluation.queries.coding import memos
from spokework.evaluation.queries.evaluations import sites
from spokework.evaluation.queries.figures import latest
from spokework.evaluation.queries.patterns import stated_of
from spokework.evaluation.states import MOVES, TELLABLE, THEORY

from .base import Reading, Writing, expected, said


class Theories(Reading):
    """An evaluator on a Monday: what is believed, how far each has come, what is to be looked at again."""

    heading = "Theories"
    template_name = "evaluation/theories.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        actor, here = self.actor, self.evaluation
        judged = rows.evidence(actor, here)
        found = list(rows.theories(actor, here))
        domains, says = list(rows.domains(actor, here)), rows.current_versions(actor, here)
        measured = figures.measured(latest(actor))
        stale = sum(rows.to_look_at(each) for each in judged)
        return self.show(
            board=present.board(here, domains, found, says, judged, measured), any=bool(found), stale=stale
        )


class Matrix(Reading):
    heading = "Theories at sites"
    template_name = "evaluation/matrix.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        actor, here = self.actor, self.evaluation
        found = rows.matrix(rows.evidence(actor, here))
        table = present.matrix_table(here, list(rows.theories(actor, here)), list(sites(actor, here)), found)
        return self.show(table=table if found else None)


class LookAgain(Reading):
    """What has moved on since it was judged."""

    heading = "To look at again"
    template_name = "evaluation/again.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        stale = [row for row in rows.evidence(self.actor, self.evaluation) if rows.why_stale(row)]
        several = sum(rows.may_still_hold(row) for row in stale) > 1
        shown = rows.shown(self.actor, stale)
        return self.show(
            shown=[each for each in shown if not each.rests_on_nothing],
            gone=[each for each in shown if each.rests_on_nothing],
            several=several,
        )


class ShowTheory(Reading):
    template_name = "evaluation/theory.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        theory = self.row(Theory, "domain")
        versions = rows.versions(self.actor, theory)
        judged = rows.evidence(self.actor, self.evaluation, theory=theory)
        steps = rows.steps(self.actor, theory)
        verbs = THEORY.verbs_from(theory.state)
        return self.show(
            title="Theory",
            heading=theory.title,
            theory=theory,
            state=present.state_words(theory.state),
            tone=present.tone(theory.state),
            says=present.sentence(versions[0]),
            wording=present.wording_rows(versions[0]),
            history=present.history(versions),
            steps=present.steps_table(steps) if steps else None,
            shown=rows.shown(self.actor, judged),
            counted=present.counted(judged),
            on_nothing=rows.stands_on_nothing(theory, judged),
            relations=rows.relations(self.actor, theory),
            memos=memos(self.actor, theory=theory),
            patterns=patterns_table(self.evaluation, stated) if (stated := stated_of(self.actor, theory)) else None,
            may_tell=theory.state in TELLABLE,
            may_refine="refine" in verbs or "reword" in verbs,
            may_move=any(verb in MOVES for verb in verbs),
            trail=self.trail(Step("Theories", self.link("theories")), here=theory.title),
        )


class TheoryAt(Reading):
    """What was said about one theory at one site: where a cell of the matrix leads."""

    template_name = "evaluation/theory_at.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        theory, number = self.row(Theory), self.kwargs["site"]
        site = rows.site_named(self.actor, self.evaluation, number) if number else None
        if number and site is None:
            raise Http404
        judged = rows.evidence(self.actor, self.evaluation, theory=theory, site=site)
        where = site.name if site else "no site said"
        return self.show(
            title="Theory at a site",
            heading=f"{theory.title}: {where}",
            shown=rows.shown(self.actor, judged),
            counted=present.counted(judged),
            trail=self.trail(
                Step("Theories", self.link("theories")),
                Step(theory.title, self.link("theory", theory.number)),
                here=where,
            ),
        )


class NameOutcome(Writing):
    form_class = forms.DomainForm
    heading = "Name an outcome"
    back = "theories"

    def thing(self) -> Any:
        return self.row(OutcomeDomain)

    def form_kwargs(self) -> dict[str, Any]:
        from spokework.insight.indicators import INDICATORS  # noqa: PLC0415  # Ibis comes with it

        return {"indicators": [(code, each.title) for code, each in INDICATORS.items()]}

    def initial(self) -> dict[str, Any]:
        return {
            "title": self.record.title,
            "is_working_title": self.record.is_working_title,
            "indicators": [each["code"] for each in self.record.indicators],
        }

    def act(self, form: Any) -> str:
        actions.name_domain(domain=self.record, by=self.actor, **said(form))
        return self.cancel_url()


class AddTheory(Writing):
    form_class = forms.TheoryForm
    heading = "Add a theory"
    lead = "Gleaned, to begin with. Say what you can; before it is put forward it is worded in full."
    submit_label = "Add theory"
    back = "theories"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"domain": rows.domains(self.actor, self.evaluation)}}

    def act(self, form: Any) -> str:
        given = {"title": form.cleaned_data["title"], "domain": form.cleaned_data["domain"]}
        theory = actions.add_theory(evaluation=self.record, wording=form.wording(), by=self.actor, **given)
        return self.link("theory", theory.number)


class _OfTheory(Writing):
    def thing(self) -> Any:
        return self.row(Theory, "domain")

    def cancel_url(self) -> str:
        return self.link("theory", self.record.number)

    def extra_context(self) -> dict[str, Any]:
        steps = Step("Theories", self.link("theories")), Step(self.record.title, self.cancel_url())
        return {"trail": self.trail(*steps), "lead": self.record.title}


class RefineTheory(_OfTheory):
    form_class = forms.RefineForm
    heading = "Refine a theory"
    submit_label = "Save new version"

    def form_kwargs(self) -> dict[str, Any]:
        self.judged = rows.evidence(self.actor, self.evaluation, theory=self.record)
        return {"evidence": present.to_choose(self.judged)}

    def initial(self) -> dict[str, Any]:
        version = rows.versions(self.actor, self.record)[0]
        return {name: getattr(version, name) for name in (*WORDS, "level")}

    def saved_values(self, current: Any) -> dict[str, Any]:
        """What the version says that came in between, and why there is one."""
        version = rows.versions(self.actor, current)[0]
        said = {name: getattr(version, name) for name in (*WORDS, "level", "reason")}
        return said | {"change": version.kind_of_change}

    def act(self, form: Any) -> str:
        chosen = set(form.cleaned_data.get("prompted_by", []))
        actions.refine_theory(
            theory=self.record,
            wording=form.wording(),
            change=form.cleaned_data["change"],
            reason=form.cleaned_data["reason"],
            prompted_by=[row for row in self.judged if str(row.number) in chosen],
            by=self.actor,
            expected=expected(form),
        )
        return self.cancel_url()

    def done_message(self) -> str:
        return "The new version is saved. What was judged of the one before is listed to be looked at again."


class MoveTheory(_OfTheory):
    form_class = forms.MoveForm
    heading = "What becomes of a theory"
    submit_label = "Save"

    def form_kwargs(self) -> dict[str, Any]:
        return {"state": self.record.state}

    def act(self, form: Any) -> str:
        given = form.cleaned_data
        actions.move_theory(theory=self.record, verb=given["verb"], reason=given["reason"], by=self.actor)
        return self.cancel_url()


class RelateTheory(_OfTheory):
    form_class = forms.RelateForm
    heading = "Relate a theory to another"
    submit_label = "Relate them"

    def form_kwargs(self) -> dict[str, Any]:
        return {"choose": {"other": rows.theories(self.actor, self.evaluation).exclude(pk=self.record.pk)}}

    def act(self, form: Any) -> str:
        other, kind = form.cleaned_data["other"], form.cleaned_data["kind"]
        actions.relate_theories(theory=self.record, other=other, kind=kind, by=self.actor)
        return self.cancel_url()


class EndRelation(Writing):
    heading = "End a relation"
    submit_label = "End this relation"
    submit_danger = True

    def thing(self) -> Any:
        return self.row(Relation, "theory", "other")

    def cancel_url(self) -> str:
        return self.link("theory", self.record.theory.number)

    def extra_context(self) -> dict[str, Any]:
        two = [self.record.theory.title, self.record.other.title]
        confirm = Confirm("Before you end this relation", ["The two theories stay as they are."], people=two)
        return super().extra_context() | {"confirm": confirm}

    def act(self, form: Any) -> str:
        actions.end_relation(relation=self.record, by=self.actor)
        return self.cancel_url()
