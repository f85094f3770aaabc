"""Settings beside each other: sections of a page, from what was counted."""

from collections.abc import Mapping
from dataclasses import replace

from spokework.insight.definition import Indicator

from . import represented
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
_BESIDE = (
    "Shares are of cases opened, beside those of the other settings together. How they stand to the population is "
    "further down."
)
REFERRED, SUPPORTED = "referred", "supported"


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
        (_BESIDE,),
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


def against_population(
    found: Mapping[str, Mapping[str, represented.Shown]], *, site: Name, titles: Mapping[str, str], group: Name
) -> Section:
    """``found``: by whom it is asked of – referred, supported – and by dimension."""
    heading = "Who is under-represented"
    every = [each for of in found.values() for each in of.values()]
    known = [each for each in every if each.found is None or each.found.sites]
    if not known:
        return Section(heading, (represented.NOT_KNOWN,))
    group = or_kinds(group, ETHNICITY_KINDS)
    said = [
        sentence
        for who, of in found.items()
        for sentence in represented.sentences(who, list(of.values()), site=site, group=group)
    ]
    return Section(
        heading,
        (
            represented.WEIGHTS,
            *said,
            represented.by_chance(known) if said else "",
            represented.NOT_NEED,
            represented.NOT_COMPARED,
        ),
        tables=tuple(
            represented.table(each, caption=f"Young people {who}, by {titles[code].lower()}", site=site, group=group)
            for who, of in found.items()
            for code, each in of.items()
            if each.found is None or each.found.sites
        ),
        withheld=all(each.found is None for each in known),
    )


def with_links(section: Section, *indicators: Indicator) -> Section:
    return replace(section, definitions=tuple(map(definition, indicators)))
