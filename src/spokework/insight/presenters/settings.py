"""Settings beside each other: sections of a page, from what was counted."""

from collections.abc import Mapping
from dataclasses import replace

from spokework.insight.definition import Indicator
from spokework.insight.mixes import Mix
from spokework.insight.represented import Represented

from . import represented
from .mixes import Name, mix_table
from .sections import Section, definition

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
REFERRED, SUPPORTED = "young people referred", "young people supported"
TOGETHER = "Of whom the work of each setting is made up is in no release: here all settings are together."


def referral_mix(source: Mix, reason: Mix, *, site: Name, source_name: Name, reason_name: Name) -> Section:
    return Section(
        "Who refers, and why",
        ("A referral can have several reasons, so their shares add up to more than 100 %.",),
        tables=(
            mix_table(source, caption="Referrals by who referred", what="Who referred", site=site, group=source_name),
            mix_table(reason, caption="Referrals by reason", what="Reason", site=site, group=reason_name),
        ),
    )


def groups(found: Mapping[str, Mix], *, site: Name, names: Mapping[str, Name]) -> Section:
    return Section(
        "Who is supported",
        (_BESIDE,),
        tables=tuple(
            mix_table(
                found[code],
                caption=f"Cases opened by {title.lower()}",
                what=title,
                site=site,
                group=names[code],
                others=True,
            )
            for code, title in GROUPS
        ),
    )


def against_population(
    found: Mapping[str, Mapping[str, Represented]],
    *,
    site: Name,
    titles: Mapping[str, str],
    group: Name,
    weights: str,
    note: str = "",
) -> Section:
    """``found``: of whom it is asked – those referred, those supported – and by dimension."""
    heading = "Who is under-represented"
    known = [each for of in found.values() for each in of.values() if each.sites]
    if not known:
        return Section(heading, (note or represented.NOT_KNOWN,), withheld=bool(note))
    said = [
        sentence
        for who, of in found.items()
        for sentence in represented.sentences(who, [each for each in of.values() if each.sites], site=site, group=group)
    ]
    return Section(
        heading,
        (
            weights,
            *said,
            represented.by_chance(known) if said else "",
            represented.NOT_NEED,
            represented.NOT_COMPARED,
        ),
        tables=tuple(
            represented.table(
                each, caption=f"{who.capitalize()}, by {titles[code].lower()}", site=site, group=group, note=note
            )
            for who, of in found.items()
            for code, each in of.items()
            if each.sites
        ),
    )


def with_links(section: Section, *indicators: Indicator) -> Section:
    return replace(section, definitions=tuple(map(definition, indicators)))
