"""Two or more explanations of the same, on the same evidence."""

from typing import Any

from django.http import HttpResponse

from spokework.core.components import Step
from spokework.evaluation.models import Theory
from spokework.evaluation.presenters import rivals as present
from spokework.evaluation.presenters.theories import sentence
from spokework.evaluation.queries import rivals as rows

from .base import Reading


class SideBySide(Reading):
    """A theory beside its rivals, and its versions beside each other."""

    template_name = "evaluation/side_by_side.html"

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        theory = self.row(Theory)
        others = rows.rivals(self.actor, theory)
        both = [theory, *others]
        said, lines = rows.versions_of(self.actor, both), rows.lines(self.actor, both)
        now = [((each.pk, each.current), f"{each.title}, version {each.current}") for each in both]
        own = [((theory.pk, number), f"Version {number}") for number in range(1, theory.current + 1)]
        of_own = [line for line in lines if any(side in line.verdicts for side, _ in own)]
        return self.show(
            title="Side by side",
            heading="Side by side on the same evidence",
            theory=theory,
            others=others,
            said=[(title, sentence(said[side])) for side, title in now],
            counted=present.counted(lines, [side for side, _ in now]) if others and lines else "",
            table=present.table(self.evaluation, lines, now, caption="Rivals") if others and lines else None,
            versions=present.table(self.evaluation, of_own, own, caption="Version by version")
            if len(own) > 1 and of_own
            else None,
            trail=self.trail(
                Step("Theories", self.link("theories")),
                Step(theory.title, self.link("theory", theory.number)),
                here="Side by side",
            ),
        )
