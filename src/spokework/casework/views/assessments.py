"""Assessment: start, answer, judge, sign, read, correct."""

from typing import Any

from django.http import Http404, HttpResponse

from spokework.casework import actions
from spokework.casework.forms.assessments import AnswersForm, CorrectionForm, JudgeForm, SignForm, StartForm, by_field
from spokework.casework.models import Assessment, YoungPerson
from spokework.casework.pages import MovedTo, YoungPersonPage, YoungPersonWriting
from spokework.casework.presenters.assessments import answered, computed, facts, level_history, title_of
from spokework.casework.queries.assessments import assessment, assessments, correction_of, next_stage
from spokework.casework.queries.tools import find_tool_of, tool_named, tool_of, tools_on_offer
from spokework.casework.states import AssessmentState
from spokework.core import clock
from spokework.core.components import Confirm
from spokework.core.errors import Refused
from spokework.core.forms import SpokeForm

NO_TOOL = "No assessment tool can be used here. Ask whoever runs the installation: “spokework check” says why."


class Assessments(YoungPersonPage):
    heading = "Assessment"
    tab = "assessments"
    template_name = "casework/assessments.html"

    def content(self) -> dict[str, Any]:
        rows = assessments(self.actor, self.young_person)
        replaced = {row.supersedes_id for row in rows}
        return {
            "history": level_history(rows, self.young_person.reference),
            "drafts": [(row, title_of(row)) for row in rows if row.state == AssessmentState.DRAFT],
            "replaced": [(row, title_of(row)) for row in rows if row.pk in replaced],
        }


class _OneAssessment(YoungPersonPage):
    tab = "assessments"
    must_be: str = ""
    needs_tool = False
    assessment: Assessment

    def within(self, young_person: YoungPerson) -> Assessment:
        found = assessment(self.actor, young_person, self.kwargs["number"])
        if found is None:
            raise Http404
        self.assessment = found
        # What is sent too late is answered by the action, with everything typed still there.
        if self.must_be and found.state != self.must_be and self.is_asked:
            raise MovedTo(self.url_of("assessment"))
        if self.needs_tool and find_tool_of(found) is None:
            # Somebody took or changed the tool's file: it can be read, and what is typed is kept until it is back.
            raise MovedTo(self.url_of("assessment"))
        return found

    def url_of(self, name: str) -> str:
        return self.url(name, number=self.assessment.number)

    def cancel_url(self) -> str:
        return self.url_of("assessment")


class ShowAssessment(_OneAssessment):
    heading = "Assessment"
    template_name = "casework/assessment.html"

    def content(self) -> dict[str, Any]:
        tool = find_tool_of(self.assessment)
        return {
            "assessment": self.assessment,
            "what": title_of(self.assessment),
            "is_draft": self.assessment.state == AssessmentState.DRAFT,
            "tool_is_here": tool is not None,
            "facts": facts(self.assessment, tool),
            "sections": answered(self.assessment, tool),
            "replaced_by": correction_of(self.actor, self.assessment),
            "replaces": self.assessment.supersedes,
        }


class StartAssessment(YoungPersonWriting):
    heading = "Start assessment"
    tab = "assessments"
    form_class = StartForm
    submit_label = "Start assessment"

    def within(self, young_person: YoungPerson) -> YoungPerson:
        self.live_case()
        return young_person

    def form_kwargs(self) -> dict[str, Any]:
        return {"tools": tools_on_offer()}

    def content(self) -> dict[str, Any]:
        return {"lead": "" if tools_on_offer() else NO_TOOL}

    def initial(self) -> dict[str, Any]:
        return {"stage": next_stage(self.actor, self.live_case()), "day": clock.today()}

    def act(self, form: StartForm) -> str:
        given = form.cleaned_data
        tool = tool_named(given["tool"])
        if tool is None:
            raise Refused("Choose one of the tools shown.", field="tool")
        draft = actions.draft_assessment(
            case=self.live_case(), stage=given["stage"], tool=tool, answers={}, day=given["day"], by=self.actor
        )
        return self.url("assessment_answers", number=draft.number)

    def cancel_url(self) -> str:
        return self.url("assessments")


