"""What changed for young people whose support has ended, and what cannot be said of whom."""

from typing import Any

from spokework.insight.presenters import outcomes as shown

from .base import FiguresPage

_ASKED = ("lower_risk_all", "lower_risk_paired", "not_lower", "goal_scores_improved", "goals_achieved")
_AT_THE_END = ("planned_endings", "feedback")
_BY_DOMAIN = ("goal_scores_improved", "goals_achieved")


class Outcomes(FiguresPage):
    """A manager before a funder's visit, a programme lead before a board: did it change anything, of how many?"""

    heading = "Outcomes"
    template_name = "insight/outcomes.html"

    def fill(self, reader: Any, **kwargs: Any) -> dict[str, Any]:
        answer = reader.ask(_ASKED + _AT_THE_END)
        return {
            "headlines": shown.headlines(answer, reader.extract.as_at),
            "difference": shown.difference(answer),
            **_flow(reader),
            **_reasons(answer),
            **_duration(reader),
            **_goals(reader, answer),
        }


def _flow(reader: Any) -> dict[str, Any]:
    from spokeplan.statistics import paired_change
    from spokework.insight.flow import closed_cases, exact, pairs, ways_of_the_closed, without_small_groups
    from spokework.insight.presenters import changing, flow

    cases = closed_cases(reader.asked(ways_of_the_closed))
    first, last = pairs(cases)
    found = exact(cases) if reader.scope.exact else without_small_groups(cases)
    return {
        "flow": found,
        "flow_note": flow.note(found),
        "picture": flow.picture(found) if found and found.total else None,
        "flow_table": flow.table(found) if found and found.total else None,
        "change": changing.sentences(paired_change(first, last, scale=range(4))),
    }


def _reasons(answer: Any) -> dict[str, Any]:
    from spokework.insight.charts.dots import dots
    from spokework.insight.presenters.dotted import dots_of
    from spokework.insight.presenters.tables import parts

    found, name = answer.of("not_lower"), "Not known to be at a lower level, by reason"
    points = dots_of(found, lambda figure: figure.part.title)
    svg = dots(points, unit="Share of all closed", share=True, title=name, description=f"{len(points)} reasons")
    return {"reasons": parts(found, name), "reasons_name": name, "reasons_chart": svg if points else ""}


def _duration(reader: Any) -> dict[str, Any]:
    from spokework.insight.charts.survival import still_open
    from spokework.insight.durations import of_scope
    from spokework.insight.presenters import lasting

    found, exact, name = of_scope(reader), reader.scope.exact, "Share of cases still open"
    points, words = lasting.points(found, exact=exact), lasting.median(found)
    return {
        "median": words,
        "curve_name": name,
        "curve": still_open(points, found.median.time, title=name, description=words) if len(points) > 1 else "",
        "lasting": lasting.table(found, exact=exact),
    }


def _goals(reader: Any, answer: Any) -> dict[str, Any]:
    from spokework.insight.indicators import INDICATORS
    from spokework.insight.labels import labels
    from spokework.insight.presenters.tables import broken_down, listed

    name, by_domain = labels(reader.extract, "domain"), []
    for code in _BY_DOMAIN:
        indicator, found = INDICATORS[code], reader.ask((code,), by=("domain",))
        caption = f"{indicator.title}, by what they are about"
        by_domain.append(broken_down(indicator, found, caption=caption, name=name))
    goals = [figure for code in _BY_DOMAIN for figure in answer.of(code)]
    endings = [figure for code in _AT_THE_END for figure in answer.of(code)]
    return {
        "goals": listed(goals, "Goals, whatever they are about"),
        "by_domain": by_domain,
        "endings": listed(endings, "How support ended, and what young people said of it"),
    }
