"""Who has been told what, for the young person to read: plain words, said to them."""

from dataclasses import dataclass
from datetime import date

from spokework.casework import codes
from spokework.casework.models import Sharing

Item, Purpose = codes.SharedItem, codes.SharingPurpose

ABOUT: dict[str, str] = {
    Item.IDENTITY: "who you are",
    Item.WHEREABOUTS: "where you are or go",
    Item.RISK: "what could harm you",
    Item.HEALTH: "your health",
    Item.FAMILY: "your family and home",
    Item.CONTACTS: "people you are in touch with",
    Item.OTHER: "something else",
}
WHY: dict[str, str] = {
    Purpose.SAFEGUARD: "To help keep you safe",
    Purpose.SUPPORT: "To plan or give you support",
    Purpose.FIND: "To find you while you were missing",
    Purpose.REFER: "To ask another service to help you",
    Purpose.INVESTIGATE: "To prevent a crime or look into one",
    Purpose.ANSWER: "Because we were asked in a way the law lets us answer",
}


@dataclass(frozen=True)
class ToldRow:
    day: date
    whom: str
    about: str
    why: str


def told_row(row: Sharing) -> ToldRow:
    to = f"{row.agency.name}: {row.told_to}" if row.agency else row.told_to
    about = [ABOUT[code] for code in row.items]
    return ToldRow(row.day, to, _and(about), WHY.get(row.purpose) or row.purpose_words)


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
