"""Who may do what, URL by URL, written down once more: if a role or a rule of the product widens, this does not.

Read a line as: this page is read (or written) by these roles. Where it is about a young person, ``REACH`` says
further which of them each role reaches. A new URL needs a line here before the suite passes.
"""

from dataclasses import dataclass

from spokework.access.roles import Role as R

from . import world as w

READ = ("GET", "HEAD")
WRITE = ("POST",)
READ_AND_WRITE = (*READ, *WRITE)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")

WORKER, MANAGER, SAFEGUARDING = R.SPOKE_WORKER, R.HUB_MANAGER, R.SAFEGUARDING_LEAD
ADMINISTRATOR, OFFICER = R.HUB_ADMINISTRATOR, R.DATA_PROTECTION_OFFICER
LEAD, EVALUATOR, FUNDER, SYSTEM = R.PROGRAMME_LEAD, R.EVALUATOR, R.FUNDER, R.SYSTEM_ADMINISTRATOR
OF_A_HUB = (WORKER, MANAGER, SAFEGUARDING, ADMINISTRATOR, OFFICER)
OF_THE_PROGRAMME = (LEAD, EVALUATOR, FUNDER, SYSTEM)
SEE_NO_CHILD = (ADMINISTRATOR, *OF_THE_PROGRAMME)
EVERYBODY = (*OF_A_HUB, *OF_THE_PROGRAMME)


@dataclass(frozen=True)
class Line:
    roles: tuple[R, ...]
    methods: tuple[str, ...]
    # What a GET is answered where the page opens; somewhere else to go, where that is the page's whole purpose.
    opens: int = 200
    # Whether the page is shown only to who reaches the young person it is about.
    reach: bool = True


def read(*roles: R, opens: int = 200) -> Line:
    return Line(roles, READ, opens)


def read_and_write(*roles: R, opens: int = 200, reach: bool = True) -> Line:
    return Line(roles, READ_AND_WRITE, opens, reach)


def write(*roles: R) -> Line:
    return Line(roles, WRITE)


READ_A_RECORD = read(WORKER, MANAGER, SAFEGUARDING, OFFICER)
WORK_WITH_IT = read_and_write(WORKER, MANAGER)
DECIDE = read_and_write(MANAGER)

ABOUT_YOUNG_PEOPLE = {
    "young_person": READ_A_RECORD,
    "summary": READ_A_RECORD,
    "details": READ_A_RECORD,
    "assessments": READ_A_RECORD,
    "assessment": READ_A_RECORD,
    "plan": READ_A_RECORD,
    "contacts": READ_A_RECORD,
    "contact": READ_A_RECORD,
    "people_around": READ_A_RECORD,
    "alerts": READ_A_RECORD,
    "referrals": READ_A_RECORD,
    "referral": READ_A_RECORD,
    "details_change": WORK_WITH_IT,
    "assessment_new": WORK_WITH_IT,
    "assessment_answers": WORK_WITH_IT,
    "assessment_judge": WORK_WITH_IT,
    "assessment_sign": WORK_WITH_IT,
    "assessment_correct": WORK_WITH_IT,
    "goal_new": WORK_WITH_IT,
    "goal_score": WORK_WITH_IT,
    "goal_end": WORK_WITH_IT,
    "contact_new": WORK_WITH_IT,
    "contact_plan": WORK_WITH_IT,
    "contact_change": WORK_WITH_IT,
    "contact_move": WORK_WITH_IT,
    "person_new": WORK_WITH_IT,
    "person_end": WORK_WITH_IT,
    "alert_new": WORK_WITH_IT,
    "alert_end": WORK_WITH_IT,
    "refer_again": WORK_WITH_IT,
    "start_triage": DECIDE,
    "ask_for_information": DECIDE,
    "receive_information": DECIDE,
    "accept_referral": DECIDE,
    "decline_referral": DECIDE,
    "signpost_referral": DECIDE,
    "withdraw_referral": DECIDE,
    "allocate_referral": DECIDE,
    "hand_over": DECIDE,
    "ask_hub": DECIDE,
    "answer_hub": DECIDE,
    "merge": DECIDE,
    "merge_into": DECIDE,
}

