"""The people around a young person, and their alerts."""

from spokework.access.decide import Actor
from spokework.casework.models import Alert, NetworkMember, YoungPerson


def people_around(actor: Actor, young_person: YoungPerson) -> list[NetworkMember]:
    """Those who are around now first, in the order they were added."""
    rows = NetworkMember.objects.visible_to(actor).filter(young_person=young_person).order_by("number")
    return sorted(rows, key=lambda row: row.ended_on is not None)


def person_around(actor: Actor, young_person: YoungPerson, number: int) -> NetworkMember | None:
    rows = NetworkMember.objects.visible_to(actor).filter(young_person=young_person, number=number)
    found: NetworkMember | None = rows.first()
    return found


def alerts(actor: Actor, young_person: YoungPerson) -> list[Alert]:
    rows = Alert.objects.visible_to(actor).filter(young_person=young_person).order_by("-number")
    return sorted(rows, key=lambda row: row.ended_on is not None)


def alert(actor: Actor, young_person: YoungPerson, number: int) -> Alert | None:
    rows = Alert.objects.visible_to(actor).filter(young_person=young_person, number=number)
    found: Alert | None = rows.first()
    return found
