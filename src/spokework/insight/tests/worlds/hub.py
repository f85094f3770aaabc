"""One hub of a world, drawn row by row."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from spokework.extract.codes import codes_of
from spokework.extract.shaping import AGE_BANDS, ETHNICITY_GROUPS

from .practice import practice
from .world import Row, World, quarter_of

PHASES = ("1", "2")
AREAS = {"E08000001": "North West", "E08000002": "North West", "E09000007": None, None: None}
LEVELS = ("none", "low", "medium", "high", "not_assessed")
_RANKED = LEVELS[:4]
_UNDECIDED = ("received", "triage", "info_requested")
_ACCEPTED = ("accepted", "waiting", "allocated", "withdrawn")
_DECIDED = (*_ACCEPTED, "declined", "signposted")


class Hub:
    """One hub of a world. How much it has, and how much of that is not recorded, is its own."""

    def __init__(self, world: World, draw: Random, keys: Iterable[int], slug: str) -> None:
        self.world, self.draw, self.keys = world, draw, iter(keys)
        self.first_day: date = world.quarters[0]["start"]
        self.blank = draw.choice((0.0, 0.15, 0.15, 0.5, 1.0))
        began = self.first_day + timedelta(days=draw.choice((0, 0, 0, 95, 4000)))
        self.hub = {"hub": slug, "phase": draw.choice(PHASES), "region": None, "began": began}
        self.people = [self._person() for _ in range(draw.randint(1, 6))]
        self.posts = [next(self.keys) for _ in range(draw.randint(1, 3))]

    def fill(self) -> None:
        self.world["hubs"].append(self.hub)
        for one in (self._case, self._referral, self._assessment, self._contact, self._goal, self._episode):
            for _ in range(self.draw.choice((0, 1, 2, 5, 12))):
                one()
        for table, row in practice(self):
            for _ in range(self.draw.choice((0, 1, 4))):
                self._add(table, **row())
        self._name_the_one_before()
        for post in self.posts:
            self._staff(post)
        self._count_returns()

    def _add(self, table: str, **row: Any) -> Row:
        self.world[table].append(row)
        return row

    def _or_blank(self, value: Any) -> Any:
        return None if self.draw.random() < self.blank else value

    def _one(self, of: Iterable[Any]) -> Any:
        return self.draw.choice(list(of))

    def _day(self, since: date | None = None) -> date:
        """Not before ``since`` nor after the extract; often the edge of a quarter, or the day of the extract."""
        last, first = self.world.as_at, since or self.first_day
        edges = [day for row in self.world.quarters for day in (row["start"], row["end"]) if first <= day <= last]
        anywhere = first + timedelta(days=self.draw.randint(0, max((last - first).days, 0)))
        return min(self._one((anywhere, anywhere, self._one((*edges, first)), first, last)), last)

    def _after(self, day: date, *days: int) -> date:
        return min(day + timedelta(days=self._one(days)), self.world.as_at)

    def _person(self) -> Row:
        return {
            "young_person": next(self.keys),
            "sex": self._or_blank(self._one(("F", "M"))),
            "ethnicity_group": self._or_blank(self._one(ETHNICITY_GROUPS)),
            "disability": self._or_blank(self._one(("yes", "none"))),
            "care_status": self._or_blank(self._one(codes_of("care_status"))),
        }

    def _everyone(self) -> Row:
        return self._place() | self._one(self.people) | {"age_band": self._or_blank(self._one(AGE_BANDS))}

    def _place(self) -> Row:
        area = self._one(AREAS)
        setting = self._or_blank(self._one(("police", "home", "social_care")))
        of_hub = {"hub": self.hub["hub"], "phase": self.hub["phase"]}
        return of_hub | {"area": area, "region": AREAS[area], "setting": setting}

    def _referral(self) -> None:
        state, received = self._one((*_UNDECIDED, *_DECIDED)), self._day()
        triaged = None if state == "received" else self._after(received, 0, 4, 5, 6, 40)
        decided = self._after(triaged, 0, 1, 30, 92) if triaged and state in _DECIDED else None
        waits = self._after(decided, 0, 7) if decided and state in ("waiting", "allocated", "withdrawn") else None
        ended = self._day(waits) if waits and state != "waiting" else None
        said = self._everyone()
        rows = [self._referred(said, received, state, triaged, decided, waits, ended)]
        for again in self._one(((), (0,), (365,), (366,), (365, 366))):  # the same young person once more
            earlier = rows[-1]["received"] - timedelta(days=again)
            rows.append(self._referred(said, earlier, "received", None, None, None, None))

    def _referred(self, said: Row, received: date, state: str, *days: date | None) -> Row:
        triaged, decided, waits, ended = days
        met = self._or_blank(self._after(received, 0, 3, 11, 60)) if state == "allocated" else None
        return self._add(
            "referrals",
            **said,
            referral=next(self.keys),
            case=None,
            received=received,
            triaged_on=triaged,
            decided_on=decided,
            waiting_since=waits,
            ended_on=ended,
            first_attended_on=met,
            state=state,
            source=self._one(codes_of("source")),
            agency_kind=self._or_blank("police"),
            reasons=self.draw.sample(codes_of("reason"), self._one((0, 1, 1, 3))),
            level=self._one(LEVELS),
            decline_reason=self._or_blank(self._one(codes_of("decline_reason"))) if state == "declined" else None,
            **{name: self._or_blank(self._one((True, False))) for name in ("right_place", "right_time")},
            good_information=self._or_blank(self._one((True, False))),
        )

    def _name_the_one_before(self) -> None:
        last: dict[int, date] = {}
        mine = [row for row in self.world["referrals"] if row["hub"] == self.hub["hub"]]
        for row in sorted(mine, key=lambda row: (row["received"], row["referral"])):
            row["referred_before_on"] = last.get(row["young_person"])
            last[row["young_person"]] = row["received"]

    def _case(self) -> None:
        opened = self._day()
        closed = self._one((None, None, self._day(opened), self._after(opened, 0, 28, 29, 179, 180, 181)))
        why_not = self._one((None, *codes_of("not_assessed"))) if closed else None
        first, last = self._one(LEVELS), "not_assessed" if why_not or not closed else self._one(LEVELS)
        assessed = first != "not_assessed" or self.draw.random() < 0.2
        goals = self._one((0, 0, 1, 4))
        times = {f"missing_{which}_90": self._one((0, 0, 1, 2, 5)) for which in ("first", "last")}
        row = self._add(
            "cases",
            **self._everyone(),
            case=next(self.keys),
            opened=opened,
            closed=closed,
            reopened=False,
            state="closed" if closed else self._one(("open", "paused")),
            closure_reason=self._or_blank(self._one(codes_of("closure_reason"))) if closed else None,
            not_assessed=why_not,
            first_assessed_on=self._after(opened, 0, 27, 28, 29, 60) if assessed else None,
            first_level=first,
            last_level=last,
            change=_change(first, last, why_not) if closed else None,
            goals=goals,
            goals_in_own_words=self._one((0, goals)),
            feedback_score=self._or_blank(self._one((0, 5, 6, 10))) if closed else None,
            **times,
        )
        self._hold(row)
        self._review(row)

    def _hold(self, case: Row) -> None:
        """By one worker to the end, or by two after each other."""
        handed = self._one((None, self._day(case["opened"])))
        if handed and case["closed"]:
            handed = min(handed, case["closed"])
        for start, end in ((case["opened"], handed or case["closed"]), (handed, case["closed"])):
            if start is not None:
                self._add(
                    "allocations",
                    **{name: case[name] for name in ("case", *self._everyone())},
                    appointment=self._one(self.posts),
                    start=start,
                    end=end,
                    how_ended=None,
                    funding_ended=end is not None and self._one((True, False)),
                )

    def _review(self, case: Row) -> None:
        """Stretches from the opening to the closure, or on; a case of no whole day has none."""
        since: date = case["opened"]
        for _ in range(self._one((0, 1, 3))):
            until = self._day(since)
            if since < until < (case["closed"] or date.max):
                self._stretch(case, since, until)
                since = until
        if case["closed"] is None or since < case["closed"]:
            self._stretch(case, since, case["closed"])

    def _stretch(self, case: Row, since: date, until: date | None) -> None:
        due = self._one((since, self._day(since), since + timedelta(days=28), self.world.as_at))
        said = {name: case[name] for name in ("case", *self._everyone())}
        self._add("reviews", **said, since=since, until=until, due=due)

    def _assessment(self) -> None:
        self._add(
            "assessments",
            **self._everyone(),
            case=next(self.keys),
            day=self._day(),
            stage=self._one(codes_of("stage")),
            tool="small",
            tool_version=1,
            total=self._or_blank(3),
            computed_level=self._one(LEVELS),
            judged_level=self._one(LEVELS),
        )

    def _contact(self) -> None:
        day = self._one((self._day(), self._day(), self.world.as_at + timedelta(days=self._one((1, 40, 200)))))
        takes_place = day <= self.world.as_at and self.draw.random() > self.blank / 2
        self._add(
            "contacts",
            **self._everyone(),
            case=next(self.keys),
            day=day,
            minutes=self._or_blank(self._one((0, 1, 20, 60, 95))),
            mode=self._one(codes_of("mode")),
            place=self._or_blank("home"),
            chosen_by=self._or_blank(self._one(codes_of("chosen_by"))),
            attendance=self._one(codes_of("attendance")) if takes_place else None,
        )

    def _goal(self) -> None:
        scores, set_on = self._one((0, 1, 2, 3)), self._day()
        ended = self._one((None, self._day(set_on)))
        self._add(
            "goals",
            **self._everyone(),
            case=next(self.keys),
            domain=self._one(codes_of("goal_domain")),
            own_words=self._one((True, False)),
            set_on=set_on,
            ended_on=ended,
            achieved=self._or_blank(self._one((True, False))) if ended else None,
            scores=scores,
            baseline=self._one((0, 3, 10)) if scores else None,
            latest=self._one((0, 3, 10)) if scores else None,
            latest_on=self._day(set_on) if scores else None,
            target=8,
        )

    def _episode(self) -> None:
        day, interview = self._day(), self._or_blank(self._one(codes_of("return_interview")))
        held = interview == "held"
        self._add(
            "missing_episodes",
            **self._everyone(),
            case=next(self.keys),
            day=day,
            returned_on=self._or_blank(self._after(day, 0, 1, 9)),
            interview=interview,
            hours_to_interview=self._or_blank(self._one((0, 71, 72, 73, 400))) if held else None,
        )

    def _staff(self, appointment: int) -> None:
        """An appointment at one place after another; some posts have no room, some no hours."""
        since, post = self._day(), next(self.keys)
        for _ in range(self._one((1, 2))):
            until = self._one((None, self._day(since)))
            self._add(
                "staffing",
                **self._place(),
                post=post,
                appointment=appointment,
                since=since,
                until=until,
                fte=self._one((0.0, 0.5, 1.0)),
                room=self._one((0, 1, 2)),
                least=0,
            )
            if until is None:
                return
            since = until + timedelta(days=1)

    def _count_returns(self) -> None:
        dated = (("referrals", "received"), ("cases", "opened"), ("cases", "closed"), ("contacts", "day"))
        dated += (("assessments", "day"), ("goals", "set_on"), ("sessions", "day"), ("challenges", "day"))
        slug = self.hub["hub"]
        days = [row[day] for table, day in dated for row in self.world[table] if row["hub"] == slug and row[day]]
        for quarter in self.world.quarters:
            if self.hub["began"] <= quarter["end"]:
                number = quarter["quarter"]
                records = sum(quarter_of(day) == number for day in days)
                self._add(
                    "returns", hub=slug, phase=self.hub["phase"], quarter=number, records=records, confirmed=records > 0
                )


def _change(first: str, last: str, why_not: str | None) -> str:
    if why_not:
        return "not_assessed"
    if "not_assessed" in (first, last):
        return "no_first"
    against = _RANKED.index(last) - _RANKED.index(first)
    return "lower" if against < 0 else "raised" if against else "unchanged"
