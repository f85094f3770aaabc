"""Every URL → who may open it. A URL that is not here stops start-up."""

from .permissions import Permission as P
from .rules import Rule
from .url_table_evaluation import EVALUATION

_READ = ("GET", "HEAD")
_WRITE = ("POST",)

# No permission is asked for one's own sign-in: whoever has no role (yet, or any more) must still be able to secure
# the account and sign out. Each of these pages is about the person who is signed in or signing in, and no other;
# those that need a signed-in person send everyone else to sign in themselves.
_ACCOUNTS: dict[str, Rule] = {
    "accounts:welcome": Rule(None),
    "accounts:security": Rule(None, methods=_READ),
    "accounts:end_other_sessions": Rule(None, methods=_WRITE),
    "account_login": Rule(None),
    "account_logout": Rule(None),
    "account_inactive": Rule(None, methods=_READ),
    "account_reauthenticate": Rule(None),
    "account_change_password": Rule(None),
    "account_reset_password": Rule(None),
    "account_reset_password_done": Rule(None, methods=_READ),
    "account_reset_password_from_key": Rule(None),
    "account_reset_password_from_key_done": Rule(None, methods=_READ),
    "mfa_index": Rule(None, methods=_READ),
    "mfa_authenticate": Rule(None),
    "mfa_reauthenticate": Rule(None),
    "mfa_activate_totp": Rule(None),
    "mfa_deactivate_totp": Rule(None),
    "mfa_view_recovery_codes": Rule(None, methods=_READ),
    "mfa_generate_recovery_codes": Rule(None),
    "mfa_download_recovery_codes": Rule(None, methods=_READ),
    "mfa_list_webauthn": Rule(None, methods=_READ),
    "mfa_add_webauthn": Rule(None),
    "mfa_login_webauthn": Rule(None),
    "mfa_reauthenticate_webauthn": Rule(None),
    "mfa_remove_webauthn": Rule(None),
    "mfa_edit_webauthn": Rule(None),
}

_DRAFTS: dict[str, Rule] = {
    # Each asks the page in its query whether it is open to this person, and answers 404 where it is not.
    "drafts:keep": Rule(P.USE_SPOKEWORK, methods=_WRITE),
    "drafts:discard": Rule(P.USE_SPOKEWORK, methods=_WRITE),
}

_PROGRAMME: dict[str, Rule] = {
    # Asks for a signed-in person itself: whoever holds no role must still be told so.
    "programme:no_membership": Rule(None, methods=_READ),
    "programme:hubs": Rule(P.VIEW_HUB, methods=_READ),
    "programme:areas": Rule(P.VIEW_HUB, methods=_READ),
    "programme:funding": Rule(P.VIEW_HUB, methods=_READ),
    "programme:create_programme": Rule(P.MANAGE_PROGRAMME),
    "programme:add_phase": Rule(P.MANAGE_PROGRAMME),
    "programme:open_hub": Rule(P.MANAGE_PROGRAMME),
    "programme:add_funder": Rule(P.MANAGE_PROGRAMME),
    "programme:add_grant": Rule(P.MANAGE_PROGRAMME),
    "programme:hub": Rule(P.VIEW_HUB, of="programme.Hub", key="slug", methods=_READ),
    "programme:create_post": Rule(P.MANAGE_HUB, of="programme.Hub", key="slug"),
    "programme:add_host_agency": Rule(P.MANAGE_HUB, of="programme.Hub", key="slug"),
    "programme:post": Rule(P.VIEW_HUB, of="programme.Post", key="pk", methods=_READ),
    "programme:change_post": Rule(P.MANAGE_HUB, of="programme.Post", key="pk"),
    "programme:appoint": Rule(P.MANAGE_HUB, of="programme.Post", key="pk"),
    "programme:place_post": Rule(P.MANAGE_HUB, of="programme.Post", key="pk"),
    "programme:end_appointment": Rule(P.MANAGE_HUB, of="programme.Appointment", key="pk"),
    "programme:end_placement": Rule(P.MANAGE_HUB, of="programme.Placement", key="pk"),
    "programme:people": Rule(P.MANAGE_PEOPLE, of="programme.Hub", key="slug", methods=_READ),
    "programme:invite": Rule(P.MANAGE_PEOPLE, of="programme.Hub", key="slug"),
    "programme:person": Rule(P.MANAGE_PEOPLE, of="programme.Membership", key="pk", methods=_READ),
    "programme:end_membership": Rule(P.MANAGE_PEOPLE, of="programme.Membership", key="pk"),
    "programme:reset_second_factor": Rule(P.MANAGE_PEOPLE, of="programme.Membership", key="pk"),
    "programme:programme_people": Rule(P.MANAGE_PROGRAMME_PEOPLE, methods=_READ),
    "programme:programme_invite": Rule(P.MANAGE_PROGRAMME_PEOPLE),
    "programme:programme_person": Rule(P.MANAGE_PROGRAMME_PEOPLE, of="programme.Membership", key="pk", methods=_READ),
    "programme:programme_end_membership": Rule(P.MANAGE_PROGRAMME_PEOPLE, of="programme.Membership", key="pk"),
    "programme:programme_reset_second_factor": Rule(P.MANAGE_PROGRAMME_PEOPLE, of="programme.Membership", key="pk"),
    "exchange:import_areas": Rule(P.MANAGE_PROGRAMME),
    "exchange:areas_imported": Rule(P.MANAGE_PROGRAMME, methods=_READ),
    "exchange:import_populations": Rule(P.MANAGE_PROGRAMME),
    "exchange:populations_imported": Rule(P.MANAGE_PROGRAMME, methods=_READ),
}

