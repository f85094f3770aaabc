"""Settings beside each other (multi-agency team, police, social care, …), and what cannot be concluded."""

from collections.abc import Mapping
from typing import Any

from spokework.insight.bases import OPENED, RECEIVED
from spokework.insight.comparing import Behind, Name, behind_settings, comparison, mixed, rates_by_setting, whole
from spokework.insight.definition import Indicator
from spokework.insight.indicators import INDICATORS
from spokework.insight.labels import labels
from spokework.insight.presenters import represented as groups
from spokework.insight.presenters import settings as shown
from spokework.insight.presenters.coverage import rate_table
from spokework.insight.presenters.earliest import not_said, sentences
from spokework.insight.presenters.mixes import finest
from spokework.insight.presenters.sections import Section, definition, share_section
from spokework.insight.presenters.tables import WITHHELD, broken_down
from spokework.insight.queries.figures import Reader
from spokework.insight.represented import DIMENSIONS, population_shares, referred, represented, supported

_EARLY = "early_referral"
_TABLES = ("wait_to_first_contact", "attendance", "contact_hours", "place_chosen")
_OUTCOMES = ("lower_risk_paired", "lower_risk_all")
_NAMED = ("setting", "source", "reason", *(code for code, _ in shown.GROUPS))


def settings_compared(reader: Reader) -> dict[str, Any]:
    names = {name: labels(reader.extract, name) for name in _NAMED}
    site = names["setting"]
    early = comparison(reader, _EARLY, "setting", site)
    behind = behind_settings(reader.rows("placements"), reader.extract.as_at)
    sections = [
        share_section(INDICATORS[_EARLY], early, whole(reader, _EARLY), site="setting", behind=_words(behind)),
        _referrals(reader, names),
        _people(reader, names),
        _against_population(reader, site),
        _reached(reader, site),
        *(_table(reader, INDICATORS[code], site) for code in _TABLES),
        *(
            share_section(
                INDICATORS[code],
                comparison(reader, code, "setting", site),
                whole(reader, code),
                site="setting",
                behind=_words(behind),
            )
            for code in _OUTCOMES
        ),
    ]
    said = sentences(early, behind, one_hub=bool(reader.scope.hub)) if early else []
    return {"said": [*said, *not_said([each.heading for each in sections if each.withheld])], "sections": sections}


def _words(behind: Mapping[str | None, Behind]) -> dict[str | None, str]:
    return {setting: each.words for setting, each in behind.items()}


def _referrals(reader: Reader, names: Mapping[str, Name]) -> Section:
    exact = reader.scope.exact
    section = shown.referral_mix(
        finest(mixed(reader, RECEIVED, "setting", "source"), exact=exact, kinds=shown.SOURCES),
        finest(mixed(reader, RECEIVED, "setting", "reason"), exact=exact),
        site=names["setting"],
        source_name=names["source"],
        reason_name=names["reason"],
    )
    return shown.with_links(section, INDICATORS["referrals_received"])


def _people(reader: Reader, names: Mapping[str, Name]) -> Section:
    kinds = {"ethnicity_group": shown.ETHNICITIES}
    found = {
        code: finest(mixed(reader, OPENED, "setting", code), exact=reader.scope.exact, kinds=kinds.get(code))
        for code, _ in shown.GROUPS
    }
    return shown.with_links(shown.groups(found, site=names["setting"], names=names), INDICATORS["new_cases"])


def _against_population(reader: Reader, site: Name) -> Section:
    persons, titles = reader.rows("area_populations"), dict(shown.GROUPS)
    shares = {code: population_shares(persons, code) for code in DIMENSIONS}
    kinds, names = {"ethnicity_group": shown.ETHNICITIES}, reader.extract.labels["population_group"]
    found = {
        who: {
            code: groups.finest(
                represented(reader.asked(question), shares[code], code),
                exact=reader.scope.exact,
                kinds=kinds.get(code),
            )
            for code in DIMENSIONS
        }
        for who, question in ((shown.REFERRED, referred), (shown.SUPPORTED, supported))
    }
    section = shown.against_population(
        found, site=site, titles=titles, group=lambda code: names.get(code or "", code or "")
    )
    return shown.with_links(section, INDICATORS["referrals_received"], INDICATORS["young_people_supported"])


def _reached(reader: Reader, site: Name) -> Section:
    heading = "Young people supported for each 10,000 aged 10 to 17"
    links = (definition(INDICATORS["young_people_supported"]),)
    found = rates_by_setting(reader)
    if found is None:
        return Section(heading, (WITHHELD,), definitions=links, withheld=True)
    note = "To date. The population is that of the areas in which posts of the setting have worked."
    return Section(
        heading,
        ("Settings share areas, and posts have been there for different times: a rate is no measure of effort.",),
        tables=(rate_table(found, place="Setting", name=site, caption=heading, note=note),),
        definitions=links,
    )


def _table(reader: Reader, indicator: Indicator, site: Name) -> Section:
    answer = reader.ask((indicator.code,), by=("setting",))
    links = (definition(indicator),)
    if answer.withheld:
        total = broken_down(indicator, reader.ask((indicator.code,)), caption=f"{indicator.title}, all together")
        return Section(indicator.title, (WITHHELD,), tables=(total,), definitions=links, withheld=True)
    table = broken_down(indicator, answer, caption=f"{indicator.title}, by setting", name=site)
    return Section(indicator.title, tables=(table,), definitions=links)
