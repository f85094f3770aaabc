"""What changed for young people whose support has ended, and what cannot be said of whom."""

from typing import Any

from spokeplan.statistics import paired_change
from spokework.insight.answer import Answer
from spokework.insight.breakdowns import BREAKDOWNS
from spokework.insight.charts.dots import dots
from spokework.insight.charts.survival import still_open
from spokework.insight.durations import of_scope
from spokework.insight.flow import closed_cases, exact, pairs, ways_of_the_closed
from spokework.insight.indicators import INDICATORS
from spokework.insight.labels import labels
from spokework.insight.presenters import changing, flow, lasting
from spokework.insight.presenters import outcomes as shown
from spokework.insight.presenters.dotted import dots_of
from spokework.insight.presenters.flow_stacked import stacked
from spokework.insight.presenters.tables import broken_down, listed, parts
from spokework.insight.queries.figures import Reader

_GOALS = ("goal_scores_improved", "goals_achieved")
_AT_THE_END = ("planned_endings", "feedback", "support_helped")
_ASKED = ("lower_risk_all", "lower_risk_paired", "not_lower", *_GOALS, *_AT_THE_END)
_PARTS = ("age_band", "sex", "ethnicity_group")
_REASONS, _CURVE = "Not known to be at a lower level, by reason", "Share of cases still open"


def outcomes(reader: Reader) -> dict[str, Any]:
    answer = reader.ask(_ASKED)
    return {
        "headlines": shown.headlines(answer, reader.extract.as_at),
        "difference": shown.difference(answer),
        **_flow(reader),
        **_reasons(answer),
        **_duration(reader),
        **_goals(reader, answer),
        "endings": listed(_of(answer, _AT_THE_END), "How support ended, and what young people said of it"),
    }


def _flow(reader: Reader) -> dict[str, Any]:
    cases = closed_cases(reader.asked(ways_of_the_closed))
    first, last = pairs(cases)
    change = {"closed": bool(cases), "change": changing.sentences(paired_change(first, last, scale=range(4)))}
    if not reader.scope.exact:
        return change | _in_parts(reader)
    found = exact(cases)
    if not found.total:
        return change
    return change | {"picture": flow.picture(found), "stacked": stacked(found), "flow_table": flow.table(found)}


def _in_parts(reader: Reader) -> dict[str, Any]:
    """From which level to which is in no release: nearly all of it would be withheld. Of whom it is lower is."""
    indicator, when = INDICATORS["lower_risk_all"], f"{reader.when[0].lower()}{reader.when[1:]}"
    answers = {by: reader.ask((indicator.code,), by=(by,)) for by in _PARTS}
    tables = [
        broken_down(
            indicator,
            answer,
            caption=f"{indicator.title}, by {BREAKDOWNS[by].title.lower()}, {when}",
            name=labels(reader.extract, by),
        )
        for by, answer in answers.items()
        if answer.figures
    ]
    return {"lower_by": tables, "flow_note": "" if tables else answers[_PARTS[0]].note}


def _reasons(answer: Answer) -> dict[str, Any]:
    found = answer.of("not_lower")
    points = dots_of(found, lambda figure: figure.part.title)
    description = f"{len(points)} reasons. The table below has each"
    svg = points and dots(points, unit="Share of all closed", share=True, title=_REASONS, description=description)
    return {"reasons": parts(found, _REASONS), "reasons_name": _REASONS, "reasons_chart": svg}


def _duration(reader: Reader) -> dict[str, Any]:
    found, is_exact = of_scope(reader), reader.scope.exact
    points, words = lasting.points(found, exact=is_exact), lasting.median(found)
    svg = len(points) > 1 and still_open(points, found.median.time, title=_CURVE, description=words)
    return {"median": words, "curve_name": _CURVE, "curve": svg, "lasting": lasting.table(found, exact=is_exact)}


def _goals(reader: Reader, answer: Answer) -> dict[str, Any]:
    name, by_domain = labels(reader.extract, "domain"), []
    for code in _GOALS if reader.scope.exact else ():
        indicator, found = INDICATORS[code], reader.ask((code,), by=("domain",))
        caption = f"{indicator.title}, by what they are about"
        by_domain.append(broken_down(indicator, found, caption=caption, name=name))
    return {"goals": listed(_of(answer, _GOALS), "Goals, whatever they are about"), "by_domain": by_domain}


def _of(answer: Answer, codes: tuple[str, ...]) -> list[Any]:
    return [figure for code in codes for figure in answer.of(code)]