# A page of figures asks itself whose: a hub's for its manager, the programme's for its lead.
_FIGURES: dict[str, Rule] = {
    "extract:make": Rule(P.MAKE_EXTRACT),
    "extract:progress": Rule(P.MAKE_EXTRACT, methods=_READ),
    "insight:figures": Rule(P.VIEW_FIGURES, methods=_READ),
    "insight:outcomes": Rule(P.VIEW_FIGURES, methods=_READ),
    "insight:contracts": Rule(P.VIEW_FIGURES, methods=_READ),
    "insight:figure": Rule(P.VIEW_FIGURES, methods=_READ),
    "insight:coverage": Rule(P.VIEW_FIGURES, methods=_READ),
    "insight:settings": Rule(P.VIEW_FIGURES, methods=_READ),
    "insight:hubs": Rule(P.VIEW_FIGURES, methods=_READ),
    # What is not published yet is not found by those who only read.
    "insight:releases": Rule(P.READ_RELEASES, methods=_READ),
    "insight:release": Rule(P.READ_RELEASES, methods=_READ),
    "insight:release_new": Rule(P.PREPARE_RELEASES),
    "insight:release_again": Rule(P.PREPARE_RELEASES),
    "insight:release_check": Rule(P.PREPARE_RELEASES),
    "insight:release_preparation": Rule(P.PREPARE_RELEASES, methods=_READ),
    "insight:release_progress": Rule(P.PREPARE_RELEASES, methods=_READ),
    "insight:release_stop": Rule(P.PREPARE_RELEASES),
    "insight:release_approve": Rule(P.APPROVE_RELEASES),
    "insight:release_publish": Rule(P.PREPARE_RELEASES),
    "insight:release_message_new": Rule(P.PREPARE_RELEASES),
    "insight:release_message": Rule(P.PREPARE_RELEASES),
    "insight:release_message_remove": Rule(P.PREPARE_RELEASES),
}

# Whose a scenario or a forecast is, its page and its action ask again: the programme's office opens no hub's own.
_PLANNING: dict[str, Rule] = {
    "scenarios:planning": Rule(P.PLAN_SERVICE, methods=_READ),
    "scenarios:copy_today": Rule(P.PLAN_SERVICE),
    "scenarios:scenario": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk", methods=_READ),
    "scenarios:copy_scenario": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:change_service": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:change_area": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:change_grant": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:add_post": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:change_scenario_post": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:remove_post": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:ask_side_by_side": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:ask_track_record": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:ask_placement": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:ask_outlook": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:ask_grant_end": Rule(P.PLAN_SERVICE, of="scenarios.Scenario", key="pk"),
    "scenarios:forecast": Rule(P.PLAN_SERVICE, of="scenarios.Forecast", key="pk", methods=_READ),
    "scenarios:forecast_progress": Rule(P.PLAN_SERVICE, of="scenarios.Forecast", key="pk", methods=_READ),
    "scenarios:stop_forecast": Rule(P.PLAN_SERVICE, of="scenarios.Forecast", key="pk"),
    "scenarios:forecast_area": Rule(P.PLAN_SERVICE, of="scenarios.Forecast", key="pk", methods=_READ),
}

