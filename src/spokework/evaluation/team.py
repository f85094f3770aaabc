"""What somebody may do in an evaluation on whose team they are. One table to read."""

from enum import StrEnum

from .codes import TeamRole as R


class Work(StrEnum):
    READ = "read"
    CODE = "code"  # and keep sources, sites, theories and evidence
    LEAD = "lead"  # and decide who is on the team, what was withdrawn, what is published


MAY: dict[str, frozenset[Work]] = {
    R.LEAD: frozenset(Work),
    R.CODER: frozenset({Work.READ, Work.CODE}),
    R.READER: frozenset({Work.READ}),
}
