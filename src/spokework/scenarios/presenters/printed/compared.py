"""Two plans side by side: what the second changes, and how sure that is."""

from spokeplan.simulation import Comparison, Difference, Output

from .simulated import Table, between

NAMED = {
    Output.REFERRED: "Referred",
    Output.STARTED: "Started",
    Output.WITHDRAWN: "Withdrew",
    Output.WAITING: "Waiting at the end",
    Output.CASELOAD: "In support at the end",
    Output.OUTLASTING: "In support when funding ends",
    Output.ENDED_WORKER_LEFT: "Closed because a worker left",
    Output.ENDED_FUNDING: "Closed because funding ended",
}


def compared_table(found: Comparison) -> Table:
    rows = [_row(name, found.counts[output]) for output, name in NAMED.items()]
    waits = ((f"Mean wait in days, {level}", each) for level, each in found.waits.items())
    rows += [_row(name, each) for name, each in waits if each is not None]
    return ["Over all months", "This plan", "The other", "The other − this", "Mean difference, 95 %"], rows


def _row(name: str, each: Difference) -> list[str]:
    mean = f"{each.interval.low:+,.1f} to {each.interval.high:+,.1f}"
    return [name, between(each.first), between(each.second), between(each.difference), mean]
