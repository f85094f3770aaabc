"""Settings beside each other: sections of a page, from what was counted."""

from collections.abc import Mapping

from spokework.insight.definition import Indicator

from .mixes import Name, Shown, mix_table
from .sections import Section, definition

SOURCES = {
    **dict.fromkeys(("social_care", "police", "education", "health", "youth_justice"), "public"),
    **dict.fromkeys(("voluntary", "parent_carer", "self", "internal", "other"), "others"),
}
SOURCE_KINDS = {
    "public": "Social care, police, education, health and youth justice",
    "others": "Voluntary organisations, families, young people, the hub and others",
}
ETHNICITIES = dict.fromkeys(("mixed", "asian", "black", "other"), "minority")
ETHNICITY_KINDS = {"minority": "Minority ethnic groups"}
GROUPS = (
    ("sex", "Sex"),
    ("ethnicity_group", "Ethnicity"),
    ("disability", "Disability"),
    ("care_status", "Care status"),
)
_UNDER_REPRESENTED = (
    "Shares are of cases opened, beside those of the other settings together. The extract holds how many young people "
    "live in an area, but not how many of them there are of each sex, ethnicity, disability or care status: whether a "
    "group is reached less than its share of the population cannot be said here."
)


def or_kinds(name: Name, kinds: Mapping[str, str]) -> Name:
    return lambda code: kinds.get(code or "") or name(code)


def referral_mix(source: Shown, reason: Shown, *, site: Name, source_name: Name, reason_name: Name) -> Section:
    return Section(
        "Who refers, and why",
        ("A referral can have several reasons, so their shares add up to more than 100 %.",),
        tables=(
            mix_table(
                source,
                caption="Referrals by who referred",
                what="Who referred",
                site=site,
                group=or_kinds(source_name, SOURCE_KINDS),
            ),
            mix_table(reason, caption="Referrals by reason", what="Reason", site=site, group=reason_name),
        ),
    )


def groups(found: Mapping[str, Shown], *, site: Name, names: Mapping[str, Name]) -> Section:
    return Section(
        "Who is supported",
        (_UNDER_REPRESENTED,),
        tables=tuple(
            mix_table(
                found[code],
                caption=f"Cases opened by {title.lower()}",
                what=title,
                site=site,
                group=or_kinds(names[code], ETHNICITY_KINDS),
                others=True,
            )
            for code, title in GROUPS
        ),
    )


def with_links(section: Section, *indicators: Indicator) -> Section:
    return Section(
        section.heading, section.paragraphs, section.charts, section.tables, tuple(map(definition, indicators))
    )
