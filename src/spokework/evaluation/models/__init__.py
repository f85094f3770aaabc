from .base import Numbered, OfEvaluation
from .coding import Code, Coding, Memo, memo_words
from .evaluation import Evaluation
from .participant import Participant
from .site import Attribute, Site
from .source import Source, SourceText, opened
from .team import TeamMember

__all__ = [
    "Attribute",
    "Code",
    "Coding",
    "Evaluation",
    "Memo",
    "Numbered",
    "OfEvaluation",
    "Participant",
    "Site",
    "Source",
    "SourceText",
    "TeamMember",
    "memo_words",
    "opened",
]
