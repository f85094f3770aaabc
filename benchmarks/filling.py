"""Fills an installation with as many young people as a long-lived programme has, sealed under real keys.

Rows are made in bulk and not through the actions, which would take an hour; every event is in the log's chain all the
same. What is measured afterwards is reading.
"""

import os
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

SEED = 42
WORKERS_CASES = 10
YEARS = 3
LIVE_SHARE = 0.25  # of all cases ever opened
UNDECIDED_SHARE = WAITING_SHARE = 0.01
AT_ONCE = 500
LATELY = 365 * YEARS


@dataclass(frozen=True)
class Size:
    cases: int = 20_000
    contacts_each: int = 10
    hubs: int = 20
    large_share: float = 0.25  # of all cases, in the first hub

    def of_hub(self, number: int) -> int:
        large = round(self.cases * self.large_share) if self.hubs > 1 else self.cases
        return large if number == 0 else (self.cases - large) // (self.hubs - 1)


@dataclass
class Sealed:
    """One hub's rows, a table each, in the order in which one stands on another."""

    rows: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, row: Any) -> Any:
        self.rows.setdefault(type(row).__name__, []).append(row)
        return row

    def save(self) -> int:
        number = 0
        for rows in self.rows.values():
            type(rows[0])._base_manager.bulk_create(rows, batch_size=AT_ONCE)
            number += len(rows)
        self.rows.clear()
        return number


@dataclass
class Filled:
    large_hub: UUID
    managers: list[UUID]  # accounts
    workers: list[UUID]
    counts: dict[str, int]


def make_installation(directory: Path) -> None:
    """Beside the databases nothing differs from ``spokework init``."""
    from spokework.cli.django_ready import bring_databases_up_to_date, set_up
    from spokework.config.files import DataDirectory

    os.environ["SPOKEWORK_DATA_DIR"] = str(directory)
    DataDirectory(directory).make()
    set_up()
    bring_databases_up_to_date()


