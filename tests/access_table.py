"""Who may do what, URL by URL, written down once more: if a role or a rule of the product widens, this does not.

Read a line as: this page is read (or written) by these roles. Where it is about a young person, ``REACH`` says
further which of them each role reaches. A new URL needs a line here before the suite passes.
"""

from spokework.access.roles import Role as R

from . import world as w
from .access_lines import (
    ADMINISTRATOR,
    EVALUATOR,
    EVERYBODY,
    FUNDER,
    LEAD,
    LOGIN,
    MANAGER,
    METHODS,
    OF_A_HUB,
    OF_THE_PROGRAMME,
    OFFICER,
    READ,
    SAFEGUARDING,
    SEE_NO_CHILD,
    SYSTEM,
    WORKER,
    Line,
    read,
    read_and_write,
    write,
)
from .access_of_evaluation import EVALUATION, LEARNED
from .access_of_sign_in import BY_LINK, FRONT, SIGN_IN, OwnSignIn

__all__ = [
    "BY_LINK",
    "FRONT",
    "LOGIN",
    "METHODS",
    "OF_THE_PROGRAMME",
    "PLACES_FOR",
    "REACH",
    "READ",
    "SEE_NO_CHILD",
    "SIGN_IN",
    "TABLE",
    "Line",
    "OwnSignIn",
]

READ_A_RECORD = read(WORKER, MANAGER, SAFEGUARDING, OFFICER)
WORK_WITH_IT = read_and_write(WORKER, MANAGER)
DECIDE = read_and_write(MANAGER)

# Which young people of the own hub each role reaches, and which it does not.
REACH: dict[R, tuple[str, ...]] = {
    WORKER: (w.OWN, w.TAKEN_OVER, w.COVERED, w.REASON, w.NAMED),
    MANAGER: (w.OWN, w.TAKEN_OVER, w.COVERED, w.COLLEAGUES, w.HANDED_OVER, w.REASON, w.REASON_OVER, w.NAMED),
    SAFEGUARDING: (w.REASON, w.RESTRICTED_REASON),
    OFFICER: (w.REASON, w.RESTRICTED_REASON),
}
# An intelligence submission: its author while the case is hers, the manager, the officer with a reason – not whoever
# covers, took over, is named or gave a reason, nor the safeguarding lead.
KNOW_OF_IT = {WORKER: (w.OWN,), MANAGER: REACH[MANAGER], OFFICER: REACH[OFFICER]}

ABOUT_YOUNG_PEOPLE = {
    "young_person": READ_A_RECORD,
    "summary": READ_A_RECORD,
    "details": READ_A_RECORD,
    "assessments": READ_A_RECORD,
    "assessment": READ_A_RECORD,
    "plan": READ_A_RECORD,
    "contacts": READ_A_RECORD,
    "contact": READ_A_RECORD,
    "sharing": READ_A_RECORD,
    "sharing_one": READ_A_RECORD,
    "who_was_told": READ_A_RECORD,
    "intelligence": read(*READ_A_RECORD.roles, reach=KNOW_OF_IT),
    "missing": READ_A_RECORD,
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
    "sharing_new": WORK_WITH_IT,
    "sharing_from_contact": WORK_WITH_IT,
    "sharing_change": WORK_WITH_IT,
    "intelligence_new": WORK_WITH_IT,
    "intelligence_from_contact": WORK_WITH_IT,
    "intelligence_change": read_and_write(*WORK_WITH_IT.roles, reach=KNOW_OF_IT),
    "consent_new": WORK_WITH_IT,
    "missing_new": WORK_WITH_IT,
    "missing_change": WORK_WITH_IT,
    "missing_return": WORK_WITH_IT,
    "missing_interview": WORK_WITH_IT,
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
    "referral_judge": DECIDE,
    "allocate_referral": DECIDE,
    "hand_over": DECIDE,
    "ask_hub": DECIDE,
    "answer_hub": DECIDE,
    "merge": DECIDE,
    "merge_into": DECIDE,
    "reopen": DECIDE,
    "close_case": DECIDE,
    "undo_closure": DECIDE,
    "pause_case": WORK_WITH_IT,
    "resume_case": WORK_WITH_IT,
    "restriction": read_and_write(MANAGER, OFFICER),
    "lift_restriction": read_and_write(MANAGER, OFFICER),
    "who_looked": read(MANAGER, OFFICER),
    # Whoever reviews a look or erases a record does not reach it: they see its reference and no more.
    "review_look": read_and_write(MANAGER, SAFEGUARDING, OFFICER, places=w.LOOKED_AT),
    "erase": read_and_write(OFFICER, places=w.OF_THE_HUB),
}

