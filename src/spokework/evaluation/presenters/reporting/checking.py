"""The twenty items of RAMESES II: what a report has of each, and what is missing. Named in our own words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spokework.evaluation.queries.report import Content
from spokework.evaluation.queries.theories import stands_on_nothing, to_look_at
from spokework.evaluation.sections import BY_KEY
from spokework.evaluation.states import TheoryState

from .words import many

Says = Iterator[tuple[bool, str]]  # what is there, and what is missing


@dataclass(frozen=True)
class Item:
    number: int
    title: str
    asks: str
    finds: Callable[[Content], Says]
    sections: tuple[str, ...] = ()  # written by people


@dataclass(frozen=True)
class Checked:
    item: Item
    there: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def status(self) -> str:
        return "There" if not self.missing else "In part" if self.there else "Missing"


def checked(content: Content) -> list[Checked]:
    found = []
    for item in ITEMS:
        says = [*item.finds(content), *_written(item, content)]
        found.append(Checked(item, tuple(s for ok, s in says if ok), tuple(s for ok, s in says if not ok)))
    return found


def _written(item: Item, content: Content) -> Says:
    for key in item.sections:
        heading = BY_KEY[key].heading
        is_there = bool(content.written.get(key))
        yield is_there, f"“{heading}” is written" if is_there else f"“{heading}” is not written"


def _nothing(_: Content) -> Says:
    yield from ()


def _title(_: Content) -> Says:
    yield True, "The title says that it is a realist evaluation"


def _initial(content: Content) -> Says:
    put = [each for each in content.theories if each.theory.state != TheoryState.GLEANED]
    yield bool(put), f"{many(len(put), 'theory', 'theories')} put forward" if put else "No theory is put forward"


def _questions(_: Content) -> Says:
    yield True, "The questions stand as the team asked them"


def _ethics(content: Content) -> Says:
    there = bool(content.evaluation.ethics)
    yield there, "Approval is described" if there else "Nothing is said of ethics approval, or why none was needed"


def _sites(content: Content) -> Says:
    sites = len(content.sites)
    yield bool(sites), f"{many(sites, 'site')} with what is known of each" if sites else "No site is named"


def _design(content: Content) -> Says:
    there = bool(content.evaluation.design)
    yield there, "The design is described" if there else "The design is not described"


def _sources(content: Content) -> Says:
    there = len(content.sources)
    yield bool(there), f"{many(there, 'source')} by kind and by who spoke" if there else "There is no source"
    if content.figures:
        yield True, f"{many(content.figures, 'published figure')} held against theories"


def _analysis(content: Content) -> Says:
    yield bool(content.passages), f"{many(content.passages, 'passage')} coded with {many(content.codes, 'code')}"
    if content.rounds:
        yield True, f"{many(len(content.rounds), 'round')} of blind coding, with agreement and what was decided"
    else:
        yield False, "No round of blind coding is closed, so nothing is known of agreement"


def _participants(content: Content) -> Says:
    there = len(content.participants)
    said = f"{many(there, 'participant')} by who they are, and what they agreed to"
    yield bool(there), said if there else "Nobody is on record"
    alone = sum(each.participant_id is None for each in content.sources)
    if alone:
        yield False, f"{many(alone, 'source')} {'is' if alone == 1 else 'are'} of no participant on record"


def _findings(content: Content) -> Says:
    for_them = [each for each in content.theories if each.judged]
    yield bool(for_them), f"{many(len(for_them), 'theory', 'theories')} with evidence, at every site"
    without = [each for each in content.theories if each.theory.state == TheoryState.UNDER_TEST and not each.judged]
    if without:
        yield False, f"{many(len(without), 'theory', 'theories')} under test without evidence"
    left = [each for each in content.theories if stands_on_nothing(each.theory, each.judged)]
    if left:
        stand = "stands" if len(left) == 1 else "stand"
        yield False, f"{many(len(left), 'theory', 'theories')} {stand} where nothing holds them any more"
    stale = sum(to_look_at(row) for each in content.theories for row in each.judged)
    if stale:
        yield False, f"{many(stale, 'verdict')} to be looked at again"
    yield from _patterns(content)


def _patterns(content: Content) -> Says:
    if content.expected:
        yield True, f"{many(len(content.expected), 'pattern')} stated beforehand"
    if open_still := sum(not each.looks for each in content.expected):
        yield False, f"{many(open_still, 'pattern')} held beside no figures yet"


def _messages(content: Content) -> Says:
    stand, flagged = len(content.standing), len(content.messages) - len(content.standing)
    yield bool(stand), many(stand, "key message") if stand else "No key message stands"
    if flagged:
        yield False, f"{many(flagged, 'key message')} to be looked at again: left out"


ITEMS = (
    Item(1, "Title", "Says that this is a realist evaluation", _title),
    Item(2, "Summary", "The whole on a page, the approach included", _nothing, ("summary",)),
    Item(3, "Reason for the evaluation", "Its purpose, and what that means for its focus", _nothing, ("purpose",)),
    Item(4, "Programme theory", "What was thought to work to begin with", _initial),
    Item(5, "Questions, aims and focus", "What is asked, and how theory set the focus", _questions, ("focus",)),
    Item(6, "Ethics approval", "Who approved it, or why nobody had to", _ethics),
    Item(7, "Reason for a realist approach", "Why it was chosen, and what was changed in it", _nothing, ("approach",)),
    Item(8, "Surroundings of the evaluation", "Where and amid what it took place", _sites, ("setting",)),
    Item(9, "The programme", "What was evaluated, in enough detail to know it", _nothing, ("programme",)),
    Item(10, "Design", "How it was designed, and why so", _design, ("design",)),
    Item(11, "Collecting data", "What was collected, how, and why that", _sources, ("collection",)),
    Item(12, "Recruitment and sampling", "Who was asked to take part, how, and why", _nothing, ("recruitment",)),
    Item(13, "Analysis", "How data became theory", _analysis, ("analysis",)),
    Item(14, "Participants", "Who took part", _participants),
    Item(15, "Main findings", "Theories with context, mechanism, outcome and the evidence for each", _findings),
    Item(16, "Summary of findings", "The answers to the questions", _messages, ("answers",)),
    Item(17, "Strengths, limitations, what is next", "How far this can be trusted", _nothing, ("limitations",)),
    Item(18, "Comparison with what is known", "Where others found the same, or not", _nothing, ("literature",)),
    Item(19, "Conclusion and recommendations", "What follows, for whom", _nothing, ("conclusions",)),
    Item(20, "Funding and interests", "Who paid, who had a say, what interests there are", _nothing, ("interests",)),
)  # fmt: skip