# Lists of a hub ask whether the permission is held in any hub, and then show rows of those hubs only.
_REFERRALS: dict[str, Rule] = {
    "casework:record_referral": Rule(P.RECORD_REFERRAL),
    "casework:triage": Rule(P.TRIAGE_REFERRAL, methods=_READ),
    "casework:waiting": Rule(P.VIEW_TEAM, methods=_READ),
    "casework:cover": Rule(P.ALLOCATE_CASE),
    "casework:end_cover": Rule(P.ALLOCATE_CASE),
    "casework:referrals": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:refer_again": Rule(P.RECORD_REFERRAL, of="casework.YoungPerson"),
    "casework:referral": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:start_triage": Rule(P.TRIAGE_REFERRAL, of="casework.YoungPerson"),
    "casework:ask_for_information": Rule(P.TRIAGE_REFERRAL, of="casework.YoungPerson"),
    "casework:receive_information": Rule(P.TRIAGE_REFERRAL, of="casework.YoungPerson"),
    "casework:accept_referral": Rule(P.TRIAGE_REFERRAL, of="casework.YoungPerson"),
    "casework:decline_referral": Rule(P.TRIAGE_REFERRAL, of="casework.YoungPerson"),
    "casework:signpost_referral": Rule(P.TRIAGE_REFERRAL, of="casework.YoungPerson"),
    "casework:withdraw_referral": Rule(P.TRIAGE_REFERRAL, of="casework.YoungPerson"),
    "casework:referral_judge": Rule(P.TRIAGE_REFERRAL, of="casework.YoungPerson"),
    "casework:allocate_referral": Rule(P.ALLOCATE_CASE, of="casework.YoungPerson"),
    "casework:hand_over": Rule(P.ALLOCATE_CASE, of="casework.YoungPerson"),
    "casework:ask_hub": Rule(P.ASK_OTHER_HUB, of="casework.YoungPerson"),
    "casework:answer_hub": Rule(P.ASK_OTHER_HUB, of="casework.YoungPerson"),
    "casework:merge": Rule(P.MERGE_YOUNG_PEOPLE, of="casework.YoungPerson"),
    "casework:merge_into": Rule(P.MERGE_YOUNG_PEOPLE, of="casework.YoungPerson"),
}

# Pages about one young person: the hub decides here; the page and its action ask again for the actor's reach.
_WORK: dict[str, Rule] = {
    "casework:young_person": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:summary": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:details": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:assessments": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:assessment": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:plan": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:contacts": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:contact": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:sharing": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:sharing_one": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:who_was_told": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    # To whoever may not know of a submission its address leads nowhere, as if there were none.
    "casework:intelligence": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:missing": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:people_around": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:alerts": Rule(P.OPEN_YOUNG_PERSON, of="casework.YoungPerson", methods=_READ),
    "casework:details_change": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:assessment_new": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:assessment_answers": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:assessment_judge": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:assessment_sign": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:assessment_correct": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:goal_new": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:goal_score": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:goal_end": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:contact_new": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:contact_plan": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:contact_change": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:contact_move": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:sharing_new": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:sharing_from_contact": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:sharing_change": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:intelligence_new": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:intelligence_from_contact": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:intelligence_change": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:consent_new": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:missing_new": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:missing_change": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:missing_return": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:missing_interview": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:person_new": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:person_end": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:alert_new": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:alert_end": Rule(P.WORK_CASE, of="casework.YoungPerson"),
}