class AnswerAssessment(_OneAssessment, YoungPersonWriting):
    heading = "Answer the questions"
    must_be = AssessmentState.DRAFT
    needs_tool = True
    form_class = AnswersForm
    template_name = "casework/assessment_form.html"
    submit_label = "Save and judge the level"

    def form_kwargs(self) -> dict[str, Any]:
        return {"tool": tool_of(self.assessment)}

    def initial(self) -> dict[str, Any]:
        return by_field(self.assessment.answers)

    def saved_values(self, current: Assessment) -> dict[str, Any]:
        return by_field({item.key: current.answers.get(item.key, "") for item in tool_of(current).items})

    def act(self, form: AnswersForm) -> str:
        version = form.cleaned_data["version"]
        actions.change_assessment(assessment=self.assessment, answers=form.answers(), version=version, by=self.actor)
        return self.url_of("assessment_judge")

    def content(self) -> dict[str, Any]:
        return {"tool": tool_of(self.assessment), "what": title_of(self.assessment)}


class JudgeAssessment(_OneAssessment, YoungPersonWriting):
    heading = "Judge the level"
    must_be = AssessmentState.DRAFT
    needs_tool = True
    form_class = JudgeForm
    template_name = "casework/assessment_judge.html"
    submit_label = "Save and check"

    def form_kwargs(self) -> dict[str, Any]:
        return {"computed": self.assessment.computed_level}

    def initial(self) -> dict[str, Any]:
        return {"judged_level": self.assessment.judged_level, "judged_reason": self.assessment.judged_reason}

    def act(self, form: JudgeForm) -> str:
        given = form.cleaned_data
        actions.change_assessment(
            assessment=self.assessment,
            judged_level=given["judged_level"],
            judged_reason=given["judged_reason"],
            version=given["version"],
            by=self.actor,
        )
        return self.url_of("assessment_sign")

    def content(self) -> dict[str, Any]:
        tool = tool_of(self.assessment)
        return {
            "computed": computed(self.assessment, tool),
            "what": title_of(self.assessment),
            "answers_url": self.url_of("assessment_answers"),
        }


class SignAssessment(_OneAssessment, YoungPersonWriting):
    heading = "Sign assessment"
    must_be = AssessmentState.DRAFT
    form_class = SignForm
    template_name = "casework/assessment_sign.html"
    submit_label = "Sign assessment"

    def act(self, form: SignForm) -> str:
        actions.sign_assessment(assessment=self.assessment, version=form.cleaned_data["version"], by=self.actor)
        return self.url_of("assessment")

    def done_message(self) -> str:
        return "The assessment is signed."

    def _both(self, form: SpokeForm, current: Assessment) -> HttpResponse:
        # The next press signs what stands now, so that is what the page must show.
        self.assessment = current
        return super()._both(form, current)

    def content(self) -> dict[str, Any]:
        tool = find_tool_of(self.assessment)
        return {
            "what": title_of(self.assessment),
            "facts": facts(self.assessment, tool),
            "sections": answered(self.assessment, tool),
            "confirm": Confirm(
                "Before you sign",
                effects=[
                    "It can never be changed afterwards. A mistake is put right by a correction that stands beside it.",
                    "The level you judged becomes the young person’s level.",
                    "The next review falls due three months after the day of the assessment.",
                ],
            ),
            "tool_is_here": tool is not None,
            "answers_url": self.url_of("assessment_answers"),
            "judge_url": self.url_of("assessment_judge"),
        }


class CorrectAssessment(_OneAssessment, YoungPersonWriting):
    heading = "Correct assessment"
    lead = "What you save here is signed and takes the place of the earlier assessment, which stays to be read."
    must_be = AssessmentState.SIGNED
    needs_tool = True
    form_class = CorrectionForm
    template_name = "casework/assessment_form.html"
    submit_label = "Sign correction"

    def within(self, young_person: YoungPerson) -> Assessment:
        found = super().within(young_person)
        if self.is_asked and correction_of(self.actor, found) is not None:
            raise MovedTo(self.url_of("assessment"))
        return found

    def form_kwargs(self) -> dict[str, Any]:
        return {"tool": tool_of(self.assessment)}

    def initial(self) -> dict[str, Any]:
        judged = {"judged_level": self.assessment.judged_level, "judged_reason": self.assessment.judged_reason}
        return by_field(self.assessment.answers) | judged

    def act(self, form: CorrectionForm) -> str:
        correction = actions.correct_assessment(
            assessment=self.assessment,
            answers=form.answers(),
            judged_level=form.cleaned_data["judged_level"],
            judged_reason=form.cleaned_data["judged_reason"],
            by=self.actor,
        )
        return self.url("assessment", number=correction.number)

    def done_message(self) -> str:
        return "The correction is signed."

    def content(self) -> dict[str, Any]:
        return {"tool": tool_of(self.assessment), "what": title_of(self.assessment), "correcting": True}
