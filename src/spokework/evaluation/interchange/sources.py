"""Texts and what is coded in them, out of REFI-QDA XML. Of pictures, recordings and PDFs only text comes along."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID

from lxml import etree

from .counting import Utf16Offsets
from .elements import (
    answer_of,
    child,
    children,
    guid_of,
    maker_of,
    making_of,
    moment,
    tag,
    targets,
    whole_number,
    words_of,
)
from .project import Coding, Selection, Source, Value
from .report import Loss, Report

MEDIA = {"PictureSource": "picture", "PDFSource": "PDF", "AudioSource": "sound recording", "VideoSource": "film"}
MARKED = ("PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReader:
    """``file``: the text at an address, or None. ``dropped``: what is left out, so that nobody misses it later."""

    report: Report
    file: Callable[[str], str | None]
    utf16: bool = False
    dropped: set[UUID] = field(default_factory=set)

    def sources(self, parent: etree._Element | None) -> Iterator[Source]:
        for element in children(parent, "TextSource", *MEDIA):
            found = self.text(element) if tag(element) == "TextSource" else self._medium(element)
            if found is not None:
                yield found

    def notes(self, parent: etree._Element | None) -> Iterator[Source]:
        for element in children(parent, "Note"):
            found = self.text(element, bare=True)
            if found is not None:
                yield found

    def text(self, element: etree._Element, *, bare: bool = False) -> Source | None:
        """A ``TextSource`` or ``Note``; None if it has no plain text, unless it may do without (``bare``)."""
        text = self._words(element)
        if text is None:
            if not bare:
                self._leave_out(element, "text", "there is no plain text of it in the file")
                return None
            text = ""
        counted = Utf16Offsets(text) if self.utf16 else None
        name = element.get("name", "")
        selections = (self._selection(found, text, counted, name) for found in children(element, "PlainTextSelection"))
        return replace(
            self._whole(element, text),
            name=name,
            description=words_of(element, "Description"),
            selections=tuple(selection for selection in selections if selection is not None),
        )

    def _whole(self, element: etree._Element, text: str = "") -> Source:
        """What is said of a source as a whole, whether it is a text or a medium."""
        return Source(
            guid=guid_of(element),
            text=text,
            codings=self._codings(element),
            notes=targets(element, "NoteRef"),
            values=self.values(element),
            making=making_of(element, self.report),
        )

    def values(self, element: etree._Element) -> tuple[Value, ...]:
        return tuple(
            Value(variable=variable, value=answer_of(found, self.report))
            for found in children(element, "VariableValue")
            for variable in targets(found, "VariableRef")
        )

    def _words(self, element: etree._Element) -> str | None:
        inside, address = child(element, "PlainTextContent"), element.get("plainTextPath", "")
        if address:
            return self.file(address)
        return None if inside is None else inside.text or ""

    def _codings(self, element: etree._Element) -> tuple[Coding, ...]:
        return tuple(
            Coding(
                guid=guid_of(found),
                code=code,
                by=maker_of(found),
                at=moment(found.get("creationDateTime"), self.report),
                notes=targets(found, "NoteRef"),
            )
            for found in children(element, "Coding")
            for code in targets(found, "CodeRef")
        )

    def _selection(
        self, element: etree._Element, text: str, counted: Utf16Offsets | None, where: str
    ) -> Selection | None:
        start, end = whole_number(element, "startPosition"), whole_number(element, "endPosition")
        if counted is not None and counted.differ:
            (start, start_moved), (end, end_moved) = counted.code_points(start), counted.code_points(end, end=True)
            if start_moved or end_moved:
                self.report.note(Loss.SHIFTED, "passage", "it began or ended within one character", where=where)
        if not 0 <= start <= end or start > len(text):
            self._leave_out(element, "passage", "it lies outside its text", where=where)
            return None
        if end > len(text):
            self.report.note(Loss.SHIFTED, "passage", "it ended behind the end of its text", where=where)
        return self._passage(element, start, min(end, len(text)))

    def _passage(self, element: etree._Element, start: int, end: int) -> Selection:
        return Selection(
            guid=guid_of(element),
            start=start,
            end=end,
            name=element.get("name", ""),
            description=words_of(element, "Description"),
            codings=self._codings(element),
            notes=targets(element, "NoteRef"),
            making=making_of(element, self.report),
        )

    def _medium(self, element: etree._Element) -> Source | None:
        """The text that goes with a medium, under the medium's GUID, so that what refers to the medium finds it."""
        what, name = MEDIA[tag(element)], element.get("name", "")
        for marked in children(element, *MARKED):
            self._leave_out(marked, f"passage of a {what}", "only passages of text can be kept", where=name)
        accompanying = [self.text(found) for found in children(element, "Representation", "TextDescription")]
        accompanying += [self._transcript(found) for found in children(element, "Transcript")]
        texts = [text for text in accompanying if text is not None]
        if not texts:
            self._leave_out(element, what, "it has no text that could be coded", where=name)
            return None
        for _ in texts[1:]:
            self.report.note(Loss.DROPPED, "further transcript", "a source has one text here", where=name)
        self.report.note(Loss.CHANGED, what, "only its text is kept", where=name)
        whole, first = self._whole(element), texts[0]
        self.dropped.update(text.guid for text in texts)  # who refers to the text, and not to its medium, finds nothing
        return replace(
            first,
            guid=whole.guid,
            name=name or first.name,
            codings=whole.codings + first.codings,
            notes=whole.notes + first.notes,
            values=whole.values + first.values,
            making=whole.making,
        )

    def _transcript(self, element: etree._Element) -> Source | None:
        """A transcript's passages lie between points of time, which say where they are in the text."""
        text = self.text(element)
        if text is None:
            return None
        points = {
            guid_of(point): whole_number(point, "position")
            for point in children(element, "SyncPoint")
            if point.get("position")
        }
        selections = []
        for found in children(element, "TranscriptSelection"):
            start, end = (self._position(found, name, points) for name in ("fromSyncPoint", "toSyncPoint"))
            if 0 <= start <= end <= len(text.text):
                selections.append(self._passage(found, start, end))
            else:
                self._leave_out(found, "passage", "its points of time say nothing of the text", where=text.name)
        return replace(text, selections=tuple(selections))

    def _position(self, element: etree._Element, name: str, points: dict[UUID, int]) -> int:
        return points.get(guid_of(element, name), -1) if element.get(name) else -1

    def _leave_out(self, element: etree._Element, what: str, why: str, *, where: str = "") -> None:
        """Everything in it goes too: a reference to it later is then no mistake of the file."""
        for inner in element.iter(etree.Element):
            if inner.get("guid"):
                self.dropped.add(guid_of(inner))
        self.report.note(Loss.DROPPED, what, why, where=where or element.get("name", ""))
        if codings := sum(1 for inner in element.iter(etree.Element) if tag(inner) == "Coding"):
            self.report.note(Loss.DROPPED, "coding", f"{why} (what it coded)", where=where, count=codings)
