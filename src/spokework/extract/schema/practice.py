"""The tables of the work around the casework. Each row has the area it was done in, and the setting its worker had."""

from .columns import Table, a_code, a_day, a_number, an_id
from .dimensions import HUB, PLACE

_WHERE = (*HUB, *PLACE)
_AGENCY = a_code("agency_kind", "The kind of agency", may_be_empty=True)
_TOPIC = a_code("topic", "What it was about")
_MINUTES = a_number("minutes", "How long it took", may_be_empty=True)
_AUDIENCE = a_code("audience", "Young people or adults")

SESSIONS = Table(
    "sessions",
    "A talk or a group",
    (
        *_WHERE,
        a_day("day", "The day of the session"),
        _AUDIENCE,
        a_code("venue", "Where it was held"),
        _TOPIC,
        _MINUTES,
        a_number("attended", "How many came"),
        a_number("in_register", "How many of them a register names"),
    ),
)
ATTENDANCES = Table(
    "attendances",
    "Somebody named in the register of a session",
    (
        *_WHERE,
        an_id("person", "person, the same in every register of the hub"),
        a_day("day", "The day of the session"),
        _AUDIENCE,
    ),
)
TRAININGS = Table(
    "trainings",
    "A training event for professionals",
    (
        *_WHERE,
        a_day("day", "The day of the training"),
        _TOPIC,
        _AGENCY,
        _MINUTES,
        a_number("attended", "How many came"),
    ),
)
TRAINEES = Table(
    "trainees",
    "A trainee who said at least once how sure they feel",
    (
        *_WHERE,
        a_day("day", "The day of the training"),
        _TOPIC,
        _AGENCY,
        *(
            a_number(name, f"How sure {when}, 1 to 5", may_be_empty=True)
            for name, when in (("before", "before"), ("after", "after"), ("six_months", "six months later"))
        ),
    ),
)
CONSULTANCIES = Table(
    "consultancies",
    "Advice to another professional",
    (
        *_WHERE,
        a_day("day", "The day"),
        a_code("professional_role", "Who was advised"),
        _TOPIC,
        _AGENCY,
        _MINUTES,
    ),
)
JOINT_WORK = Table(
    "joint_work",
    "Something done together with an agency",
    (*_WHERE, a_day("day", "The day"), a_code("kind", "What was done", "joint_kind"), _AGENCY, _MINUTES),
)
MEETINGS = Table(
    "meetings",
    "A strategic meeting",
    (*_WHERE, a_day("day", "The day"), a_code("kind", "Which kind", "meeting_kind"), _MINUTES),
)
CHALLENGES = Table(
    "challenges",
    "A challenge to an agency on a young person's behalf",
    (
        *_WHERE,
        a_day("day", "When it was raised"),
        a_day("resolved_on", "When it was resolved"),
        a_code("issue", "What it was about", "challenge_issue"),
        _AGENCY,
        a_code("state", "Where it stands", "challenge_state"),
        a_code("result", "What came of it", "challenge_result", may_be_empty=True),
        a_number("steps", "Steps of escalation"),
    ),
)
SUPERVISIONS = Table(
    "supervisions",
    "A supervision that was due",
    (
        *_WHERE,
        a_day("due", "When it was due"),
        a_day("held_on", "When it was held"),
        a_code("kind", "Line, clinical or group", "supervision_kind"),
        a_code("state", "Whether it was held", "supervision_state"),
    ),
)
COLLEAGUE_QUARTERS = Table(
    "colleague_quarters",
    "A quarter in which somebody was in post, for a day or more",
    (
        *_WHERE,
        a_day("day", "Her last day in post in that quarter"),
        a_number("days", "Days with colleagues of the hub"),
    ),
)

PRACTICE = (
    SESSIONS,
    ATTENDANCES,
    TRAININGS,
    TRAINEES,
    CONSULTANCIES,
    JOINT_WORK,
    MEETINGS,
    CHALLENGES,
    SUPERVISIONS,
    COLLEAGUE_QUARTERS,
)
