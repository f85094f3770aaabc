"""A zip from somebody else, opened so that it can do no harm: nothing goes to disk, and all has a limit."""

import io
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from spokework.core.errors import Refused

MB = 1024 * 1024
MOST_MEMBERS = 20_000
MOST_UNPACKED = 500 * MB
SUSPICIOUS = 200  # times its packed size; text packs to a tenth, a bomb to a thousandth
SMALL = 10 * MB  # what may unpack to any multiple
# What a damaged zip makes of its reader, which trusts the places and lengths written in it.
DAMAGED = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error)
LINK = 0o120000  # a symbolic link, as zip notes the type of a file


class Archive:
    """What is in a zip. Names are as the zip spells them, with ``/`` between folders; folders are left out."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        except DAMAGED:
            raise _refuse("it is not a zip, or it is damaged. Save or export it again") from None
        if len(members) > MOST_MEMBERS:
            raise _refuse(f"it holds more than {MOST_MEMBERS:,} files")
        unpacked, packed = (sum(getattr(member, size) for member in members) for size in ("file_size", "compress_size"))
        if unpacked > MOST_UNPACKED or (unpacked > SMALL and unpacked > SUSPICIOUS * max(packed, 1)):
            raise _refuse("unpacked it would be far larger than it has any reason to be")
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = _safe(member)
            if member.is_dir():
                continue
            if name in self._members:
                raise _refuse("two files in it have the same name")
            self._members[name] = member

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str, *, at_most: int = 20 * MB) -> bytes:
        """One file of it. What the zip says of its size binds: reading stops there, and a wrong sum is refused."""
        member = self._members[name]
        if member.file_size > at_most:
            raise _refuse(f"“{PurePosixPath(name).name}” in it is larger than {at_most // MB} MB")
        try:
            return self._zip.read(member)
        except (*DAMAGED, zlib.error, EOFError, RuntimeError):
            raise _refuse(f"“{PurePosixPath(name).name}” in it is damaged. Save or export it again") from None


def _safe(member: zipfile.ZipInfo) -> str:
    """The name of a member, which must stay inside the archive. Windows writes ``\\`` between folders."""
    name = member.orig_filename.replace("\\", "/")
    if "\0" in name or name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/"):
        raise _refuse("a file in it has a name that leads out of it")
    if member.external_attr >> 16 & 0o170000 == LINK:
        raise _refuse("it holds a link instead of a file")
    if member.flag_bits & 1:
        raise _refuse("it is locked with a password. Save it without one")
    return name


def _refuse(why: str) -> Refused:
    return Refused(f"This file was not opened, because {why}.", field="file")