LISTS = {
    "record_referral": WORK_WITH_IT,
    "triage": read(MANAGER),
    "waiting": read(MANAGER),
    "cover": DECIDE,
    "end_cover": DECIDE,
    "home": read(*EVERYBODY, leads_on=(ADMINISTRATOR, LEAD, EVALUATOR, FUNDER, SYSTEM)),
    "young_people": READ_A_RECORD,
    # Answers what was asked for on the page itself, so that a name stands in no address.
    "search": read_and_write(*READ_A_RECORD.roles, taken=frozenset({200})),
    "team": read(MANAGER),
    "data_quality": read(MANAGER),
    "data_quality_list": read(MANAGER),
    "overview": read(LEAD),
    # Without a notice named there is none to be done.
    "notices": read_and_write(MANAGER, SAFEGUARDING, OFFICER, taken=frozenset({404})),
    "look_beyond": read_and_write(WORKER, SAFEGUARDING, OFFICER),
    "sharing_register": read(MANAGER, OFFICER),
    "access_review": read(MANAGER, SAFEGUARDING, OFFICER),
    "erasures": read_and_write(OFFICER),
    "finish_erasures": read_and_write(OFFICER),
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
    "create_programme": CHANGES_THE_PROGRAMME,
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
    "import_populations": CHANGES_THE_PROGRAMME,
    "populations_imported": read(LEAD, opens=302),
}

# A hub's manager sees her hub's figures, the programme's lead the programme's; which, the page decides.
SEES_FIGURES = read(MANAGER, LEAD)
INSIGHT = {
    "figures": SEES_FIGURES,
    "figure": SEES_FIGURES,
    "coverage": SEES_FIGURES,
    "settings": SEES_FIGURES,
    "hubs": SEES_FIGURES,
    "outcomes": SEES_FIGURES,
    "contracts": SEES_FIGURES,
}
# A published release is for whoever reads releases; one that is not out yet is none of theirs (insight's own tests).
READS_RELEASES = read(WORKER, MANAGER, LEAD, EVALUATOR, FUNDER)
REPORTS = {
    "reports": READS_RELEASES,
    "report": READS_RELEASES,
    "report_file": READS_RELEASES,
    "funder_report": READS_RELEASES,
    "funder_report_file": READS_RELEASES,
    "board_report": read(MANAGER),
    "board_report_file": read(MANAGER),
    "funders": read(LEAD),
    "funder_template": read_and_write(LEAD),
}
# Published ones are read; what is on its way is the programme lead's, and for the readers not there.
PREPARES = read_and_write(LEAD)
INSIGHT |= {
    "releases": READS_RELEASES,
    "release": READS_RELEASES,
    "release_new": PREPARES,
    "release_again": PREPARES,
    "release_check": PREPARES,
    "release_preparation": read(LEAD),
    "release_progress": read(LEAD),
    "release_stop": PREPARES,
    "release_approve": PREPARES,
    "release_publish": PREPARES,
    "release_message_new": PREPARES,
    "release_message": PREPARES,
    "release_message_remove": PREPARES,
}
EXTRACT = {"make": read_and_write(MANAGER, LEAD), "progress": SEES_FIGURES}