# Here too a page about one young person asks again for their own reach – but for those whose whole point is to be
# reached without it: giving a reason, reviewing one, erasing. They show a reference and no more of the record.
_TEAM: dict[str, Rule] = {
    "casework:home": Rule(P.USE_SPOKEWORK, methods=_READ),
    "casework:young_people": Rule(P.OPEN_YOUNG_PERSON, methods=_READ),
    "casework:search": Rule(P.OPEN_YOUNG_PERSON),
    "casework:team": Rule(P.VIEW_TEAM, methods=_READ),
    "casework:data_quality": Rule(P.VIEW_TEAM, methods=_READ),
    "casework:data_quality_list": Rule(P.VIEW_TEAM, methods=_READ),
    "casework:overview": Rule(P.VIEW_PROGRAMME_FIGURES, methods=_READ),
    "casework:notices": Rule(P.REVIEW_ACCESS),
    "casework:look_beyond": Rule(P.LOOK_BEYOND),
    "casework:sharing_register": Rule(P.REVIEW_SHARING, methods=_READ),
    "casework:access_review": Rule(P.REVIEW_ACCESS, methods=_READ),
    "casework:erasures": Rule(P.ERASE_YOUNG_PERSON),
    "casework:finish_erasures": Rule(P.ERASE_YOUNG_PERSON),
    "casework:review_look": Rule(P.REVIEW_ACCESS, of="casework.YoungPerson"),
    "casework:restriction": Rule(P.RESTRICT_RECORD, of="casework.YoungPerson"),
    "casework:lift_restriction": Rule(P.RESTRICT_RECORD, of="casework.YoungPerson"),
    "casework:who_looked": Rule(P.VIEW_WHO_LOOKED, of="casework.YoungPerson", methods=_READ),
    "casework:erase": Rule(P.ERASE_YOUNG_PERSON, of="casework.YoungPerson"),
    "casework:reopen": Rule(P.ALLOCATE_CASE, of="casework.YoungPerson"),
    "casework:pause_case": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:resume_case": Rule(P.WORK_CASE, of="casework.YoungPerson"),
    "casework:close_case": Rule(P.CLOSE_CASE, of="casework.YoungPerson"),
    "casework:undo_closure": Rule(P.CLOSE_CASE, of="casework.YoungPerson"),
}

# The work around the casework. What was done is read by the whole hub; words about a young person are asked for again
# by the page and its action, which know whether one is linked.
_PRACTICE: dict[str, Rule] = {
    "practice:work": Rule(P.VIEW_PRACTICE, methods=_READ),
    "practice:record": Rule(P.RECORD_PRACTICE, methods=_READ),
    "practice:record_contact": Rule(P.WORK_CASE, methods=_READ),
    "practice:my_quarter": Rule(P.OWN_SUPPORT, methods=_READ),
    "practice:session_new": Rule(P.RECORD_PRACTICE),
    "practice:session": Rule(P.VIEW_PRACTICE, of="practice.AwarenessSession", key="pk", methods=_READ),
    "practice:session_correct": Rule(P.RECORD_PRACTICE, of="practice.AwarenessSession", key="pk"),
    "practice:session_register": Rule(P.RECORD_PRACTICE, of="practice.AwarenessSession", key="pk"),
    "practice:session_register_drop": Rule(P.RECORD_PRACTICE, of="practice.AwarenessSession", key="pk"),
    "practice:training_new": Rule(P.RECORD_PRACTICE),
    "practice:training": Rule(P.VIEW_PRACTICE, of="practice.TrainingEvent", key="pk", methods=_READ),
    "practice:training_correct": Rule(P.RECORD_PRACTICE, of="practice.TrainingEvent", key="pk"),
    "practice:training_register": Rule(P.RECORD_PRACTICE, of="practice.TrainingEvent", key="pk"),
    "practice:training_register_drop": Rule(P.RECORD_PRACTICE, of="practice.TrainingEvent", key="pk"),
    "practice:training_confidence": Rule(P.RECORD_PRACTICE, of="practice.TrainingEvent", key="pk"),
    "practice:consultancy_new": Rule(P.RECORD_PRACTICE),
    "practice:consultancy": Rule(P.VIEW_PRACTICE, of="practice.Consultancy", key="pk", methods=_READ),
    "practice:consultancy_correct": Rule(P.RECORD_PRACTICE, of="practice.Consultancy", key="pk"),
    "practice:consultancy_relink": Rule(P.RECORD_PRACTICE, of="practice.Consultancy", key="pk"),
    "practice:joint_work_new": Rule(P.RECORD_PRACTICE),
    "practice:joint_work": Rule(P.VIEW_PRACTICE, of="practice.JointWork", key="pk", methods=_READ),
    "practice:joint_work_correct": Rule(P.RECORD_PRACTICE, of="practice.JointWork", key="pk"),
    "practice:joint_work_relink": Rule(P.RECORD_PRACTICE, of="practice.JointWork", key="pk"),
    "practice:meeting_new": Rule(P.RECORD_PRACTICE),
    "practice:meeting": Rule(P.VIEW_PRACTICE, of="practice.StrategicMeeting", key="pk", methods=_READ),
    "practice:meeting_correct": Rule(P.RECORD_PRACTICE, of="practice.StrategicMeeting", key="pk"),
    "practice:challenge_new": Rule(P.RECORD_PRACTICE),
    "practice:challenge": Rule(P.VIEW_PRACTICE, of="practice.Challenge", key="pk", methods=_READ),
    "practice:challenge_correct": Rule(P.RECORD_PRACTICE, of="practice.Challenge", key="pk"),
    "practice:challenge_relink": Rule(P.RECORD_PRACTICE, of="practice.Challenge", key="pk"),
    "practice:challenge_escalate": Rule(P.RECORD_PRACTICE, of="practice.Challenge", key="pk"),
    "practice:challenge_resolve": Rule(P.RECORD_PRACTICE, of="practice.Challenge", key="pk"),
    "practice:challenge_reopen": Rule(P.RECORD_PRACTICE, of="practice.Challenge", key="pk"),
}