LISTS = {
    "record_referral": WORK_WITH_IT,
    "triage": read(MANAGER),
    "waiting": read(MANAGER),
    "cover": DECIDE,
    "end_cover": DECIDE,
}

SEES_HUBS = read(*OF_A_HUB, LEAD)
CHANGES_A_HUB = read_and_write(MANAGER, ADMINISTRATOR)
SEES_PEOPLE = read(ADMINISTRATOR, SYSTEM)
CHANGES_PEOPLE = read_and_write(ADMINISTRATOR, SYSTEM)
CHANGES_THE_PROGRAMME = read_and_write(LEAD)

PROGRAMME = {
    "hubs": SEES_HUBS,
    "areas": SEES_HUBS,
    "funding": SEES_HUBS,
    "create_programme": read_and_write(LEAD, opens=302),  # there is one already
    "add_phase": CHANGES_THE_PROGRAMME,
    "open_hub": CHANGES_THE_PROGRAMME,
    "add_funder": CHANGES_THE_PROGRAMME,
    "add_grant": CHANGES_THE_PROGRAMME,
    "hub": SEES_HUBS,
    "create_post": CHANGES_A_HUB,
    "add_host_agency": CHANGES_A_HUB,
    "post": SEES_HUBS,
    "change_post": CHANGES_A_HUB,
    "appoint": CHANGES_A_HUB,
    "place_post": CHANGES_A_HUB,
    "end_appointment": CHANGES_A_HUB,
    "end_placement": CHANGES_A_HUB,
    "people": SEES_PEOPLE,
    "invite": CHANGES_PEOPLE,
    "person": SEES_PEOPLE,
    "end_membership": CHANGES_PEOPLE,
    "reset_second_factor": CHANGES_PEOPLE,
    "programme_people": read(SYSTEM),
    "programme_invite": read_and_write(SYSTEM),
    "programme_person": read(SYSTEM),
    "programme_end_membership": read_and_write(SYSTEM),
    "programme_reset_second_factor": read_and_write(SYSTEM),
}

EXCHANGE = {
    "import_areas": CHANGES_THE_PROGRAMME,
    "areas_imported": read(LEAD, opens=302),  # nothing was imported, so on to where that is done
}

DRAFTS = {"keep": write(*EVERYBODY), "discard": write(*EVERYBODY)}

TABLE: dict[str, Line] = (
    {f"casework:{name}": line for name, line in (ABOUT_YOUNG_PEOPLE | LISTS).items()}
    | {f"programme:{name}": line for name, line in PROGRAMME.items()}
    | {f"exchange:{name}": line for name, line in EXCHANGE.items()}
    | {f"drafts:{name}": line for name, line in DRAFTS.items()}
)


@dataclass(frozen=True)
class OwnSignIn:
    """A page about nobody but the person at the keyboard. Signed in it answers one of these, and never an error."""

    methods: tuple[str, ...]
    signed_in: frozenset[int]
    signed_out: frozenset[int] = frozenset()  # empty: sent to sign in


def own(*methods: str, signed_in: int | set[int] = 200, signed_out: int | set[int] = frozenset()) -> OwnSignIn:
    def among(codes: int | set[int]) -> frozenset[int]:
        return frozenset({codes} if isinstance(codes, int) else codes)

    return OwnSignIn(methods or READ_AND_WRITE, among(signed_in), among(signed_out))


SIGN_IN: dict[str, OwnSignIn] = {}

# Which young people of the own hub each role reaches, and which it does not.
REACH: dict[R, tuple[str, ...]] = {
    WORKER: (w.OWN, w.COVERED, w.REASON, w.NAMED),
    MANAGER: (w.OWN, w.COVERED, w.COLLEAGUES, w.HANDED_OVER, w.REASON, w.REASON_OVER, w.NAMED),
    SAFEGUARDING: (w.REASON, w.RESTRICTED_REASON),
    OFFICER: (w.REASON, w.RESTRICTED_REASON),
}
