"""The same release for those it is about, and those who do the work: short sentences, no table, no jargon."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spokework.insight.presenters.words import number

from .composing import Chapter, Composer, Picked, pick
from .document import Report, Section

HIDDEN = "we do not say how many, so that nobody can be recognised."
NOBODY = "there was nothing to count."
SO_FAR = "Since the programme began: "
WITHOUT_SOME = "Not every hub told us."
NOT_ALL = "Not every hub has said yet that it told us everything, so some of these numbers may still grow."


@dataclass(frozen=True)
class Told:
    """``sentence`` has ``{n}`` and, where something is divided, ``{of}``; ``about`` stands before what is not shown."""

    indicator: str
    about: str
    sentence: str


TOLD: tuple[tuple[str, tuple[Told, ...]], ...] = (
    (
        "Who was supported",
        (
            Told("referrals_received", "Asking for support", "We were asked {n} times to support a young person."),
            Told("acceptance", "Saying yes", "We could say yes to {n} of the {of} requests that we decided on."),
            Told("young_people_supported", "Support", "{n} young people had a worker of their own."),
            Told("new_cases", "New support", "Support began {n} times."),
        ),
    ),
    (
        "What changed",
        (
            Told(
                "lower_risk_paired",
                "Being safer",
                "Support ended {of} times with a look at how things were at first and at the end. {n} of these times, "
                "the young person was at lower risk than at first.",
            ),
            Told(
                "lower_risk_all",
                "Everybody whose support ended",
                "Support ended {of} times in all. We do not always know how things were at the end.",
            ),
        ),
    ),
)


def in_plain_words(composer: Composer) -> Report:
    """Sentences of the quarter; the data package has the same figures, and no others."""
    told = [(heading, list(_picked(composer, lines))) for heading, lines in TOLD]
    chapters = [Chapter(heading, tuple(picked for _, picked in found)) for heading, found in told]
    report = composer.report("What we did, in plain words", composer.quarter, "in-plain-words", chapters)
    sections = tuple(
        Section(heading, (), says=tuple(_said(told, picked) for told, picked in found))
        for heading, found in told
        if found
    )
    return replace(report, sections=sections, cautions=tuple(_cautions(composer)), definitions=())


def _picked(composer: Composer, lines: tuple[Told, ...]) -> Iterator[tuple[Told, Picked]]:
    for told in lines:
        picked = pick(composer.content, told.indicator, lambda table: False)
        if picked is not None and any(table.rows for table in picked.tables):
            yield told, picked


def _said(told: Told, picked: Picked) -> str:
    """Of the quarter; where that cannot be said, of all until its end."""
    told_of = sorted((each for each in picked.tables if each.rows and not each.year), key=lambda each: each.to_date)
    for table in told_of:
        row, to_date = table.rows[0], table.to_date
        if row.numerator is not None and ("{of}" not in told.sentence or row.denominator is not None):
            said = told.sentence.format(n=number(row.numerator), of=number(row.denominator))
            return f"{SO_FAR * to_date}{_lower(said, when=to_date)}{f' {WITHOUT_SOME}' * bool(row.silent)}"
    withheld = any(table.rows[0].withheld for table in told_of)
    return f"{told.about}: {HIDDEN if withheld else NOBODY}"


def _lower(words: str, *, when: bool) -> str:
    return words[:1].lower() + words[1:] if when else words


def _cautions(composer: Composer) -> Iterator[str]:
    yield (
        "The numbers are rounded, so that nobody can be found in them. Where there were only a few young people, we "
        "say so and give no number."
    )
    yield f"They are of the whole programme, from {composer.quarter}."
    yield "If a number has to be put right, a new version is made, and this one stays as it is."
    if any(table.unconfirmed for table in composer.content.tables):
        yield NOT_ALL