def fill(size: Size) -> Filled:
    from django.db import connection, transaction

    from spokework.access.roles import Role
    from spokework.audit.record import together
    from spokework.programme.tests import situations

    rng, managers, workers = Random(SEED), [], []
    areas = [situations.an_area() for _ in range(35)]
    large = None
    for number in range(size.hubs):
        hub = situations.a_hub(f"Hub {number + 1}")
        large = large or hub
        of_hub = size.of_hub(number)
        with transaction.atomic(), transaction.atomic("keyring"), together():
            managers.append(situations.a_member(Role.HUB_MANAGER, hub))
            live = round(of_hub * LIVE_SHARE)
            posts = [situations.an_appointment(situations.a_post(hub)) for _ in range(-(-live // WORKERS_CASES))]
            workers += [post.worker for post in posts]
            Hub(hub, posts, areas, managers[-1], rng).fill(of_hub, live, size.contacts_each)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    assert large is not None
    return Filled(large.pk, [each.pk for each in managers], [each.pk for each in workers], counts())


def counts() -> dict[str, int]:
    from spokework.audit.models import Event
    from spokework.casework import models

    kinds = (models.YoungPerson, models.Referral, models.Case, models.Assessment, models.Contact, models.GoalScore)
    found = {kind._meta.verbose_name_plural: kind._base_manager.count() for kind in kinds}
    return {str(name): number for name, number in found.items()} | {"events in the log": Event.objects.count()}


class Hub:
    def __init__(self, hub: Any, posts: list[Any], areas: list[Any], manager: Any, rng: Random) -> None:
        from spokework.core import clock

        self.hub, self.posts, self.areas, self.manager, self.rng = hub, posts, areas, manager, rng
        self.today, self.rows = clock.today(), Sealed()

    def fill(self, cases: int, live: int, contacts_each: int) -> None:
        for number in range(cases):
            post = self.posts[number % len(self.posts)]
            self._case(self._young_person(), post, open_now=number < live, contacts_each=contacts_each)
            if number % AT_ONCE == 0:
                self.rows.save()
        for share, state in ((UNDECIDED_SHARE, "received"), (WAITING_SHARE, "waiting")):
            for _ in range(round(cases * share)):
                self._referral(self._young_person(), self._ago(60), state)
        self.rows.save()

    def _ago(self, most: int, least: int = 0) -> date:
        return self.today - timedelta(days=self.rng.randint(least, most))

    def _young_person(self) -> Any:
        from spokework.casework import codes
        from spokework.casework.actions.identity import traces
        from spokework.casework.models import YoungPerson
        from spokework.core.ids import new_reference
        from spokework.vault.keyring import create_child_key

        born = self._ago(365 * 17, 365 * 12)
        first, last = f"{_word(self.rng)}", f"{_word(self.rng)}-{_word(self.rng)}"
        young_person = YoungPerson(
            hub_id=self.hub.pk,
            reference=_free(self.rng, new_reference),
            given_name=first,
            family_name=last,
            preferred_name=first[:4],
            born=born.isoformat(),
            phone="01632 960000",
            safe_contact="Text first, never after school.",
            gender="girl",
            sex=codes.Sex.FEMALE,
            **traces(self.hub.pk, name=f"{first} {last}", born=born),
        )
        create_child_key(young_person.pk, self.hub.pk)
        self._did("young person recorded", young_person)
        return self.rows.add(young_person)

    def _referral(self, young_person: Any, day: date, state: str) -> Any:
        from spokework.casework import codes
        from spokework.casework.models import Referral

        referral = Referral(
            **self._of(young_person, 1),
            received=day,
            area=self.rng.choice(self.areas),
            source=codes.Source.SOCIAL_CARE,
            referrer="Duty social worker",
            reasons=[codes.Reason.MISSING, codes.Reason.ONLINE],
            words=TEXT,
            level=self.rng.choice(["low", "medium", "high"]),
            state=state,
            entered_by=self.manager,
            waiting_since=day if state != "received" else None,
            decided_on=day if state != "received" else None,
            ended_on=day if state == "allocated" else None,
        )
        self._did("referral received", referral)
        return self.rows.add(referral)

    def _case(self, young_person: Any, post: Any, *, open_now: bool, contacts_each: int) -> None:
        from spokework.casework.models import Allocation, Case, Closure

        opened = self._ago(300, 30) if open_now else self._ago(LATELY, 300)
        closed = None if open_now else opened + timedelta(days=self.rng.randint(100, 290))
        case = self.rows.add(
            Case(
                **self._of(young_person, 1),
                referral=self._referral(young_person, opened, "allocated"),
                area=self.rng.choice(self.areas),
                state="open" if open_now else "closed",
                opened=opened,
                closed=closed,
                review_due=self.today + timedelta(days=self.rng.randint(-20, 90)),
            )
        )
        self.rows.add(Allocation(**self._of(young_person), case=case, appointment=post, start=opened, end=closed))
        self._work(case, post, contacts_each)
        if closed:
            reason = {"reason": "goals_met", "outcome": TEXT, "young_person_told": True, "by": post.worker}
            self.rows.add(Closure(**self._of(young_person), case=case, day=closed, **reason))
            self._did("case closed", case)

    def _work(self, case: Any, post: Any, contacts_each: int) -> None:
        from spokework.casework.models import Alert, Contact, Goal, GoalScore

        young_person, last = case.young_person, case.closed or self.today
        days = sorted(case.opened + (last - case.opened) * self.rng.random() for _ in range(contacts_each))
        for number, day in enumerate(days, start=1):
            done = {"mode": "face_to_face", "attendance": "attended", "minutes": 60, "place": "school"}
            texts = {"purpose": "Keeping in touch", "note": TEXT, "view": "It was all right."}
            contact = Contact(**self._of(young_person, number), case=case, day=day, by=post.worker, **done, **texts)
            self._did("contact recorded", self.rows.add(contact), by=post.worker)
        for number, stage in enumerate(("initial", "review"), start=1):
            self._assessment(case, number, stage, days[0] if number == 1 else days[-1], post.worker)
        goal = self.rows.add(
            Goal(**self._of(young_person, 1), case=case, words="I sleep at home.", domain="safety", set_on=case.opened)
        )
        for day in days[::4]:
            self.rows.add(
                GoalScore(**self._of(young_person), goal=goal, day=day, score=self.rng.randint(0, 10), rated_by="both")
            )
        if self.rng.random() < 0.1:
            self.rows.add(Alert(**self._of(young_person, 1), text="Never ring the house.", raised_on=case.opened))

    def _assessment(self, case: Any, number: int, stage: str, day: date, by: Any) -> None:
        from django.utils import timezone

        from spokework.casework.models import Assessment

        level = self.rng.choice(["low", "medium", "high"])
        assessment = Assessment(
            **self._of(case.young_person, number),
            case=case,
            tool="spokework_safety",
            tool_version=1,
            fingerprint="0" * 64,
            day=day,
            stage=stage,
            answers={f"item_{n}": "sometimes" for n in range(15)},
            total=12,
            computed_level=level,
            judged_level=level,
            state="signed",
            signed_at=timezone.now(),
            by=by,
        )
        self._did("assessment signed", self.rows.add(assessment), by=by)

    def _of(self, young_person: Any, number: int | None = None) -> dict[str, Any]:
        of = {"hub_id": self.hub.pk, "young_person": young_person}
        return of if number is None else of | {"number": number}

    def _did(self, action: str, about: Any, by: Any = None) -> None:
        from spokework.access.decide import Actor
        from spokework.audit.record import record

        who = Actor((by or self.manager).pk, "")
        record(action, by=who, hub_id=self.hub.pk, about=about, young_people=[about.data_key_owner])


TEXT = "We walked by the water and talked about the week, and what to do on Friday when the others go into town. " * 4
_SYLLABLES = [a + b for a in "bdfklmnr" for b in "aeio"]
_taken: set[str] = set()


def _word(rng: Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _free(rng: Random, new_reference: Any) -> str:
    from spokework.core.ids import picking_with

    with picking_with(rng.choice):
        while (reference := new_reference()) in _taken:
            continue
    _taken.add(reference)
    return str(reference)
