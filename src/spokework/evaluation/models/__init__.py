from .base import Numbered, OfEvaluation
from .coding import Code, Coding
from .evaluation import Evaluation
from .evidence import Evidence, read_together
from .lesson import Lesson, LessonPlace, Quote, quoted
from .memo import Memo, about_only, memo_words
from .message import KeyMessage, MessageEvidence, MessageTheory
from .participant import Participant
from .pattern import Pattern, PatternLook
from .report import ReportSection
from .round import Adjudication, Round, blind_in, reasons_of
from .site import Attribute, Site
from .snapshot import Since, Snapshot
from .source import Source, SourceText, opened, seal_all, whys_of
from .team import TeamMember
from .theory import OutcomeDomain, Relation, Theory, TheoryStep, TheoryVersion

__all__ = [
    "Adjudication",
    "Attribute",
    "Code",
    "Coding",
    "Evaluation",
    "Evidence",
    "KeyMessage",
    "Lesson",
    "LessonPlace",
    "Memo",
    "MessageEvidence",
    "MessageTheory",
    "Numbered",
    "OfEvaluation",
    "OutcomeDomain",
    "Participant",
    "Pattern",
    "PatternLook",
    "Quote",
    "Relation",
    "ReportSection",
    "Round",
    "Since",
    "Site",
    "Snapshot",
    "Source",
    "SourceText",
    "TeamMember",
    "Theory",
    "TheoryStep",
    "TheoryVersion",
    "about_only",
    "blind_in",
    "memo_words",
    "opened",
    "quoted",
    "read_together",
    "reasons_of",
    "seal_all",
    "whys_of",
]
