"""What a merge would not carry over, said before it is done."""

from collections.abc import Iterator

from spokework.casework.models import YoungPerson

LABELS = {
    "given_name": "First name",
    "family_name": "Family name",
    "preferred_name": "What they like to be called",
    "born": "Date of birth",
    "address": "Address",
    "phone": "Phone",
    "email": "E-mail",
    "safe_contact": "Safe contact",
    "gender": "Gender",
    "sex": "Sex",
    "ethnicity": "Ethnicity",
    "disability": "Disability",
    "language": "First language",
    "care_status": "Care",
    "education": "Education",
}


def differing(keep: YoungPerson, other: YoungPerson) -> Iterator[str]:
    """Details that both records give and give differently: the kept record's stand."""
    names = [label for name, label in LABELS.items() if _differ(getattr(keep, name), getattr(other, name))]
    if names:
        yield f"Both say something different here, and {keep.reference} is believed: {', '.join(names).lower()}."


def _differ(one: object, other: object) -> bool:
    return bool(one) and bool(other) and one != other
