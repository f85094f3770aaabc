"""Who a young person is, in rows."""

from spokework.casework import codes
from spokework.casework.models import YoungPerson
from spokework.core.components import Row
from spokework.core.dates import age_words, long_date


def identity_rows(young_person: YoungPerson) -> list[Row]:
    """The one page that shows a birth date."""
    born = young_person.birth_date
    return [
        Row("First name", young_person.given_name),
        Row("Family name", young_person.family_name),
        Row("Likes to be called", young_person.preferred_name),
        Row("Date of birth", f"{long_date(born)} ({age_words(young_person.age)})" if born else ""),
    ]


def reaching_rows(young_person: YoungPerson) -> list[Row]:
    return [
        Row("Safe contact", young_person.safe_contact),
        Row("Phone", young_person.phone),
        Row("E-mail", young_person.email),
        Row("Address", young_person.address),
    ]


def characteristic_rows(young_person: YoungPerson) -> list[Row]:
    disability = ", ".join(codes.Disability(code).label for code in young_person.disability)
    return [
        Row("Sex", codes.Sex(young_person.sex).label),
        Row("Gender, in their own words", young_person.gender),
        Row("Ethnicity", codes.Ethnicity(young_person.ethnicity).label),
        Row("Disability", disability),
        Row("First language", young_person.language),
        Row("Care", codes.CareStatus(young_person.care_status).label),
        Row("Education", codes.Education(young_person.education).label),
    ]