# Asked here about a hub's own scenario: to the programme's office, which has its own, there is none.
PLANS = read_and_write(MANAGER, LEAD)
READS_A_PLAN = read(MANAGER, LEAD, something_for=(MANAGER,))
ASKS_A_PLAN = read_and_write(MANAGER, LEAD, something_for=(MANAGER,))
SCENARIOS = {
    "planning": read(MANAGER, LEAD),
    "copy_today": PLANS,
    "scenario": READS_A_PLAN,
    "copy_scenario": ASKS_A_PLAN,
    "change_service": ASKS_A_PLAN,
    "change_area": ASKS_A_PLAN,
    "change_grant": ASKS_A_PLAN,
    "add_post": ASKS_A_PLAN,
    "change_scenario_post": ASKS_A_PLAN,
    "remove_post": ASKS_A_PLAN,
    "ask_side_by_side": ASKS_A_PLAN,
    "ask_track_record": ASKS_A_PLAN,
    "ask_placement": ASKS_A_PLAN,
    "ask_outlook": ASKS_A_PLAN,
    "ask_grant_end": ASKS_A_PLAN,
    "forecast": READS_A_PLAN,
    "forecast_progress": READS_A_PLAN,
    "stop_forecast": ASKS_A_PLAN,
    "forecast_area": READS_A_PLAN,
}

# What was done is the hub's: its people read and write it, nobody else.
SEES_PRACTICE = read(WORKER, MANAGER)
RECORDS_PRACTICE = read_and_write(WORKER, MANAGER)
PRACTICE = {
    "work": SEES_PRACTICE,
    "record": SEES_PRACTICE,
    "record_contact": SEES_PRACTICE,
    "my_quarter": SEES_PRACTICE,
    "session_new": RECORDS_PRACTICE,
    "session": SEES_PRACTICE,
    "session_correct": RECORDS_PRACTICE,
    "session_register": RECORDS_PRACTICE,
    "session_register_drop": RECORDS_PRACTICE,
    "training_new": RECORDS_PRACTICE,
    "training": SEES_PRACTICE,
    "training_correct": RECORDS_PRACTICE,
    "training_register": RECORDS_PRACTICE,
    "training_register_drop": RECORDS_PRACTICE,
    "training_confidence": RECORDS_PRACTICE,
    "consultancy_new": RECORDS_PRACTICE,
    "consultancy": SEES_PRACTICE,
    "consultancy_correct": RECORDS_PRACTICE,
    "consultancy_relink": RECORDS_PRACTICE,
    "joint_work_new": RECORDS_PRACTICE,
    "joint_work": SEES_PRACTICE,
    "joint_work_correct": RECORDS_PRACTICE,
    "joint_work_relink": RECORDS_PRACTICE,
    "meeting_new": RECORDS_PRACTICE,
    "meeting": SEES_PRACTICE,
    "meeting_correct": RECORDS_PRACTICE,
    "challenge_new": RECORDS_PRACTICE,
    "challenge": SEES_PRACTICE,
    "challenge_correct": RECORDS_PRACTICE,
    "challenge_relink": RECORDS_PRACTICE,
    "challenge_escalate": RECORDS_PRACTICE,
    "challenge_resolve": RECORDS_PRACTICE,
    "challenge_reopen": RECORDS_PRACTICE,
}

AGREES_WITH_LEADERS = read_and_write(MANAGER)
PARTNERSHIPS = {
    "returns": read(MANAGER, LEAD),
    "return_confirm": read_and_write(MANAGER),
    "return_remind": read_and_write(LEAD),
    "partnerships": SEES_PRACTICE,
    "partnership": SEES_PRACTICE,
    "area": SEES_PRACTICE,
    "agency_new": RECORDS_PRACTICE,
    "partner_new": RECORDS_PRACTICE,
    "partner_end": RECORDS_PRACTICE,
    "champion_new": RECORDS_PRACTICE,
    "champion_change": RECORDS_PRACTICE,
    "champion_end": RECORDS_PRACTICE,
    "agreement_new": AGREES_WITH_LEADERS,
    "agreement_renew": AGREES_WITH_LEADERS,
    "agreement_correct": AGREES_WITH_LEADERS,
    "agreement_end": AGREES_WITH_LEADERS,
    "strategic_support_new": AGREES_WITH_LEADERS,
    "strategic_support_change": AGREES_WITH_LEADERS,
    "review_new": AGREES_WITH_LEADERS,
    "review": SEES_PRACTICE,
    "review_ask": AGREES_WITH_LEADERS,
    # The links are shown in the answer itself, once.
    "review_links": read_and_write(MANAGER, taken=frozenset({200})),
    "review_answer": RECORDS_PRACTICE,
    "training_links": RECORDS_PRACTICE,
}

