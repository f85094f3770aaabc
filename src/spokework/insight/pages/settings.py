"""Settings beside each other (multi-agency team, police, social care, …), and what cannot be concluded."""

from collections.abc import Mapping
from typing import Any

from spokework.insight.bases import OPENED, RECEIVED
from spokework.insight.comparing import Behind, Name, behind_settings, comparison, mixed, rates_by_setting, whole
from spokework.insight.definition import Indicator
from spokework.insight.indicators import INDICATORS
from spokework.insight.labels import labels
from spokework.insight.presenters import settings as shown
from spokework.insight.presenters.coverage import rate_table
from spokework.insight.presenters.earliest import not_said, sentences
from spokework.insight.presenters.represented import WEIGHTS
from spokework.insight.presenters.sections import Section, definition, share_section
from spokework.insight.presenters.tables import broken_down
from spokework.insight.queries.figures import Reader
from spokework.insight.represented import DIMENSIONS, population_shares, referred, represented, supported

from .settings_published import in_no_release, people_together, referrals_together, together_against_population

_EARLY = "early_referral"
_TABLES = ("wait_to_first_contact", "attendance", "contact_hours", "place_chosen")
_OUTCOMES = ("lower_risk_paired", "lower_risk_all")
_NAMED = ("setting", "source", "reason", "age_band", *(code for code, _ in shown.GROUPS))


def settings_compared(reader: Reader) -> dict[str, Any]:
    names = {name: labels(reader.extract, name) for name in _NAMED}
    site = names["setting"]
    early = comparison(reader, _EARLY, "setting", site)
    behind = behind_settings(reader.rows("placements"), reader.extract.as_at)
    first = share_section(INDICATORS[_EARLY], early, whole(reader, _EARLY), site="setting", behind=_words(behind))
    outcomes = [
        share_section(
            INDICATORS[code],
            comparison(reader, code, "setting", site),
            whole(reader, code),
            site="setting",
            behind=_words(behind),
        )
        for code in _OUTCOMES
    ]
    between = _of_a_hub(reader, names) if reader.scope.exact else _of_the_programme(reader, names)
    sections = [first, *between, *outcomes]
    said = sentences(early.found, behind, one_hub=bool(reader.scope.hub)) if early.found else []
    return {"said": [*said, *not_said([each.heading for each in sections if each.withheld])], "sections": sections}


def _of_a_hub(reader: Reader, names: Mapping[str, Name]) -> list[Section]:
    return [
        _referrals(reader, names),
        _people(reader, names),
        _against_population(reader, names["setting"]),
        _reached(reader, names["setting"]),
        *(_table(reader, INDICATORS[code], names["setting"]) for code in _TABLES),
    ]


def _of_the_programme(reader: Reader, names: Mapping[str, Name]) -> list[Section]:
    return [
        referrals_together(reader, names),
        people_together(reader, names),
        together_against_population(reader),
        _reached(reader, names["setting"]),
        in_no_release(reader, _TABLES),
    ]


def _words(behind: Mapping[str | None, Behind]) -> dict[str | None, str]:
    return {setting: each.words for setting, each in behind.items()}


def _referrals(reader: Reader, names: Mapping[str, Name]) -> Section:
    section = shown.referral_mix(
        mixed(reader, RECEIVED, "setting", "source"),
        mixed(reader, RECEIVED, "setting", "reason"),
        site=names["setting"],
        source_name=names["source"],
        reason_name=names["reason"],
    )
    return shown.with_links(section, INDICATORS["referrals_received"])


def _people(reader: Reader, names: Mapping[str, Name]) -> Section:
    found = {code: mixed(reader, OPENED, "setting", code) for code, _ in shown.GROUPS}
    return shown.with_links(shown.groups(found, site=names["setting"], names=names), INDICATORS["new_cases"])


def _against_population(reader: Reader, site: Name) -> Section:
    persons, names = reader.rows("area_populations"), reader.extract.labels["population_group"]
    shares = {code: population_shares(persons, code) for code in DIMENSIONS}
    found = {
        who: {code: represented(reader.asked(question), shares[code], code) for code in DIMENSIONS}
        for who, question in ((shown.REFERRED, referred), (shown.SUPPORTED, supported))
    }
    section = shown.against_population(
        found,
        site=site,
        titles=dict(shown.GROUPS),
        group=lambda code: names.get(code or "", code or ""),
        weights=WEIGHTS,
    )
    return shown.with_links(section, INDICATORS["referrals_received"], INDICATORS["young_people_supported"])


def _reached(reader: Reader, site: Name) -> Section:
    found = rates_by_setting(reader)
    indicator = INDICATORS[found.indicator]
    heading = f"{indicator.title} for each 10,000 aged 10 to 17"
    links = (definition(indicator),)
    if not found.rates and found.note:
        return Section(heading, (found.note,), definitions=links, withheld=True)
    note = f"{found.when}. The population is that of the areas in which posts of the setting have worked. {found.note}"
    table = rate_table(
        found.rates, place="Setting", name=site, caption=heading, note=note.strip(), counted=indicator.title
    )
    return Section(
        heading,
        ("Settings share areas, and posts have been there for different times: a rate is no measure of effort.",),
        tables=(table,),
        definitions=links,
    )


def _table(reader: Reader, indicator: Indicator, site: Name) -> Section:
    answer = reader.ask((indicator.code,), by=("setting",))
    table = broken_down(indicator, answer, caption=f"{indicator.title}, by setting", name=site)
    return Section(indicator.title, tables=(table,), definitions=(definition(indicator),))
