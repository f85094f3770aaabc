"""From a line and words, as somebody types them, to a place in the text."""

from spokework.core.errors import Refused
from spokework.evaluation.lines import lines


def place_of(text: str, *, first: int, last: int | None, words: str) -> tuple[int, int]:
    """Where the words begin and end; the whole of the lines where none were given."""
    all_lines = list(lines(text))
    last = last or first
    if first > len(all_lines) or last > len(all_lines):
        raise Refused(f"This source has {len(all_lines)} lines. Enter a number from its margin.", field="first")
    if last < first:
        raise Refused("The last line comes before the first. Enter a later one.", field="last")
    start = all_lines[first - 1].start
    end = all_lines[last - 1].start + len(all_lines[last - 1].text)
    wanted = words.replace("\r\n", "\n").strip()
    if wanted:
        at = text.find(wanted, start, end)
        if at < 0:
            raise Refused("These words do not stand there. Copy them from the line as they are.", field="words")
        start, end = at, at + len(wanted)
    if start == end:
        raise Refused("This line is empty. Choose one with words.", field="first")
    return start, end
