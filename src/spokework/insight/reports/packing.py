"""Zip archives that are the same bytes for the same content: no time of day, no order of chance."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a zip archive knows


def packed(files: Mapping[str, bytes]) -> bytes:
    """In the order given: a Word document begins with its list of contents."""
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for name, content in files.items():
            about = ZipInfo(name, _EPOCH)
            about.compress_type, about.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(about, content)
    return held.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(archive)) as found:
        return {name: found.read(name) for name in found.namelist()}
