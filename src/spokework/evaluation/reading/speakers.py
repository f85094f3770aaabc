"""Whose turn it is, in a transcript that says so at the beginning of lines: ``Interviewer: …``"""

import re

from .document import Turn

LABEL = re.compile(r"^[ \t]*([^\W_][\w .'’()/-]{0,30}?)[ \t]*:(?=[ \t]|$)", re.MULTILINE)
FEWEST_TURNS = 4


def turns_of(text: str) -> tuple[Turn, ...]:
    """Turns from each label to the next, if there are at least four, and every label comes again; otherwise none.

    ``Note: …`` once in a document is no turn. A label that is not repeated is taken for words.
    """
    labels = [(match.start(), match[1]) for match in LABEL.finditer(text)]
    often = {speaker for _, speaker in labels if sum(other == speaker for _, other in labels[:5000]) > 1}
    labels = [label for label in labels if label[1] in often]
    if len(labels) < FEWEST_TURNS or len(often) < 2:
        return ()
    ends = [*(start for start, _ in labels[1:]), len(text)]
    return tuple(
        Turn(start=start, end=start + len(text[start:end].rstrip()), speaker=speaker)
        for (start, speaker), end in zip(labels, ends, strict=True)
    )
