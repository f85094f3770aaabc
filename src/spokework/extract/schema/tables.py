"""The tables of an extract, column by column. The reference page and ``schema.json`` are made from this."""

from .columns import Column, Kind, Table, a_code, a_day, a_flag, a_number, an_id
from .dimensions import COMBINATIONS, EVERYONE, HUB, PLACE
from .practice import PRACTICE

VERSION = 4


YOUNG_PERSON = an_id("young_person", "young person")
CASE = an_id("case", "case")

REFERRALS = Table(
    "referrals",
    "A request for support",
    (
        an_id("referral", "referral"),
        YOUNG_PERSON,
        an_id("case", "case it opened", may_be_empty=True),
        *EVERYONE,
        a_day("received", "When it was received"),
        a_day("triaged_on", "When triage began"),
        a_day("decided_on", "When it was accepted, declined or signposted"),
        a_day("waiting_since", "Since when it has waited for a worker"),
        a_day("ended_on", "When it was allocated or withdrawn"),
        a_day("first_attended_on", "The first contact that took place in the case it opened"),
        a_day("referred_before_on", "The referral of the same young person before this one"),
        a_code("state", "Where it stands", "referral_state"),
        a_code("source", "Who referred"),
        a_code("agency_kind", "The kind of agency that referred", may_be_empty=True),
        Column("reasons", Kind.CODES, "Why support was asked for", codes="reason"),
        a_code("level", "Level at referral"),
        a_code("decline_reason", "Why it was declined", may_be_empty=True),
        a_flag("right_place", "It came to the right place", may_be_empty=True),
        a_flag("right_time", "It came early enough", may_be_empty=True),
        a_flag("good_information", "It said enough", may_be_empty=True),
    ),
)
CASES = Table(
    "cases",
    "One period of support for one young person",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        a_day("opened", "When it was opened"),
        a_day("closed", "When it was closed"),
        a_flag("reopened", "It took up an earlier case again"),
        a_code("state", "Where it stands", "case_state"),
        a_code("closure_reason", "Why it was closed", may_be_empty=True),
        a_code("not_assessed", "Why there is no assessment at the end", may_be_empty=True),
        a_day("first_assessed_on", "The first assessment that stands"),
        a_code("first_level", "Level at the first assessment", "level"),
        a_code("last_level", "Level at the closing assessment", "level"),
        a_code("change", "The closing level against the first", may_be_empty=True),
        a_number("goals", "Goals that were set"),
        a_number("goals_in_own_words", "Of them, in the young person's own words"),
        a_number("feedback_score", "How much the support helped, 0 to 10, as the young person said", may_be_empty=True),
        a_number("missing_first_90", "Times missing in the first 90 days"),
        a_number("missing_last_90", "Times missing in the last 90 days before the end"),
    ),
)
REVIEWS = Table(
    "reviews",
    "A stretch of a case from one assessment to the next, with the day on which the next was due",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        a_day("since", "The day of the assessment, or of the opening"),
        a_day("until", "The day of the next assessment or of the closure; empty while it runs"),
        a_day("due", "When the next assessment was due"),
    ),
)
ASSESSMENTS = Table(
    "assessments",
    "A signed assessment that no correction has replaced",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        a_day("day", "The day of the assessment"),
        a_code("stage", "First, review or closing"),
        a_code("tool", "The tool, by its code", "tool"),
        a_number("tool_version", "The version of the tool"),
        a_number("total", "The tool's own score", may_be_empty=True),
        a_code("computed_level", "The level the tool came to", "level"),
        a_code("judged_level", "The level the worker judged", "level"),
    ),
)
CONTACTS = Table(
    "contacts",
    "One thing done with or for a young person, or planned",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        a_day("day", "The day of the contact"),
        a_number("minutes", "How long it took", may_be_empty=True),
        a_code("mode", "How it was held"),
        a_code("place", "Where it was held", may_be_empty=True),
        a_code("chosen_by", "Who chose the place", may_be_empty=True),
        a_code("attendance", "Whether it took place; empty while it is planned", may_be_empty=True),
    ),
)
GOALS = Table(
    "goals",
    "Something the young person wants",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        a_code("domain", "What it is about", "goal_domain"),
        a_flag("own_words", "In the young person's own words"),
        a_day("set_on", "When it was set"),
        a_day("ended_on", "When it was ended"),
        a_flag("achieved", "Whether it was achieved", may_be_empty=True),
        a_number("scores", "How often it was scored"),
        a_number("baseline", "The first score, 0 to 10", may_be_empty=True),
        a_number("latest", "The latest score, 0 to 10", may_be_empty=True),
        a_day("latest_on", "The day of the latest score"),
        a_number("target", "The score that would be enough"),
    ),
)
MISSING_EPISODES = Table(
    "missing_episodes",
    "A time a young person was missing",
    (
        CASE,
        YOUNG_PERSON,
        *EVERYONE,
        a_day("day", "When they went missing"),
        a_day("returned_on", "When they returned"),
        a_code("interview", "What became of the return-home interview", "return_interview", may_be_empty=True),
        a_number("hours_to_interview", "Hours from the return to the interview", may_be_empty=True),
    ),
)
ALLOCATIONS = Table(
    "allocations",
    "A worker holding a case",
    (
        CASE,
        YOUNG_PERSON,
        an_id("appointment", "appointment"),
        *EVERYONE,
        a_day("start", "From"),
        a_day("end", "The day on which it had ended"),
        a_code("how_ended", "Whether the case was closed or handed on", may_be_empty=True),
        a_flag("funding_ended", "It ended because the funding did"),
    ),
)
STAFFING = Table(
    "staffing",
    "A person in a post at a place, from one change to the next",
    (
        an_id("post", "post"),
        an_id("appointment", "appointment"),
        *HUB,
        *PLACE,
        a_day("since", "The first day"),
        a_day("until", "The last day; empty while it runs"),
        Column("fte", Kind.AMOUNT, "Full-time equivalent of the post"),
        a_number("room", "How many cases its holder may carry"),
        a_number("least", "How many cases its holder is expected to carry at least"),
    ),
)
PLACEMENTS = Table(
    "placements",
    "Where a post works from, for a time",
    (
        an_id("post", "post"),
        *HUB,
        *PLACE,
        a_day("start", "The first day"),
        a_day("end", "The last day; empty while it runs"),
        a_code("host_kind", "The kind of agency that gives the desk", "agency_kind", may_be_empty=True),
        a_code("relation", "Own, neighbouring or new area"),
        Column("days_a_week", Kind.AMOUNT, "Days a week there"),
        a_flag("hub_known_there", "The hub was known there before"),
        a_flag("joint_investigations_before", "There were joint investigations before"),
    ),
)
POSTS = Table(
    "posts",
    "A funded job of a hub",
    (
        an_id("post", "post"),
        *HUB,
        Column("fte", Kind.AMOUNT, "Full-time equivalent"),
        a_number("caseload_min", "Cases expected at least"),
        a_number("caseload_cap", "Cases at the most, for a whole post"),
        a_number("expected_a_year", "Young people expected a year"),
    ),
)
GRANTS = Table(
    "grants",
    "Money from one funder for a time",
    (
        an_id("grant", "grant"),
        an_id("funder", "funder"),
        Column("hub", Kind.CODE, "The hub; empty where it is for the whole programme", may_be_empty=True),
        Column("amount", Kind.AMOUNT, "Pounds"),
        a_day("start", "The first day"),
        a_day("end", "The last day"),
        a_number("reporting_months", "Months from one report to the next"),
    ),
)
AREAS = Table(
    "areas",
    "A local authority",
    (
        Column("area", Kind.CODE, "Its ONS code"),
        Column("region", Kind.CODE, "Its region", may_be_empty=True),
        a_number("population", "People aged 10 to 17", may_be_empty=True),
        a_number("x", "Column on the schematic map", may_be_empty=True),
        a_number("y", "Row on the schematic map", may_be_empty=True),
        Column("neighbours", Kind.CODES, "The codes of the areas beside it"),
    ),
)
AREA_POPULATIONS = Table(
    "area_populations",
    "How many of an area's people aged 10 to 17 are of one group, as a census counts them",
    (
        Column("area", Kind.CODE, "The area, by its ONS code"),
        a_code("dimension", "By what they are counted: a breakdown of young people"),
        a_code("group", "The group, by the code that breakdown has for it", "population_group"),
        a_number("persons", "How many they are"),
    ),
)
HUBS = Table(
    "hubs",
    "A hub",
    (*HUB, Column("region", Kind.CODE, "Its region", may_be_empty=True), a_day("began", "When its phase began")),
)
QUARTERS = Table(
    "quarters",
    "A quarter of the programme up to the day of the extract",
    (
        Column("quarter", Kind.QUARTER, "Year × 4 + quarter − 1"),
        a_day("start", "Its first day"),
        a_day("end", "Its last day, or the day of the extract"),
        a_flag("whole", "It was over on the day of the extract"),
    ),
)
RETURNS = Table(
    "returns",
    "What a hub recorded in a quarter since it began, and whether it confirmed its return",
    (
        *HUB,
        Column("quarter", Kind.QUARTER, "Year × 4 + quarter − 1"),
        a_number("records", "How many things of any kind are dated in it; 0: no data"),
        a_flag("confirmed", "Whether the hub's manager has said that the quarter's records are there"),
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
    *PRACTICE,
    *COMBINATIONS.values(),
)
