"""``.qdpx``: a zip with a project's XML, its texts, and in ``spokework.json`` what REFI-QDA has no words for.

The sidecar is one JSON object with ``format`` and ``version``; what else stands in it is for whoever wrote it
(theories, verdicts, frozen figures). Other programs leave it alone, and a project without one is whole.
"""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from lxml import etree

from spokework.core.errors import Refused

from ..archives import MB, Archive
from ..markup import read_xml
from .counting import Utf16Offsets
from .project import Project, Source
from .reading import read_project_xml
from .report import Loss, Report
from .schema import PROJECT, against_the_standard
from .writing import INSTEAD, UNWRITABLE, project_xml

SIDECAR = "spokework.json"
FORMAT, VERSION = "spokework evaluation", 1
LARGEST_XML = 200 * MB
LARGEST_TEXT = 20 * MB
ORIGIN = "Spokework"
BOM = "\ufeff"
THE_SAME_EVERY_TIME = (1980, 1, 1, 0, 0, 0)  # the zip says nothing of when it was written: equal projects, equal bytes
SURROGATES = re.compile("[\ud800-\udfff]")

Sidecar = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    content: bytes
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPackage:
    """``origin``: the program that wrote it, in its own words. ``sidecar`` is empty for what others wrote."""

    project: Project
    sidecar: Sidecar
    origin: str
    report: Report


def write_qdpx(project: Project, *, sidecar: Sidecar | None = None) -> Written:
    report, texts = Report(), dict[str, bytes]()

    def file_of(source: Source) -> str | None:
        """Sources lie beside the XML. Notes stay inside, where people look for them, unless XML cannot hold them."""
        if source.guid not in beside and not UNWRITABLE.search(source.text):
            return None
        name = f"{source.guid}.txt"
        texts[f"sources/{name}"] = _encoded(source, report)
        return f"internal://{name}"

    beside = {source.guid for source in project.sources}
    root = project_xml(project, origin=ORIGIN, file_of=file_of, report=report)
    if breaches := against_the_standard(root, PROJECT):
        raise ValueError(f"a project was not written, because it would break the standard: {breaches[:3]}")
    for source in project.sources:
        wide = Utf16Offsets(source.text)
        if source.selections and wide.differ:
            why = "programs that count UTF-16 (NVivo) will show passages behind an emoji too far to the left"
            report.note(Loss.SHIFTED, "text with wide characters", why, where=source.name)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", etree.tostring(root, xml_declaration=True, encoding="UTF-8"))
        for name, content in texts.items():
            _put(archive, name, content)
        if sidecar:
            described = {"format": FORMAT, "version": VERSION, **sidecar}
            _put(archive, SIDECAR, json.dumps(described, ensure_ascii=False, indent=1).encode())
    return Written(content=packed.getvalue(), report=report)


def read_qdpx(content: bytes) -> ReadPackage:
    archive, report = Archive(content), Report()
    projects = [name for name in archive.names if name.lower().endswith(".qde")]
    if len(projects) != 1:
        found = "none" if not projects else "several"
        raise Refused(f"A project file holds one “.qde”; this has {found}. Export it again.", field="file")
    files = {name.lower().removeprefix(_folder(projects[0]).lower()): name for name in archive.names}

    def file(address: str) -> str | None:
        scheme, _, name = unquote(address).partition("://")
        found = files.get(f"sources/{name}".lower().replace("\\", "/")) if scheme == "internal" else None
        if found is None:
            if scheme == "internal":
                raise Refused(
                    f"This project was not read: the text “{name[:80]}” is not in it. Export it again.", field="file"
                )
            return None  # it lies on somebody else's disk; the source is left out, and the report says so
        return _decoded(archive.read(found, at_most=LARGEST_TEXT), name)

    root = read_xml(archive.read(projects[0], at_most=LARGEST_XML))
    project = read_project_xml(root, file=file, report=report)
    sidecar = _sidecar(archive, files.get(SIDECAR), report)
    return ReadPackage(project=project, sidecar=sidecar, origin=root.get("origin", ""), report=report)


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, THE_SAME_EVERY_TIME)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, content)


def _folder(path: str) -> str:
    """Some programs put everything into one folder."""
    return path.rpartition("/")[0] + "/" if "/" in path else ""


def _encoded(source: Source, report: Report) -> bytes:
    text, count = SURROGATES.subn(INSTEAD, source.text)
    if count:
        report.note(Loss.CHANGED, "half a character", "UTF-8 cannot hold it", where=source.name, count=count)
    # A mark at the beginning is taken for a byte order mark by whoever reads it, so one is put before it.
    return (BOM + text if text.startswith(BOM) else text).encode()


def _decoded(content: bytes, name: str) -> str:
    """UTF-8, as the standard says, or UTF-16 with its mark. Offsets never count the mark."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        return content.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError:
        raise Refused(
            f"This project was not read: the text “{name[:80]}” is not in UTF-8, so that passages in it would be about "
            "other words than those that were coded. Export it again.",
            field="file",
        ) from None


def _sidecar(archive: Archive, name: str | None, report: Report) -> Sidecar:
    if name is None:
        return {}
    try:
        found = json.loads(archive.read(name))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT or found.get("version") != VERSION:
        report.note(Loss.DROPPED, SIDECAR, "this release cannot read it", where=name)
        return {}
    return {key: value for key, value in found.items() if key not in {"format", "version"}}
