"""Who signs in: one person for each role of each hub, some serving several, and a worker for each appointment."""

from collections.abc import Iterator
from datetime import date
from random import Random

from spokework.demo.world.calendar import PROGRAMME_STARTS, on_or_after
from spokework.demo.world.funding import FUNDERS
from spokework.demo.world.hubs import FEATURED_HUB, FEATURED_POST
from spokework.demo.world.people import Person, RoleHeld
from spokework.demo.world.programme import Appointment, Hub, Post
from spokework.demo.world.rolls import dealt
from spokework.demo.world.tenures import NOTICE, Tenure
from spokework.demo.world.words_names import LAST_NAMES, STAFF_FIRST_NAMES

SYSTEM_ADMINISTRATOR = "system-administrator"
PROGRAMME_LEAD = "programme-lead"
HUBS_A_DATA_PROTECTION_OFFICER_SERVES = 4
SHARED_SAFEGUARDING = 3

FEATURED = {
    "spoke_worker": f"worker-{FEATURED_POST}-1",
    "hub_manager": f"manager-{FEATURED_HUB}",
    "safeguarding_lead": f"safeguarding-{FEATURED_HUB}",
    "hub_administrator": f"administrator-{FEATURED_HUB}",
    "data_protection_officer": "data-protection-1",
    "programme_lead": PROGRAMME_LEAD,
    "evaluator": "evaluator-1",
    "funder": f"funder-{FUNDERS[0][0]}",
    "system_administrator": SYSTEM_ADMINISTRATOR,
}


class Names:
    """Deals each name once, so that no two members of staff are mistaken for one another."""

    def __init__(self, rng: Random) -> None:
        self._first = self._round(STAFF_FIRST_NAMES, rng)
        self._last = self._round(LAST_NAMES, rng)
        self._dealt: set[tuple[str, str]] = set()

    @staticmethod
    def _round(names: tuple[str, ...], rng: Random) -> Iterator[str]:
        while True:
            yield from dealt(rng, names)

    def person(
        self,
        key: str,
        domain: str,
        roles: tuple[RoleHeld, ...],
        joins: date,
        last_day: date | None = None,
        funder: str | None = None,
    ) -> Person:
        first, last = self._unused()
        email = f"{first}.{last}@{domain}.example".lower()
        return Person(key, first, last, email, roles, joins, last_day, funder)

    def _unused(self) -> tuple[str, str]:
        name = next(self._first), next(self._last)
        while name in self._dealt:
            name = next(self._first), next(self._last)
        self._dealt.add(name)
        return name


def build_people(
    hubs: tuple[Hub, ...], posts: tuple[Post, ...], tenures: dict[str, tuple[Tenure, ...]], rng: Random
) -> tuple[Person, ...]:
    names = Names(rng)
    people = [*_programme_people(names), *_shared_people(names, hubs)]
    for hub in hubs:
        for role, word in (("hub_manager", "manager"), ("hub_administrator", "administrator")):
            people.append(names.person(f"{word}-{hub.key}", hub.key, (RoleHeld(role, hub.key),), hub.opens_on))
    for post in posts:
        held = (RoleHeld("spoke_worker", post.hub_key),)
        for turn, tenure in enumerate(tenures[post.key], start=1):
            key = f"worker-{post.key}-{turn}"
            people.append(names.person(key, post.hub_key, held, tenure.starts_on, tenure.last_day))
    return tuple(people)


def _programme_people(names: Names) -> list[Person]:
    begins = on_or_after(PROGRAMME_STARTS)
    held = [
        (SYSTEM_ADMINISTRATOR, "programme", "system_administrator"),
        (PROGRAMME_LEAD, "programme", "programme_lead"),
        ("programme-lead-2", "programme", "programme_lead"),
        ("evaluator-1", "evaluation", "evaluator"),
        ("evaluator-2", "evaluation", "evaluator"),
    ]
    people = [names.person(key, domain, (RoleHeld(role),), begins) for key, domain, role in held]
    for funder, _ in FUNDERS:
        people.append(names.person(f"funder-{funder}", funder, (RoleHeld("funder"),), begins, None, funder))
    return people


def _shared_people(names: Names, hubs: tuple[Hub, ...]) -> list[Person]:
    """Small charities share: four hubs to a data protection officer, and some two to a safeguarding lead."""
    each = HUBS_A_DATA_PROTECTION_OFFICER_SERVES
    people = []
    for number, first in enumerate(range(0, len(hubs), each), start=1):
        served = hubs[first : first + each]
        roles = tuple(RoleHeld("data_protection_officer", hub.key) for hub in served)
        people.append(names.person(f"data-protection-{number}", "data-protection", roles, served[0].opens_on))
    for pair in _safeguarding_pairs(hubs):
        roles = tuple(RoleHeld("safeguarding_lead", hub.key) for hub in pair)
        people.append(names.person(f"safeguarding-{pair[0].key}", pair[0].key, roles, pair[0].opens_on))
    return people


def _safeguarding_pairs(hubs: tuple[Hub, ...]) -> list[tuple[Hub, ...]]:
    """The last hubs of the last phase share a lead two by two; the others have their own."""
    alone = len(hubs) - 2 * SHARED_SAFEGUARDING
    return [(hub,) for hub in hubs[:alone]] + [hubs[i : i + 2] for i in range(alone, len(hubs), 2)]


def build_appointments(posts: tuple[Post, ...], tenures: dict[str, tuple[Tenure, ...]]) -> tuple[Appointment, ...]:
    return tuple(
        Appointment(
            key=f"{post.key}-{turn}",
            post_key=post.key,
            person_key=f"worker-{post.key}-{turn}",
            starts_on=tenure.starts_on,
            last_day=tenure.last_day,
            notice_on=on_or_after(tenure.last_day - NOTICE) if tenure.last_day else None,
        )
        for post in posts
        for turn, tenure in enumerate(tenures[post.key], start=1)
    )
