"""What a page behind a one-time link says: who asks, about what, and how long it takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from spokework.core.dates import long_date
from spokework.core.quarters import quarter_name
from spokework.practice.codes import Moment, Topic
from spokework.practice.models import OneTimeLink


@dataclass(frozen=True)
class Asking:
    title: str
    lead: str
    says: Sequence[str]


def asking(link: OneTimeLink) -> Asking:
    return _review(link) if link.respondent is not None else _confidence(link)


def _review(link: OneTimeLink) -> Asking:
    assert link.respondent is not None
    review, quarter = link.respondent.review, quarter_name(link.respondent.review.quarter)
    return Asking(
        title="How we work together",
        lead=f"{link.hub.name} asks how its work in {review.area} goes, as you see it, for {quarter}.",
        says=(
            "Six questions and a comment if you like: about three minutes.",
            "Your answer is stored without your name, and nothing in it leads back to you. The hub sees what local "
            "professionals said only together, when the review is over, and only if three or more have answered.",
            "Name no young person. Nothing about any of them is shown or asked here.",
            f"The link works once, until {long_date(review.closes_on)}.",
        ),
    )


def _confidence(link: OneTimeLink) -> Asking:
    assert link.training is not None
    topic = Topic(link.training.topic).label.lower()
    return Asking(
        title="How sure do you feel?",
        lead=f"{link.hub.name} asks about its training on {topic}, {long_date(link.training.day)}: "
        f"{Moment(link.moment).label.lower()}.",
        says=(
            "One question: less than a minute.",
            f"You are trainee {link.trainee}. No name is asked or stored.",
            "Name no young person. Nothing about any of them is shown or asked here.",
            "The link works once.",
        ),
    )
