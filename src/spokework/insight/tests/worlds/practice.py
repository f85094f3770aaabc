"""The work around the casework of one random hub: a row of each table, drawn as ``worlds`` draws the others."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from spokework.extract.codes import codes_of

Row = dict[str, Any]


def practice(of: Any) -> Iterator[tuple[str, Callable[[], Row]]]:
    """``of``: the hub of a world, whose draws these are."""

    def a_code(name: str) -> Any:
        return of._one(codes_of(name))

    def done() -> Row:
        return of._place() | {"day": of._day(), "minutes": of._or_blank(of._one((30, 60)))}

    def agency() -> Row:
        return {"agency_kind": of._or_blank(of._one(("police", "health")))}

    def session() -> Row:
        named = {"attended": of._one((1, 12, 30)), "in_register": 0}
        return done() | named | {"audience": a_code("audience"), "venue": a_code("venue"), "topic": a_code("topic")}

    def attendance() -> Row:
        person = of._one(of.people)["young_person"]  # a number that comes again
        return of._place() | {"day": of._day(), "audience": a_code("audience"), "person": person}

    def training() -> Row:
        return done() | agency() | {"topic": a_code("topic"), "attended": of._one((1, 8, 25))}

    def trainee() -> Row:
        day = of._one((of._day(), of.world.as_at - timedelta(days=of._one((212, 213, 214)))))
        scores = {name: of._or_blank(of._one((1, 2, 3, 5))) for name in ("before", "after", "six_months")}
        return of._place() | agency() | {"day": day, "topic": a_code("topic")} | scores

    def consultancy() -> Row:
        return done() | agency() | {"topic": a_code("topic"), "professional_role": a_code("professional_role")}

    def joint_work() -> Row:
        return done() | agency() | {"kind": a_code("joint_kind")}

    def meeting() -> Row:
        return done() | {"kind": a_code("meeting_kind")}

    def challenge() -> Row:
        day = of._day()
        resolved = of._one((None, of._day(day)))
        result = of._or_blank(a_code("challenge_result")) if resolved else None
        where = of._place() | agency() | {"issue": a_code("challenge_issue"), "steps": of._one((0, 2))}
        return where | {
            "day": day,
            "resolved_on": resolved,
            "result": result,
            "state": "resolved" if resolved else "raised",
        }

    def supervision() -> Row:
        due = of._one((of._day(), of.world.as_at + timedelta(days=of._one((0, 1, 40)))))
        state = of._one(("planned", "held", "missed")) if due <= of.world.as_at else "planned"
        kind = {"kind": a_code("supervision_kind"), "state": state}
        return of._place() | kind | {"due": due, "held_on": due if state == "held" else None}

    def quarter() -> Row:
        return of._place() | {"day": of._day(), "days": of._one((0, 0, 1, 9))}

    yield from (("sessions", session), ("attendances", attendance), ("trainings", training), ("trainees", trainee))
    yield from (("consultancies", consultancy), ("joint_work", joint_work), ("meetings", meeting))
    yield from (("challenges", challenge), ("supervisions", supervision), ("colleague_quarters", quarter))