# The supervision and the lone visits asked about here are the worker's, with the manager. Who is neither of the two
# has tests of their own in practice.
OF_ONES_OWN = read_and_write(WORKER, MANAGER)
OF_THE_TEAM = read_and_write(MANAGER)
SEES_DATES = read(*EVERYBODY, something_for=(WORKER, MANAGER, SAFEGUARDING))
SUPPORT = {
    "support": read(WORKER, MANAGER),
    "colleague_day": OF_ONES_OWN,
    "team_day": OF_THE_TEAM,
    "supervisions": SEES_DATES,
    "supervision_new": OF_ONES_OWN,
    "supervision_plan": OF_ONES_OWN,
    "supervision_plan_team": OF_THE_TEAM,
    "supervision_rules": OF_THE_TEAM,
    "supervision": SEES_DATES,
    "supervision_move": OF_ONES_OWN,
    "supervision_hold": OF_ONES_OWN,
    "supervision_miss": OF_ONES_OWN,
    "supervision_write_down": OF_ONES_OWN,
    "supervision_look": read_and_write(SAFEGUARDING),
    "lone_visit_new": OF_ONES_OWN,
    "lone_visit": read(WORKER, MANAGER),
    "check_in": OF_ONES_OWN,
    "lone_visit_longer": OF_ONES_OWN,
    "lone_visit_cancel": OF_ONES_OWN,
}

# A draft is kept of a page that is open to its writer; asked here about one on which a contact is written down.
OF_WHO_WRITES = write(*EVERYBODY, something_for=WORK_WITH_IT.roles, taken=frozenset({200}))
DRAFTS = {"keep": OF_WHO_WRITES, "discard": OF_WHO_WRITES}

TABLE: dict[str, Line] = (
    {f"casework:{name}": line for name, line in (ABOUT_YOUNG_PEOPLE | LISTS).items()}
    | {f"programme:{name}": line for name, line in PROGRAMME.items()}
    | {f"exchange:{name}": line for name, line in EXCHANGE.items()}
    | {f"insight:{name}": line for name, line in INSIGHT.items()}
    | {f"extract:{name}": line for name, line in EXTRACT.items()}
    | {f"evaluation:{name}": line for name, line in EVALUATION.items()}
    | {f"learned:{name}": line for name, line in LEARNED.items()}
    | {f"scenarios:{name}": line for name, line in SCENARIOS.items()}
    | {f"reports:{name}": line for name, line in REPORTS.items()}
    | {f"practice:{name}": line for name, line in PRACTICE.items()}
    | {f"practice:{name}": line for name, line in PARTNERSHIPS.items()}
    | {f"practice:{name}": line for name, line in SUPPORT.items()}
    | {f"drafts:{name}": line for name, line in DRAFTS.items()}
)


# Asked in these places only: to others, those in which a worker's own way in differs are all one.
PLACES_FOR = {
    MANAGER: (w.OWN, w.COLLEAGUES, w.NAMED, w.RESTRICTED, w.RESTRICTED_REASON, w.OTHER_HUB),
    SAFEGUARDING: (w.OWN, w.NAMED, w.REASON, w.REASON_OVER, w.RESTRICTED, w.RESTRICTED_REASON, w.OTHER_HUB),
    OFFICER: (w.OWN, w.NAMED, w.REASON, w.REASON_OVER, w.RESTRICTED, w.RESTRICTED_REASON, w.OTHER_HUB),
}
