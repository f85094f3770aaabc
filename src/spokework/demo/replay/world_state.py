"""What has been made so far: the plan's keys on one side, the records on the other."""

from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Any

from spokework.access.decide import Actor, operator
from spokework.accounts.models import Account
from spokework.casework.models import Case, Contact, Goal, MissingEpisode, Referral, YoungPerson
from spokework.casework.tools import Tool, latest
from spokework.demo.world.plan import Plan
from spokework.demo.world.practice.beside import Presence
from spokework.demo.world.rolls import stream
from spokework.practice.models import (
    Challenge,
    Champion,
    PartnershipReview,
    SessionSeries,
    SharingAgreement,
    TrainingEvent,
)
from spokework.programme.memberships import actor_for
from spokework.programme.models import (
    Appointment,
    Area,
    Funder,
    Grant,
    HostAgency,
    Hub,
    Membership,
    Phase,
    Placement,
    Post,
    Setting,
)

# Beside the data, for the page on which a click signs somebody in: role → e-mail.
FEATURED_FILE = "featured.json"
TOOL = "spokework_safety"


@dataclass
class Made:
    plan: Plan
    operator: Actor = field(default_factory=lambda: operator("demonstration"))
    accounts: dict[str, Account] = field(default_factory=dict)
    memberships: dict[str, list[Membership]] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    hosts: dict[str, HostAgency] = field(default_factory=dict)
    settings: dict[str, Setting] = field(default_factory=dict)
    funders: dict[str, Funder] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    phases: dict[int, Phase] = field(default_factory=dict)
    hubs: dict[str, Hub] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    appointments: dict[str, Appointment] = field(default_factory=dict)
    placements: dict[str, Placement] = field(default_factory=dict)
    young_people: dict[str, YoungPerson] = field(default_factory=dict)
    referrals: dict[str, Referral] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    closing_assessments: dict[str, Any] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    episodes: dict[str, MissingEpisode] = field(default_factory=dict)
    # Only those in which something was shared that is written down later the same day.
    contacts: dict[str, Contact] = field(default_factory=dict)
    tool: Tool = field(default_factory=lambda: latest(TOOL))
    series: dict[tuple[str, str], SessionSeries] = field(default_factory=dict)
    trainings: dict[str, TrainingEvent] = field(default_factory=dict)
    challenges: dict[str, Challenge] = field(default_factory=dict)
    champions: dict[str, Champion] = field(default_factory=dict)
    agreements: dict[Presence, SharingAgreement] = field(default_factory=dict)  # the latest
    reviews: dict[str, PartnershipReview] = field(default_factory=dict)
    _actors: dict[str, Actor] = field(default_factory=dict)

    @cached_property
    def shared_in(self) -> frozenset[str]:
        return frozenset(sharing.contact_key for case in self.plan.cases for sharing in case.sharings)

    def actor(self, key: str) -> Actor:
        """Whoever does it, with the roles they hold by now; before anybody has joined, the machine."""
        if key not in self.accounts:
            return self.operator
        if key not in self._actors:
            self._actors[key] = actor_for(self.accounts[key])
        return self._actors[key]

    def roles_changed(self, key: str) -> None:
        self._actors.pop(key, None)

    def random(self, part: str) -> Random:
        return stream(self.plan.seed, part)
