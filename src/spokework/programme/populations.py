"""What is known of the young people who live in an area, and how the numbers must agree. Reads no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .models.area_population import GROUPS, Dimension

Groups = Mapping[str, Mapping[str, int]]  # dimension → group → persons


@dataclass(frozen=True)
class AreaPeople:
    """Of one area: how many are 10 to 17, and by group. A dimension that is told is told with all its groups."""

    code: str
    total: int | None = None
    groups: Groups = field(default_factory=dict)

    def with_news(self, news: "AreaPeople") -> "AreaPeople":
        """What is known after ``news``: what they do not tell stays."""
        total = self.total if news.total is None else news.total
        return AreaPeople(self.code, total, {**self.groups, **news.groups})


def disagreement(people: AreaPeople, dimension: str) -> str:
    """What is wrong with the numbers of one dimension, and what to do; empty where they agree.

    Groups may come to fewer than live there, as where some did not answer. They cannot come to more.
    """
    name = Dimension(dimension).label.lower()
    counted = people.groups[dimension]
    lacking = [group for group in GROUPS[dimension] if group not in counted]
    if lacking:
        return (
            f"{people.code} has no number for {', '.join(lacking)} by {name}. Add it, with 0 where nobody is: shares "
            "need all groups."
        )
    if people.total is None:
        return (
            f"how many young people of 10 to 17 live in {people.code} is not known, so its groups cannot be held "
            "against it. Add a row with the dimension “all” and that number."
        )
    together = sum(counted.values())
    if together > people.total:
        return (
            f"the groups of {people.code} by {name} come to {together:,}, but {people.total:,} young people of 10 to "
            "17 live there. Correct one of the numbers; a row with the dimension “all” changes the second."
        )
    return ""
