"""Offsets counted in another program's units. NVivo counts UTF-16: what lies beyond U+FFFF is two of its characters."""

from bisect import bisect_left

WIDE = 0xFFFF


class Utf16Offsets:
    """From UTF-16 units to code points of one text. Without a wide character both are the same."""

    def __init__(self, text: str) -> None:
        places = [place for place, letter in enumerate(text) if ord(letter) > WIDE] if not text.isascii() else []
        self._starts = [place + before for before, place in enumerate(places)]  # of each wide character, in UTF-16
        self.length = len(text) + len(places)

    def code_points(self, offset: int, *, end: bool = False) -> tuple[int, bool]:
        """The code point at an offset, and whether it had to move: half a character is taken in whole."""
        before = bisect_left(self._starts, offset)
        halved = before > 0 and self._starts[before - 1] == offset - 1
        return offset - before + (halved and end), halved

    @property
    def differ(self) -> bool:
        return bool(self._starts)
