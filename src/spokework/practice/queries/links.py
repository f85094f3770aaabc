"""By which field of a link each kind of work hangs on a case."""

from spokework.practice.models import Challenge, Consultancy, JointWork, WorkDone

LINKED: dict[type[WorkDone], str] = {Consultancy: "consultancy", JointWork: "joint_work", Challenge: "challenge"}


def link_name(row: WorkDone) -> str | None:
    """None for what is never about a case."""
    return LINKED.get(type(row))
