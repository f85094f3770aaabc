"""What records lack, in words, and where each is mended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from spokework.casework.queries.data_quality import Completeness, ToMend
from spokework.core.components import Cell, Column, Table


@dataclass(frozen=True)
class Words:
    lacks: str  # what a row lacks; the heading of its list
    of: str  # whom or what is asked about
    day: str  # what the list's day means
    mend: str
    url_name: str

    @property
    def is_of_one_row(self) -> bool:
        return self.url_name in _NUMBERED


_NUMBERED = {"contact_change", "referral_judge", "missing_return", "missing_interview"}
_CORRECT = ("", "Correct details", "details_change")
_SUPPORTED = "young people supported now, or whose case opened in the last twelve months"
_SETTLED = "live cases opened 28 days ago or earlier"

WORDS = {
    "birth-quarter": Words("Date of birth not known", _SUPPORTED, *_CORRECT),
    "sex": Words("Sex not known", _SUPPORTED, *_CORRECT),
    "ethnicity": Words("Ethnicity not asked", _SUPPORTED, *_CORRECT),
    "disability": Words("Disability not recorded", _SUPPORTED, *_CORRECT),
    "care-status": Words("Care status not known", _SUPPORTED, *_CORRECT),
    "education": Words("Education not known", _SUPPORTED, *_CORRECT),
    "first-assessment": Words("No first assessment", _SETTLED, "Case opened", "Start assessment", "assessment_new"),
    "plan": Words("No plan", _SETTLED, "Case opened", "Set goal", "goal_new"),
    "review": Words("Review overdue", "live cases", "Due", "Start assessment", "assessment_new"),
    "attendance": Words(
        "Contact not completed", "contacts whose day is over", "Planned for", "Say how it went", "contact_change"
    ),
    "closing-assessment": Words(
        "Planned ending without a closing assessment", "planned endings", "Closed", "Open the record", "young_person"
    ),
    "triage-answers": Words(
        "Triage questions not answered", "referrals decided on", "Decided", "Answer", "referral_judge"
    ),
    "missing-return": Words(
        "No return recorded", "missing episodes", "Went missing", "Record return", "missing_return"
    ),
    "return-home-interview": Words(
        "Return-home interview not known",
        "missing episodes that are over",
        "Returned",
        "Record interview",
        "missing_interview",
    ),
}

GROUPS = (
    ("About young people", ("birth-quarter", "sex", "ethnicity", "disability", "care-status", "education")),
    ("Work", ("first-assessment", "plan", "review", "attendance", "closing-assessment")),
    ("Referrals", ("triage-answers",)),
    ("Going missing", ("missing-return", "return-home-interview")),
)


def tables(found: list[Completeness]) -> Iterator[Table]:
    by_slug = {each.check.slug: each for each in found}
    for caption, slugs in GROUPS:
        of = {WORDS[slug].of for slug in slugs}
        same = len(of) == 1
        yield Table(
            caption=caption,
            note=f"Of {of.pop()}" if same else "",
            columns=[
                Column("What is lacking"),
                Column("Complete"),
                Column("To mend", number=True),
                Column("Of", number=True),
            ],
            rows=[_row(by_slug[slug], says_of=not same) for slug in slugs],
        )


def _row(found: Completeness, *, says_of: bool) -> list[Cell]:
    words = WORDS[found.check.slug]
    there = reverse("casework:data_quality_list", kwargs={"what": found.check.slug}) if found.lacking else ""
    return [
        Cell(words.lacks, url=there, note=f"Of {words.of}" if says_of else ""),
        Cell(share(found.lacking, found.of)),
        Cell(found.lacking),
        Cell(found.of),
    ]


def share(lacking: int, of: int) -> str:
    """Rounded down, so that only what is complete is called so."""
    return f"{100 * (of - lacking) // of} %" if of else "None yet"


@dataclass(frozen=True)
class MendRow:
    reference: str
    called: str
    age: int | None
    worker: str
    day: date | None
    url: str


def mend_row(slug: str, row: ToMend) -> MendRow:
    words, reference = WORDS[slug], row.young_person.reference
    numbered = {"number": row.number} if words.is_of_one_row else {}
    return MendRow(
        reference=reference,
        called=row.young_person.called,
        age=row.young_person.age,
        worker=row.worker,
        day=row.day,
        url=reverse(f"casework:{words.url_name}", kwargs={"reference": reference} | numbered),
    )
