"""Files that mean harm, or are broken: refused with a reason, quickly, and nothing outside them is touched."""

import io
import json
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spokework.core.errors import Refused
from spokework.evaluation.interchange import read_qdc, read_qdpx, write_qdpx

from .files import CODE, one_code, one_text, packed, passage, qde
from .projects import small_project

pytestmark = pytest.mark.once

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><Project name="&i;"/>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE P [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project name="n">&x;</Project>'
FETCHED = '<?xml version="1.0"?><!DOCTYPE Project SYSTEM "http://localhost/none.dtd"><Project name="n"/>'
NOTE = f'<NoteRef targetGUID="{CODE}"/>'
TWIN = f'<Code guid="{CODE}" name="x" isCodable="1"/><Code '


def linked() -> bytes:
    made, member = io.BytesIO(), zipfile.ZipInfo("project.qde")
    member.external_attr = 0o120777 << 16
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(member, "/etc/passwd")
    return made.getvalue()


def twice() -> bytes:
    """Two members of one name: readers do not agree on which of them counts."""
    content = packed({"project.qde": qde(), "project.qdX": qde(name="Q")})
    return content.replace(b"project.qdX", b"project.qde")


def locked() -> bytes:
    content = bytearray(packed({"project.qde": qde()}))
    content[6] |= 1  # the flag of the file, and of the same file in the list at the end
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a zip"),
        (b"PK\x03\x04 and then nothing", "not a zip"),
        (packed({"readme.txt": "x"}), "this has none"),
        (packed({"a.qde": qde(), "b.qde": qde()}), "this has several"),
        (packed({"project.qde": qde(), "sources/bomb.txt": b"\0" * 50_000_000}), "far larger"),
        (packed({"project.qde": qde(), "../../etc/cron.d/x": "x"}), "leads out"),
        (packed({"project.qde": qde(), "..\\..\\x": "x"}), "leads out"),
        (packed({"project.qde": qde(), "/etc/x": "x"}), "leads out"),
        (packed({"project.qde": qde(), "C:\\x": "x"}), "leads out"),
        (linked(), "a link"),
        (twice(), "same name"),
        (locked(), "password"),
        (packed({"project.qde": LAUGHS}), "declares a document type"),
        (packed({"project.qde": LAUGHS.encode("utf-16")}), "declares a document type"),
        (packed({"project.qde": OUTSIDE}), "declares a document type"),
        (packed({"project.qde": FETCHED}), "declares a document type"),
        (packed({"project.qde": "<Project"}), "cannot be read"),
        (packed({"project.qde": b'<?xml version="1.0" encoding="utf-8"?><Project name="\xe9"/>'}), "cannot be read"),
        (packed({"project.qde": b'<?xml version="1.0" encoding="klingon"?><Project/>'}), "cannot be read"),
        (packed({"project.qde": "<Project>" + "<a>" * 5000 + "</a>" * 5000 + "</Project>"}), "cannot be read"),
        (packed({"project.qde": "<html/>"}), "not a project"),
        (packed({"project.qde": qde(one_text(path="internal://gone.txt"))}), "“gone.txt” is not in it"),
        (packed({"project.qde": qde(one_text(path="internal://a.txt")), "sources/a.txt": b"caf\xe9"}), "not in UTF-8"),
        (packed({"project.qde": qde(one_text(passage(0, 1), content="Yes"))}), "refers to a code"),
        (packed({"project.qde": qde(one_code() + one_text(NOTE, content="Yes"))}), "refers to a note"),
        (packed({"project.qde": qde(one_text(passage(0, 1).replace('"0"', '"zero"'), content="Yes"))}), "whole number"),
        (packed({"project.qde": qde(one_code().replace(CODE, "12"))}), "no GUID"),
        (packed({"project.qde": qde(one_code().replace("<Code ", TWIN))}), "twice"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_it_is_refused_with_a_reason(content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_qdpx(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (LAUGHS.encode(), "declares a document type"),
        (b"<CodeBook/>", "no codes"),
        (b"<Project/>", "not a codebook"),
        (b"not xml", "cannot be read"),
    ],
)
def test_a_codebook_is_refused_with_a_reason(content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_qdc(content)


WHOLE = write_qdpx(small_project(), sidecar={"theories": []}).content


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=12), st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused_but_nothing_else(place: int, junk: bytes, cut: bool) -> None:
    damaged = WHOLE[:place] + junk + (b"" if cut else WHOLE[place + len(junk) :])
    with suppress(Refused):
        read_qdpx(damaged)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_project_with_a_damaged_element_is_read_or_refused_but_nothing_else(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    xml = files["project.qde"].decode()
    start = data.draw(st.integers(0, len(xml)))
    length = data.draw(st.integers(0, 40))
    files["project.qde"] = (
        xml[:start] + data.draw(st.text('"<>/= ag0-{}', max_size=5)) + xml[start + length :]
    ).encode()
    with suppress(Refused):
        read_qdpx(packed(files))


LATER = json.dumps({"format": "spokework evaluation", "version": 9}).encode()


@pytest.mark.parametrize("sidecar", [b"{", b"[]", b"\xff", b'{"format": "other"}', LATER])
def test_a_sidecar_that_cannot_be_read_is_left_out_and_the_project_is_whole(sidecar: bytes) -> None:
    read = read_qdpx(packed({"project.qde": qde(), "spokework.json": sidecar}))
    assert read.sidecar == {}
    assert [line.what for line in read.report] == ["spokework.json"]
