"""WebVTT and SubRip: captions of a recording, put together into the turns of whoever speaks."""

import html
import re
from dataclasses import dataclass

from .document import Document, Turn, refuse
from .plain import decoded

CLOCK = r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
TIMES = re.compile(rf"^\s*{CLOCK}\s+-->\s+{CLOCK}")
VOICE = re.compile(r"<v(?:\.[^ >]*)?[ \t]+([^>]*)>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z0-9.: ][^>]*>")
LABEL = re.compile(r"^(?:-\s*)?([^\W\d_][\w .'’()-]{0,30}):\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Cue:
    begins: float
    ends: float
    speaker: str
    words: str


def read_captions(content: bytes, name: str) -> Document:
    cues = [cue for block in re.split(r"\n{2,}", decoded(content, name)) for cue in _cues(block)]
    if not cues:
        raise refuse(name, "no captions with times were found in it. Export the captions again, as .vtt or .srt.")
    text, turns = "", list[Turn]()
    for cue in cues:
        last = turns[-1] if turns else None
        if last and last.speaker == cue.speaker:
            text += f" {cue.words}"
            turns[-1] = Turn(start=last.start, end=len(text), speaker=cue.speaker, begins=last.begins, ends=cue.ends)
            continue
        text += "\n\n" if text else ""
        start = len(text)
        text += f"{cue.speaker}: {cue.words}" if cue.speaker else cue.words
        turns.append(Turn(start=start, end=len(text), speaker=cue.speaker, begins=cue.begins, ends=cue.ends))
    return Document(text=text, turns=tuple(turns))


def _cues(block: str) -> list[_Cue]:
    """What is said in one block, once for each voice; headers, styles and notes have no times."""
    lines = block.strip("\n").split("\n")
    number = next((number for number, line in enumerate(lines) if TIMES.match(line)), None)
    if number is None:
        return []
    groups = TIMES.match(lines[number])
    assert groups is not None  # the line was found by it
    begins, ends = _seconds(*groups.groups()[:4]), _seconds(*groups.groups()[4:])
    return [_Cue(begins, ends, speaker, words) for speaker, words in _said(lines[number + 1 :]) if words]


def _said(lines: list[str]) -> list[tuple[str, str]]:
    said = " ".join(lines)
    voices = VOICE.split(said)
    if len(voices) > 1:
        pairs = [("", voices[0]), *zip(voices[1::2], voices[2::2], strict=True)]
        return [(_plain(speaker), _plain(words)) for speaker, words in pairs]
    found: list[tuple[str, str]] = []
    for line in lines:
        words = _plain(line)
        label = LABEL.match(words)
        if label:
            found.append((label[1], words[label.end() :]))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {words}".strip())
        else:
            found.append(("", words))
    return found


def _plain(words: str) -> str:
    return " ".join(html.unescape(TAG.sub("", words)).split())


def _seconds(hours: str | None, minutes: str, seconds: str, parts: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(parts.ljust(3, "0")) / 1000