# Who stands around an area: everybody in practice reads it, and what is agreed with leaders is the manager's to keep.
_PARTNERSHIPS: dict[str, Rule] = {
    "practice:returns": Rule(P.VIEW_RETURNS, methods=_READ),
    "practice:return_confirm": Rule(P.CONFIRM_RETURN, of="programme.Hub", key="slug"),
    "practice:return_remind": Rule(P.ASK_FOR_RETURNS, of="programme.Hub", key="slug"),
    "practice:partnerships": Rule(P.VIEW_PRACTICE, methods=_READ),
    "practice:partnership": Rule(P.VIEW_PRACTICE, of="programme.Hub", key="slug", methods=_READ),
    "practice:area": Rule(P.VIEW_PRACTICE, of="programme.Hub", key="slug", methods=_READ),
    "practice:agency_new": Rule(P.RECORD_PRACTICE, of="programme.Hub", key="slug"),
    "practice:partner_new": Rule(P.RECORD_PRACTICE, of="programme.Hub", key="slug"),
    "practice:partner_end": Rule(P.RECORD_PRACTICE, of="practice.Partner", key="pk"),
    "practice:champion_new": Rule(P.RECORD_PRACTICE, of="programme.Hub", key="slug"),
    "practice:champion_change": Rule(P.RECORD_PRACTICE, of="practice.Champion", key="pk"),
    "practice:champion_end": Rule(P.RECORD_PRACTICE, of="practice.Champion", key="pk"),
    "practice:agreement_new": Rule(P.MANAGE_PARTNERSHIPS, of="programme.Hub", key="slug"),
    "practice:agreement_renew": Rule(P.MANAGE_PARTNERSHIPS, of="practice.SharingAgreement", key="pk"),
    "practice:agreement_correct": Rule(P.MANAGE_PARTNERSHIPS, of="practice.SharingAgreement", key="pk"),
    "practice:agreement_end": Rule(P.MANAGE_PARTNERSHIPS, of="practice.SharingAgreement", key="pk"),
    "practice:strategic_support_new": Rule(P.MANAGE_PARTNERSHIPS, of="programme.Hub", key="slug"),
    "practice:strategic_support_change": Rule(P.MANAGE_PARTNERSHIPS, of="practice.StrategicSupport", key="pk"),
    "practice:review_new": Rule(P.MANAGE_PARTNERSHIPS, of="programme.Hub", key="slug"),
    "practice:review": Rule(P.VIEW_PRACTICE, of="practice.PartnershipReview", key="pk", methods=_READ),
    "practice:review_ask": Rule(P.MANAGE_PARTNERSHIPS, of="practice.PartnershipReview", key="pk"),
    "practice:review_links": Rule(P.MANAGE_PARTNERSHIPS, of="practice.PartnershipReview", key="pk"),
    "practice:training_links": Rule(P.RECORD_PRACTICE, of="practice.TrainingEvent", key="pk"),
    # Its action asks whether this colleague was asked.
    "practice:review_answer": Rule(P.RECORD_PRACTICE, of="practice.PartnershipReview", key="pk"),
}

