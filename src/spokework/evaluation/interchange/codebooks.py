"""``.qdc``: codes alone, as NVivo, MAXQDA, ATLAS.ti and Taguette exchange them."""

from dataclasses import dataclass

from lxml import etree

from spokework.core.errors import Refused

from ..markup import read_xml
from .elements import child, children, tag
from .packages import ORIGIN, Written
from .project import Codebook
from .reading import read_codes, read_set
from .report import Loss, Report
from .schema import CODEBOOK, against_the_standard
from .writing import Writer, write_code


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCodebook:
    codebook: Codebook
    origin: str
    report: Report


def write_qdc(codebook: Codebook) -> Written:
    report = Report()
    write = Writer(CODEBOOK, report)
    root = write.root("CodeBook", CODEBOOK)
    root.set("origin", ORIGIN)
    codes = write.element(root, "Codes")
    for code in codebook.codes:
        write_code(write, codes, code, with_notes=False)
    if memos := sum(len(inner.notes) for code in codebook.codes for inner in code.walk()):
        report.note(Loss.DROPPED, "memo on a code", "a codebook cannot hold memos", count=memos)
    if codebook.sets:
        sets = write.element(root, "Sets")
        for group in codebook.sets:
            made = write.element(sets, "Set", guid=group.guid)
            made.set("name", write.words(group.name))
            write.description(made, group.description)
            for code_guid in group.codes:
                write.element(made, "MemberCode", guid=code_guid)
            if others := len(group.sources) + len(group.notes):
                report.note(Loss.DROPPED, "member of a set", "a codebook's sets hold codes only", count=others)
    if breaches := against_the_standard(root, CODEBOOK):
        raise ValueError(f"a codebook was not written, because it would break the standard: {breaches[:3]}")
    return Written(content=etree.tostring(root, xml_declaration=True, encoding="UTF-8"), report=report)


def read_qdc(content: bytes) -> ReadCodebook:
    root, report = read_xml(content), Report()
    if tag(root) != "CodeBook":
        raise Refused(f"This is not a codebook: its first element is “{tag(root)[:50]}”.", field="file")
    codes = read_codes(child(root, "Codes"), report)
    seen = [inner.guid for code in codes for inner in code.walk()]
    if not seen:
        raise Refused("This codebook has no codes.", field="file")
    if len(seen) != len(set(seen)):
        raise Refused("This codebook was not read: two codes in it have the same GUID. Export it again.", field="file")
    sets = tuple(read_set(found, member="guid") for found in children(child(root, "Sets"), "Set"))
    if strangers := {code for group in sets for code in group.codes} - set(seen):
        raise Refused(
            f"This codebook was not read: a set in it holds a code ({strangers.pop()}) it does not have.", field="file"
        )
    return ReadCodebook(codebook=Codebook(codes=codes, sets=sets), origin=root.get("origin", ""), report=report)
