"""The young person and the referral behind each of the 783 cases, a few of them for the second time."""

from dataclasses import dataclass
from datetime import date
from random import Random

from spokework.demo.world import referrers, referring, young_people
from spokework.demo.world.calendar import CLOCK, days, whole_years
from spokework.demo.world.hub_days import HubDays
from spokework.demo.world.referrals import Referral
from spokework.demo.world.rolls import chance
from spokework.demo.world.stories import Story
from spokework.demo.world.timeline import Span
from spokework.demo.world.young_people import Register, YoungPerson

REOPENED = 12


@dataclass(frozen=True, slots=True)
class Start:
    """A case as it begins: the number it has in opening order, and what it came from."""

    key: str
    span: Span
    story: Story
    referral: Referral
    young_person: YoungPerson
    reopens: str | None = None


def build_starts(
    spans: tuple[Span, ...], stories: tuple[Story, ...], structure: HubDays, register: Register, rng: Random
) -> tuple[Start, ...]:
    starts: list[Start] = []
    returned: set[str] = set()
    for number, (span, story) in enumerate(zip(spans, stories, strict=True), start=1):
        post = structure.posts[span.holds[0].post_key]
        placement = structure.placement(post.key, span.opened_on)
        opens = structure.hubs[post.hub_key].opens_on
        risk = referrers.risk(placement.setting, story.first, rng)
        received, steps = referring.accepted_before(span.opened_on, risk, opens, rng)
        earlier = None
        if len(returned) < REOPENED and chance(rng, 0.06):
            earlier = _earlier(starts, post.hub_key, received, span, returned)
        if earlier:
            returned.add(earlier.young_person.key)
            person = earlier.young_person
        else:
            born = young_people.age_at_referral(received, span.closed_on, rng)
            area = structure.areas[placement.area_code].name
            person = register.invent(f"Y{number:04d}", post.hub_key, area, born, rng)
        place = referring.Setting(
            f"R{number:04d}", person.key, post.hub_key, placement.area_code, placement.setting, risk
        )
        referral = referring.write(place, received, steps, structure, rng)
        starts.append(Start(f"C{number:04d}", span, story, referral, person, earlier.key if earlier else None))
    return tuple(starts)


def _earlier(starts: list[Start], hub_key: str, received: date, span: Span, returned: set[str]) -> Start | None:
    """A young person whose case here closed a while ago, and who is not too old to come back."""
    until = (span.closed_on or CLOCK) - days(60)
    return next(
        (
            start
            for start in starts
            if start.referral.hub_key == hub_key
            and start.span.closed_on is not None
            and start.span.closed_on + days(30) < received
            and start.story.reason != "moved"
            and start.young_person.key not in returned
            and whole_years(start.young_person.born_on, until) < 18
        ),
        None,
    )
