"""Project files as other programs, and people who mean harm, put them together."""

import io
import zipfile
from collections.abc import Mapping

START = '<?xml version="1.0" encoding="utf-8"?>'
CODE = "00000000-0000-0000-0000-00000000000C"
SOURCE = "00000000-0000-0000-0000-00000000000a"
PASSAGE = "00000000-0000-0000-0000-00000000000b"


def packed(files: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def guid(number: int) -> str:
    return f"00000000-0000-0000-0000-{number:012d}"


def qde(inside: str = "", *, origin: str = "Another program", name: str = "P") -> str:
    return f'{START}<Project xmlns="urn:QDA-XML:project:1.0" name="{name}" origin="{origin}">{inside}</Project>'


def one_code(name: str = "Trust") -> str:
    return f'<CodeBook><Codes><Code guid="{CODE}" name="{name}" isCodable="true"/></Codes></CodeBook>'


def one_text(selections: str = "", *, content: str = "", path: str = "") -> str:
    address = f' plainTextPath="{path}"' if path else ""
    inside = f"<PlainTextContent>{content}</PlainTextContent>" if content else ""
    return f'<Sources><TextSource guid="{SOURCE}" name="Talk"{address}>{inside}{selections}</TextSource></Sources>'


def passage(start: int, end: int, *, code: str = CODE, number: int = 1) -> str:
    return (
        f'<PlainTextSelection guid="{guid(number)}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{guid(number + 500)}"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )
