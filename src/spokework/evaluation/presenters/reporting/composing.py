"""From what is on record and what people wrote to one report. Every format draws it; none adds anything."""

from collections.abc import Iterable, Iterator

from spokework.core.components import Table
from spokework.core.dates import long_date
from spokework.evaluation.presenters.theories import counted, sentence
from spokework.evaluation.queries.report import Content
from spokework.evaluation.sections import BY_KEY
from spokework.evaluation.states import THEORY, TheoryState
from spokework.insight.reports.composing import INVENTED
from spokework.insight.reports.document import Exhibit, Item, Report, Section

from . import findings, methods
from .checking import Checked, checked
from .words import in_ones_own, paragraphs, table

_NOT_WRITTEN = "Not written yet."
_BEFOREHAND = (
    "What a theory leads one to expect across groups, as it was locked, beside the last release that it was held "
    "against. Those that do not fit, and those held beside nothing yet, stand here as well."
)
_CAUTIONS = (
    "Nobody who took part is named. Quotes stand here with consent to be quoted, in the passage’s own words; what "
    "might have given somebody away is in square brackets, and a second person has read each.",
    "Whoever takes consent back leaves every count, table and quote of a report that is made from then on. A file made "
    "earlier says on which day it was as on record: make it anew rather than pass an old one on.",
    "A verdict is a judgement by the team, with its reason. Few sites and few people were asked: a count of verdicts "
    "is no measure of how often something is so.",
)


def report(content: Content) -> Report:
    evaluation = content.evaluation
    return Report(
        title=f"{evaluation.title}: a realist evaluation",
        subtitle=f"As on record on {long_date(content.as_at)}",
        organisation=content.programme or "Spokework",
        stands=methods.stands(content),
        messages=tuple(each.message.words for each in content.standing),
        sections=tuple(_sections(content)),
        missing=(),
        cautions=_CAUTIONS,
        annex="How to read this",
        definitions=(),
        resources=(),
        identifier=f"realist-report-{evaluation.number}",
        day=(content.as_at.year, content.as_at.month, content.as_at.day),
        notice=INVENTED * content.invented,
    )


def _sections(content: Content) -> Iterator[Section]:
    def written(key: str, *more: str, tables: Iterable[Table | None] = (), heading: str = "") -> Section:
        says = (*(paragraphs(content.written.get(key, "")) or (_NOT_WRITTEN,)), *more)
        return _section(heading or BY_KEY[key].heading, says, tables)

    evaluation = content.evaluation
    yield written("summary")
    yield written("purpose")
    yield written("programme")
    yield _section("Questions", paragraphs(evaluation.questions), ())
    yield written("focus")
    yield Section("Theories to begin with", tuple(_initial(content)), says=() if content.theories else (_NOT_WRITTEN,))
    yield _section("Ethics approval", paragraphs(evaluation.ethics) or ("Nothing is said of it.",), ())
    yield written("approach")
    yield written("design", *paragraphs(evaluation.design), tables=[methods.team(content)])
    yield written("setting", tables=[methods.sites(content)])
    yield written("collection", *methods.figures(content), tables=[methods.sources(content)])
    took_part = [methods.participants(content), methods.consents(content)]
    yield written("recruitment", *methods.taken_back(content), tables=took_part)
    yield written("analysis", *methods.coding(content), tables=methods.agreement(content))
    yield Section("Findings: theories and their evidence", tuple(findings.theories(content)))
    yield _section("Theories at sites", (), [findings.at_sites(content)])
    yield Section("Findings: where each held, and where it did not", tuple(findings.where_it_held(content)))
    yield _expected(content)
    yield Section(
        BY_KEY["answers"].heading,
        tuple(findings.key_messages(content)),
        says=paragraphs(content.written.get("answers", "")) or (_NOT_WRITTEN,),
    )
    yield _section("How theories were refined", (), [findings.audit_trail(content), findings.steps(content)])
    for key in ("limitations", "literature", "conclusions", "interests"):
        yield written(key)
    yield _section("Annex: RAMESES II, item by item", (), [checklist(checked(content))])


def _section(heading: str, says: tuple[str, ...], tables: Iterable[Table | None]) -> Section:
    """Tables under one heading of the section's own: no figure stands there that would want another."""
    shown = [Exhibit(each) for each in tables if each is not None]
    items = (Item("On record", tuple(shown)),) if shown else ()
    return Section(heading, items, says=says)


def _expected(content: Content) -> Section:
    heading = "Findings: patterns stated beforehand"
    if not content.expected:
        return Section(heading, (), says=("No pattern was stated beforehand.",))
    from .expecting import patterns  # noqa: PLC0415  # SciPy comes with what compares

    return Section(heading, tuple(patterns(content)), says=(_BEFOREHAND,))


def _initial(content: Content) -> Iterator[Item]:
    for of in content.theories:
        if of.theory.state != TheoryState.GLEANED:
            judged = counted(of.judged, none=findings.NO_EVIDENCE)
            now = f"Now {THEORY.words(of.theory.state)}, in version {of.now.number}: {judged}."
            yield Item(of.theory.title, (), says=(in_ones_own(sentence(of.versions[0]), content), now))


def checklist(items: list[Checked]) -> Table:
    return table(
        "Reporting standard, item by item",
        ("Item", "What is there", "What is missing"),
        [
            (
                f"{each.item.number} {each.item.title}",
                "; ".join(each.there) or "–",
                "; ".join(each.missing) or "–",
            )
            for each in items
        ],
        "After Wong and others, RAMESES II reporting standards for realist evaluations, BMC Medicine 14:96 (2016); "
        "items are named in our own words. That something is there does not say that it is good.",
    )
