"""What *Settings compared* says of the whole programme where a release has all settings together, or nothing."""

from collections.abc import Mapping, Sequence

from spokework.insight.comparing import Name
from spokework.insight.indicators import INDICATORS
from spokework.insight.presenters import settings as shown
from spokework.insight.presenters.represented import OF_EVERYBODY
from spokework.insight.presenters.sections import Section, definition
from spokework.insight.presenters.tables import broken_down, listed
from spokework.insight.queries.figures import Reader
from spokework.insight.represented import DIMENSIONS, Represented, living_in, of_everybody

_RECEIVED, _OPENED = "referrals_received", "new_cases"
_GROUPS = (("age_band", "Age"), ("sex", "Sex"), ("ethnicity_group", "Ethnicity"))


def referrals_together(reader: Reader, names: Mapping[str, Name]) -> Section:
    return _together(reader, "Who refers", _RECEIVED, (("source", "Who referred"),), names)


def people_together(reader: Reader, names: Mapping[str, Name]) -> Section:
    return _together(reader, "Who is supported", _OPENED, _GROUPS, names)


def _together(
    reader: Reader, heading: str, code: str, ways: Sequence[tuple[str, str]], names: Mapping[str, Name]
) -> Section:
    indicator, tables, note = INDICATORS[code], [], ""
    for name, title in ways:
        answer = reader.ask((code,), by=(name,))
        note = answer.note
        caption = f"{indicator.title}, by {title.lower()}, {reader.when[0].lower()}{reader.when[1:]}"
        tables += [broken_down(indicator, answer, caption=caption, name=names[name])] if answer.figures else []
    links = (definition(indicator),)
    if not tables:
        return Section(heading, (note,), definitions=links, withheld=True)
    return Section(heading, (shown.TOGETHER,), tables=tuple(tables), definitions=links)


def together_against_population(reader: Reader) -> Section:
    """Disability is in no release, so of that nothing is said."""
    persons, names = reader.rows("area_populations"), reader.extract.labels["population_group"]
    served = {row["area"] for row in reader.rows("placements") if row["start"] <= reader.extract.as_at}
    found: dict[str, dict[str, Represented]] = {}
    note = ""
    for who, code in (("referrals received", _RECEIVED), ("cases opened", _OPENED)):
        for dimension in DIMENSIONS if persons else ():
            answer = reader.ask((code,), by=(dimension,))
            if not answer.figures:
                note = note or answer.note
                continue
            counts = {each.group[0]: None if each.numerator is None else int(each.numerator) for each in answer.figures}
            held = of_everybody(counts, living_in(persons, served, dimension), dimension)
            found.setdefault(who, {}).update({dimension: held} if held else {})
            note = answer.note
    section = shown.against_population(
        found,
        site=str,
        titles=dict(shown.GROUPS),
        group=lambda code: names.get(code or "", code or ""),
        weights=OF_EVERYBODY,
        note=note,
    )
    return shown.with_links(section, INDICATORS[_RECEIVED], INDICATORS[_OPENED])


def in_no_release(reader: Reader, codes: Sequence[str]) -> Section:
    figures = reader.ask(codes).figures
    said = "By setting these are in no release: a median and hours cannot be rounded like counts. Everybody together:"
    return Section("Waiting and contact", (said,), tables=(listed(figures, "All settings together, to date"),))
