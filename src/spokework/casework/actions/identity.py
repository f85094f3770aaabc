"""Who a young person is: making their record, and correcting what it says of them."""

from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from spokework.access.decide import Actor, require
from spokework.access.permissions import Permission as P
from spokework.casework import codes
from spokework.casework.models import YoungPerson
from spokework.core import clock
from spokework.core.errors import Refused
from spokework.core.ids import new_reference
from spokework.vault.hashes import PROGRAMME, person_hash
from spokework.vault.keyring import create_child_key

from .base import claim, did, lock
from .working import one_of

OLDEST = 25


@dataclass(frozen=True)
class Identity:
    """What only the vault keeps."""

    given_name: str
    family_name: str
    born: date | None = None
    preferred_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    safe_contact: str = ""


@dataclass(frozen=True)
class Characteristics:
    """What figures are broken down by."""

    gender: str = ""
    sex: str = codes.Sex.UNKNOWN
    ethnicity: str = codes.Ethnicity.NOBT
    disability: list[str] = field(default_factory=list)
    language: str = ""
    care_status: str = codes.CareStatus.UNKNOWN
    education: str = codes.Education.UNKNOWN


def _check(identity: Identity) -> None:
    if not identity.given_name.strip():
        raise Refused("Enter the young person's first name, or a name they go by.", field="given_name")
    born, today = identity.born, clock.today()
    if born is not None and born > today:
        raise Refused("The date of birth is in the future. Check the year.", field="born")
    if born is not None and today.year - born.year > OLDEST:
        raise Refused("The date of birth makes this person an adult. Check the year.", field="born")


def _check_codes(told: Characteristics) -> None:
    """Figures are counted by code, so one that is on no list would be missing from every total."""
    one_of(told.sex, codes.Sex.values, field="sex", what="the sex")
    one_of(told.ethnicity, codes.Ethnicity.values, field="ethnicity", what="the ethnicity")
    one_of(told.care_status, codes.CareStatus.values, field="care_status", what="the care status")
    one_of(told.education, codes.Education.values, field="education", what="the education")
    for code in told.disability:
        one_of(code, codes.Disability.values, field="disability", what="each disability")


def _values(hub_id: UUID, identity: Identity, characteristics: Characteristics) -> dict[str, object]:
    born = identity.born
    name = f"{identity.given_name} {identity.family_name}"
    return (
        asdict(identity)
        | asdict(characteristics)
        | {
            "born": born.isoformat() if born else "",
        }
        | traces(hub_id, name=name, born=born)
    )


def traces(hub_id: UUID, *, name: str, born: date | None) -> dict[str, object]:
    """What stands outside the vault of a name and birth date: enough to find a duplicate, not to know who it is."""
    return {
        "birth_quarter": f"{born.year}Q{(born.month + 2) // 3}" if born else "",
        "hub_hash": person_hash(hub_id, name=name, born=born) if born else None,
        "programme_hash": person_hash(PROGRAMME, name=name, born=born) if born else None,
    }


def _free_reference() -> str:
    taken = YoungPerson.objects.unscoped("references are unique across the programme")
    for attempt in range(40):
        # A full programme would run out of four characters before it runs out of five.
        reference = new_reference(length=4 if attempt < 20 else 5)
        if not taken.filter(reference=reference).exists():
            return reference
    raise Refused("No free reference was found. Try again.")


def create_young_person(
    *, hub_id: UUID, identity: Identity, characteristics: Characteristics, by: Actor
) -> YoungPerson:
    """Part of recording a referral: the key is made first, in its own database, then the record."""
    _check(identity)
    _check_codes(characteristics)
    require(by, P.RECORD_REFERRAL, hub_id)
    pk = uuid4()
    create_child_key(pk, hub_id)
    with transaction.atomic():
        young_person = YoungPerson(
            id=pk, hub_id=hub_id, reference=_free_reference(), **_values(hub_id, identity, characteristics)
        )
        young_person.save(force_insert=True)
        did("young person recorded", young_person, by=by)
    return young_person


@transaction.atomic
def correct_details(
    *,
    young_person: YoungPerson,
    identity: Identity,
    characteristics: Characteristics,
    by: Actor,
    version: int | None = None,
) -> YoungPerson:
    _check(identity)
    _check_codes(characteristics)
    claim(young_person, P.WORK_CASE, by=by)
    locked = lock(young_person)
    fields = locked.change(expected=version, **_values(locked.hub_id, identity, characteristics))
    did("young person corrected", locked, by=by, fields=fields)
    return locked
