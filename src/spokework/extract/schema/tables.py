"""The tables of an extract, column by column. The reference page and ``schema.json`` are made from this."""

from .columns import Column, Kind, Table
from .dimensions import EVERYONE, HUB, PLACE

VERSION = 2


def _id(name: str, of: str, *, may_be_empty: bool = False) -> Column:
    return Column(name, Kind.PSEUDONYM, f"Pseudonym of the {of}, in this extract only", may_be_empty=may_be_empty)


def _code(name: str, means: str, codes: str = "", *, may_be_empty: bool = False) -> Column:
    return Column(name, Kind.CODE, means, codes=codes or name, may_be_empty=may_be_empty)


def _day(name: str, means: str) -> Column:
    return Column(name, Kind.DAY, means, may_be_empty=True)


def _number(name: str, means: str, *, may_be_empty: bool = False) -> Column:
    return Column(name, Kind.NUMBER, means, may_be_empty=may_be_empty)


def _flag(name: str, means: str, *, may_be_empty: bool = False) -> Column:
    return Column(name, Kind.FLAG, means, may_be_empty=may_be_empty)


YOUNG_PERSON = _id("young_person", "young person")
CASE = _id("case", "case")

REFERRALS = Table(
    "referrals",
    "A request for support",
    (
        _id("referral", "referral"),
        YOUNG_PERSON,
        _id("case", "case it opened", may_be_empty=True),
        *EVERYONE,
        _day("received", "When it was received"),
        _day("triaged_on", "When triage began"),
        _day("decided_on", "When it was accepted, declined or signposted"),
        _day("waiting_since", "Since when it has waited for a worker"),
        _day("ended_on", "When it was allocated or withdrawn"),
        _day("first_attended_on", "The first contact that took place in the case it opened"),
        _day("referred_before_on", "The referral of the same young person before this one"),
        _code("state", "Where it stands", "referral_state"),
        _code("source", "Who referred"),
        _code("agency_kind", "The kind of agency that referred", may_be_empty=True),
        Column("reasons", Kind.CODES, "Why support was asked for", codes="reason"),
        _code("level", "Level at referral"),
        _code("decline_reason", "Why it was declined", may_be_empty=True),
        _flag("right_place", "It came to the right place", may_be_empty=True),
        _flag("right_time", "It came early enough", may_be_empty=True),
        _flag("good_information", "It said enough", may_be_empty=True),
    ),
)
CASES = Table(
    "cases",
    "One period of support for one young person",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        _day("opened", "When it was opened"),
        _day("closed", "When it was closed"),
        _flag("reopened", "It took up an earlier case again"),
        _code("state", "Where it stands", "case_state"),
        _code("closure_reason", "Why it was closed", may_be_empty=True),
        _code("not_assessed", "Why there is no assessment at the end", may_be_empty=True),
        _day("first_assessed_on", "The first assessment that stands"),
        _code("first_level", "Level at the first assessment", "level"),
        _code("last_level", "Level at the closing assessment", "level"),
        _code("change", "The closing level against the first", may_be_empty=True),
        _number("goals", "Goals that were set"),
        _number("goals_in_own_words", "Of them, in the young person's own words"),
        _number("feedback_score", "How much the support helped, 0 to 10, as the young person said", may_be_empty=True),
        _number("missing_first_90", "Times missing in the first 90 days"),
        _number("missing_last_90", "Times missing in the last 90 days before the end"),
    ),
)
REVIEWS = Table(
    "reviews",
    "A stretch of a case from one assessment to the next, with the day on which the next was due",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        _day("since", "The day of the assessment, or of the opening"),
        _day("until", "The day of the next assessment or of the closure; empty while it runs"),
        _day("due", "When the next assessment was due"),
    ),
)
ASSESSMENTS = Table(
    "assessments",
    "A signed assessment that no correction has replaced",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        _day("day", "The day of the assessment"),
        _code("stage", "First, review or closing"),
        _code("tool", "The tool, by its code", "tool"),
        _number("tool_version", "The version of the tool"),
        _number("total", "The tool's own score", may_be_empty=True),
        _code("computed_level", "The level the tool came to", "level"),
        _code("judged_level", "The level the worker judged", "level"),
    ),
)
CONTACTS = Table(
    "contacts",
    "One thing done with or for a young person, or planned",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        _day("day", "The day of the contact"),
        _number("minutes", "How long it took", may_be_empty=True),
        _code("mode", "How it was held"),
        _code("place", "Where it was held", may_be_empty=True),
        _code("chosen_by", "Who chose the place", may_be_empty=True),
        _code("attendance", "Whether it took place; empty while it is planned", may_be_empty=True),
    ),
)
GOALS = Table(
    "goals",
    "Something the young person wants",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        _code("domain", "What it is about", "goal_domain"),
        _flag("own_words", "In the young person's own words"),
        _day("set_on", "When it was set"),
        _day("ended_on", "When it was ended"),
        _flag("achieved", "Whether it was achieved", may_be_empty=True),
        _number("scores", "How often it was scored"),
        _number("baseline", "The first score, 0 to 10", may_be_empty=True),
        _number("latest", "The latest score, 0 to 10", may_be_empty=True),
        _day("latest_on", "The day of the latest score"),
        _number("target", "The score that would be enough"),
    ),
)
MISSING_EPISODES = Table(
    "missing_episodes",
    "A time a young person was missing",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        _day("day", "When they went missing"),
        _day("returned_on", "When they returned"),
        _code("interview", "What became of the return-home interview", "return_interview", may_be_empty=True),
        _number("hours_to_interview", "Hours from the return to the interview", may_be_empty=True),
    ),
)
ALLOCATIONS = Table(
    "allocations",
    "A worker holding a case",
    (
        CASE,
        YOUNG_PERSON,
        _id("appointment", "appointment"),
        *EVERYONE,
        _day("start", "From"),
        _day("end", "The day on which it had ended"),
        _code("how_ended", "Whether the case was closed or handed on", may_be_empty=True),
        _flag("funding_ended", "It ended because the funding did"),
    ),
)
STAFFING = Table(
    "staffing",
    "A person in a post at a place, from one change to the next",
    (
        _id("post", "post"),
        _id("appointment", "appointment"),
        *HUB,
        *PLACE,
        _day("since", "The first day"),
        _day("until", "The last day; empty while it runs"),
        Column("fte", Kind.AMOUNT, "Full-time equivalent of the post"),
        _number("room", "How many cases its holder may carry"),
        _number("least", "How many cases its holder is expected to carry at least"),
    ),
)
PLACEMENTS = Table(
    "placements",
    "Where a post works from, for a time",
    (
        _id("post", "post"),
        *HUB,
        *PLACE,
        _day("start", "The first day"),
        _day("end", "The last day; empty while it runs"),
        _code("host_kind", "The kind of agency that gives the desk", "agency_kind", may_be_empty=True),
        _code("relation", "Own, neighbouring or new area"),
        Column("days_a_week", Kind.AMOUNT, "Days a week there"),
        _flag("hub_known_there", "The hub was known there before"),
        _flag("joint_investigations_before", "There were joint investigations before"),
    ),
)
POSTS = Table(
    "posts",
    "A funded job of a hub",
    (
        _id("post", "post"),
        *HUB,
        Column("fte", Kind.AMOUNT, "Full-time equivalent"),
        _number("caseload_min", "Cases expected at least"),
        _number("caseload_cap", "Cases at the most, for a whole post"),
        _number("expected_a_year", "Young people expected a year"),
    ),
)
GRANTS = Table(
    "grants",
    "Money from one funder for a time",
    (
        _id("grant", "grant"),
        _id("funder", "funder"),
        Column("hub", Kind.CODE, "The hub; empty where it is for the whole programme", may_be_empty=True),
        Column("amount", Kind.AMOUNT, "Pounds"),
        _day("start", "The first day"),
        _day("end", "The last day"),
        _number("reporting_months", "Months from one report to the next"),
    ),
)
AREAS = Table(
    "areas",
    "A local authority",
    (
        Column("area", Kind.CODE, "Its ONS code"),
        Column("region", Kind.CODE, "Its region", may_be_empty=True),
        _number("population", "People aged 10 to 17", may_be_empty=True),
        _number("x", "Column on the schematic map", may_be_empty=True),
        _number("y", "Row on the schematic map", may_be_empty=True),
        Column("neighbours", Kind.CODES, "The codes of the areas beside it"),
    ),
)
AREA_POPULATIONS = Table(
    "area_populations",
    "How many of an area's people aged 10 to 17 are of one group, as a census counts them",
    (
        Column("area", Kind.CODE, "The area, by its ONS code"),
        _code("dimension", "By what they are counted: a breakdown of young people"),
        _code("group", "The group, by the code that breakdown has for it", "population_group"),
        _number("persons", "How many they are"),
    ),
)
HUBS = Table(
    "hubs",
    "A hub",
    (*HUB, Column("region", Kind.CODE, "Its region", may_be_empty=True), _day("began", "When its phase began")),
)
QUARTERS = Table(
    "quarters",
    "A quarter of the programme up to the day of the extract",
    (
        Column("quarter", Kind.QUARTER, "Year × 4 + quarter − 1"),
        _day("start", "Its first day"),
        _day("end", "Its last day, or the day of the extract"),
        _flag("whole", "It was over on the day of the extract"),
    ),
)
RETURNS = Table(
    "returns",
    "What a hub recorded in a quarter since it began",
    (
        *HUB,
        Column("quarter", Kind.QUARTER, "Year × 4 + quarter − 1"),
        _number("records", "How many things of any kind are dated in it; 0: no data"),
    ),
)

TABLES = (
    REFERRALS,
    CASES,
    REVIEWS,
    ASSESSMENTS,
    CONTACTS,
    GOALS,
    MISSING_EPISODES,
    ALLOCATIONS,
    STAFFING,
    PLACEMENTS,
    POSTS,
    GRANTS,
    AREAS,
    AREA_POPULATIONS,
    HUBS,
    QUARTERS,
    RETURNS,
)
