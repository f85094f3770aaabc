"""What people write of an evaluation; all else in a report is put together from what is on record."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Written:
    key: str  # in an address, and in the database
    heading: str
    asks: str


SECTIONS = (
    Written("summary", "Summary", "The evaluation on one page: what was evaluated, how, what was found, what follows."),
    Written("purpose", "Why the evaluation was done", "For whom, to decide what; and what that meant for its focus."),
    Written("focus", "How theories set the focus", "Which theories were followed and which were left, and why."),
    Written("approach", "Why a realist evaluation", "Why this approach; and where you departed from it."),
    Written("setting", "Where the evaluation took place", "The places, the times, and what else was going on there."),
    Written("programme", "What was evaluated", "The programme: who does what, for whom, with what, since when."),
    Written("design", "Why it was designed like this", "The design, its stages, and what speaks for it."),
    Written("collection", "How material was collected", "How people were asked, what was read or counted, by whom."),
    Written("recruitment", "Who was asked to take part", "Who was invited, how, and who was not reached."),
    Written("analysis", "How material was worked with", "How coding led to theories: rivals, disagreement."),
    Written("answers", "What was found, in short", "The answers to the questions, in their order."),
    Written(
        "limitations",
        "Strengths, limitations and what is open",
        "What this cannot show, what to ask next.",
    ),
    Written("literature", "Beside what others found", "How this agrees or disagrees with what is known."),
    Written("conclusions", "Conclusions and recommendations", "What follows, for whom, and how sure it is."),
    Written("interests", "Funding and interests", "Who paid, who had a say, and which interests the team has."),
)
BY_KEY = {each.key: each for each in SECTIONS}
