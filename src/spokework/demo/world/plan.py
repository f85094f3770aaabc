"""The whole invented programme, decided before anything is written down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spokework.demo.world import accounts, funding, geography, hubs, siting, tenures
from spokework.demo.world.calendar import CLOCK
from spokework.demo.world.case_referrals import build_starts
from spokework.demo.world.casebook import build_cases
from spokework.demo.world.caseloads import build_spans
from spokework.demo.world.cases import Case
from spokework.demo.world.events import Event
from spokework.demo.world.hub_days import HubDays
from spokework.demo.world.order import rank_of
from spokework.demo.world.other_referrals import build_others
from spokework.demo.world.people import Person
from spokework.demo.world.places import Area, HostAgency, Region
from spokework.demo.world.populations import Population, build_populations
from spokework.demo.world.practice.all_of_it import Practice, build_practice
from spokework.demo.world.practice.telling import practice_events
from spokework.demo.world.programme import Appointment, Funder, Grant, Hub, Phase, Placement, Post, Programme
from spokework.demo.world.referrals import Referral
from spokework.demo.world.rolls import stream
from spokework.demo.world.stories import build_stories
from spokework.demo.world.telling import structure_events
from spokework.demo.world.telling_cases import case_events, referral_events
from spokework.demo.world.young_people import Register, YoungPerson


@dataclass(frozen=True, slots=True)
class Plan:
    seed: int
    today: date
    programme: Programme
    phases: tuple[Phase, ...]
    regions: tuple[Region, ...]
    areas: tuple[Area, ...]
    populations: tuple[Population, ...]
    hosts: tuple[HostAgency, ...]
    funders: tuple[Funder, ...]
    grants: tuple[Grant, ...]
    hubs: tuple[Hub, ...]
    posts: tuple[Post, ...]
    appointments: tuple[Appointment, ...]
    placements: tuple[Placement, ...]
    people: tuple[Person, ...]
    # Role and the key of the person who is signed in as it with one click.
    featured: tuple[tuple[str, str], ...]
    young_people: tuple[YoungPerson, ...]
    referrals: tuple[Referral, ...]
    cases: tuple[Case, ...]
    practice: Practice

    def events(self) -> Iterator[Event]:
        """Everything that happens, in the order in which it happens."""
        told = [*structure_events(self), *referral_events(self), *case_events(self), *practice_events(self.practice)]
        return iter(sorted(told, key=rank_of))


def build_plan(seed: int = 2016) -> Plan:
    areas = geography.build_areas()
    all_hubs = hubs.build_hubs(areas)
    posts = hubs.build_posts(all_hubs, stream(seed, "posts"))
    filled = tenures.build_tenures(all_hubs, posts, stream(seed, "tenures"))
    placements = siting.build_placements(all_hubs, posts, areas, filled, stream(seed, "placements"))
    appointments = accounts.build_appointments(posts, filled)
    structure = HubDays(all_hubs, posts, appointments, placements, areas)
    spans = build_spans(posts, filled, stream(seed, "caseloads"))
    settings = tuple(structure.placement(span.holds[0].post_key, span.opened_on).setting for span in spans)
    register = Register()
    stories = build_stories(spans, settings, stream(seed, "stories"))
    starts = build_starts(spans, stories, structure, register, stream(seed, "starts"))
    others = build_others(starts, structure, register, stream(seed, "others"))
    cases = build_cases(starts, structure, seed)
    return Plan(
        seed=seed,
        today=CLOCK,
        programme=funding.build_programme(),
        phases=hubs.build_phases(),
        regions=geography.build_regions(),
        areas=areas,
        populations=build_populations(areas),
        hosts=geography.build_hosts(areas),
        funders=funding.build_funders(),
        grants=funding.build_grants(all_hubs),
        hubs=all_hubs,
        posts=posts,
        appointments=appointments,
        placements=placements,
        people=accounts.build_people(all_hubs, posts, filled, stream(seed, "people")),
        featured=tuple(accounts.FEATURED.items()),
        young_people=(*(s.young_person for s in starts if not s.reopens), *(o.young_person for o in others)),
        referrals=(*(start.referral for start in starts), *(other.referral for other in others)),
        cases=cases,
        practice=build_practice(structure, posts, appointments, placements, cases, seed),
    )