# Open to whoever holds a one-time link, signed in or not; without a good one it shows nothing.
_BY_LINK: dict[str, Rule] = {
    "by_link:answer": Rule(None),
    "by_link:answered": Rule(None, methods=_READ),
}

# Support of the worker. Whose a supervision or a lone visit is, and who may read what was said in one, its page and its
# action ask again: most of the hub finds nothing there.
_SUPPORT: dict[str, Rule] = {
    "practice:support": Rule(P.OWN_SUPPORT, methods=_READ),
    "practice:colleague_day": Rule(P.OWN_SUPPORT),
    "practice:team_day": Rule(P.SUPPORT_TEAM),
    "practice:supervisions": Rule(P.USE_SPOKEWORK, methods=_READ),
    "practice:supervision_new": Rule(P.OWN_SUPPORT),
    "practice:supervision_plan": Rule(P.OWN_SUPPORT),
    "practice:supervision_plan_team": Rule(P.SUPPORT_TEAM),
    "practice:supervision_rules": Rule(P.SUPPORT_TEAM, of="programme.Hub", key="slug"),
    "practice:supervision": Rule(P.USE_SPOKEWORK, of="practice.Supervision", key="pk", methods=_READ),
    "practice:supervision_move": Rule(P.OWN_SUPPORT, of="practice.Supervision", key="pk"),
    "practice:supervision_hold": Rule(P.OWN_SUPPORT, of="practice.Supervision", key="pk"),
    "practice:supervision_miss": Rule(P.OWN_SUPPORT, of="practice.Supervision", key="pk"),
    "practice:supervision_write_down": Rule(P.OWN_SUPPORT, of="practice.Supervision", key="pk"),
    "practice:supervision_look": Rule(P.LOOK_INTO_SUPERVISION, of="practice.Supervision", key="pk"),
    "practice:lone_visit_new": Rule(P.OWN_SUPPORT),
    "practice:lone_visit": Rule(P.OWN_SUPPORT, of="practice.LoneVisit", key="pk", methods=_READ),
    "practice:check_in": Rule(P.OWN_SUPPORT, of="practice.LoneVisit", key="pk"),
    "practice:lone_visit_longer": Rule(P.OWN_SUPPORT, of="practice.LoneVisit", key="pk"),
    "practice:lone_visit_cancel": Rule(P.OWN_SUPPORT, of="practice.LoneVisit", key="pk"),
}

# A report is of one release: a reader of it finds nothing before the release is published.
_REPORTS: dict[str, Rule] = {
    "reports:reports": Rule(P.READ_RELEASES, methods=_READ),
    "reports:report": Rule(P.READ_RELEASES, methods=_READ),
    "reports:report_file": Rule(P.READ_RELEASES, methods=_READ),
    "reports:funder_report": Rule(P.READ_RELEASES, methods=_READ),
    "reports:funder_report_file": Rule(P.READ_RELEASES, methods=_READ),
    "reports:board_report": Rule(P.READ_BOARD_REPORT, of="programme.Hub", key="slug", methods=_READ),
    "reports:board_report_file": Rule(P.READ_BOARD_REPORT, of="programme.Hub", key="slug", methods=_READ),
    "reports:funders": Rule(P.PREPARE_RELEASES, methods=_READ),
    "reports:funder_template": Rule(P.PREPARE_RELEASES),
}

_DEMONSTRATION: dict[str, Rule] = {"demo:choose_role": Rule(None)}

URL_TABLE: dict[str, Rule] = (
    _ACCOUNTS
    | _DRAFTS
    | _PROGRAMME
    | _FIGURES
    | EVALUATION
    | _PLANNING
    | _REFERRALS
    | _WORK
    | _TEAM
    | _PRACTICE
    | _PARTNERSHIPS
    | _BY_LINK
    | _SUPPORT
    | _REPORTS
    | _DEMONSTRATION
)

__all__ = ["URL_TABLE", "P"]
