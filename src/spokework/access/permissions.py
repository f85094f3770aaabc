"""Everything anyone may do. The value is the description the reference page prints."""

from enum import StrEnum


class Permission(StrEnum):
    # Signed in, no more
    USE_SPOKEWORK = "sign in, keep drafts, manage one's own sign-in"

    # Young people
    OPEN_YOUNG_PERSON = "open the records of young people within one's reach"
    REACH_OWN = "reach the young people one works with or covers"
    REACH_HUB = "reach every young person of the hub who is not restricted to others"
    LOOK_BEYOND = "reach one young person's record for 60 minutes with a reason"
    VIEW_WHO_LOOKED = "see who looked at a young person's record"
    RESTRICT_RECORD = "restrict a young person's record to named people"
    ERASE_YOUNG_PERSON = "erase a young person's record for good"
    MERGE_YOUNG_PEOPLE = "merge two records of the same young person"
    REVIEW_ACCESS = "review reasons given for looking beyond one's caseload"
    REVIEW_SHARING = "see the hub's register of sharings, and intelligence submissions that others made to the police"

    # Referrals
    RECORD_REFERRAL = "enter a referral"
    TRIAGE_REFERRAL = "accept, decline, signpost or ask for information; withdraw a waiting referral"
    ASK_OTHER_HUB = "ask another hub whether it knows a young person, and answer such a request"
    ALLOCATE_CASE = "give a waiting referral or an open case to a worker; reopen; arrange cover"

    # Casework
    WORK_CASE = "record contacts, assessments, plans, sharings, consent, people around, alerts and pauses"
    CLOSE_CASE = "close a case, and undo a wrong closure within 7 days"
    VIEW_TEAM = "see the team: caseloads, overdue reviews, waiting"

    # Practice and partnership
    VIEW_PRACTICE = "see a hub's practice and partnership records, and the pages of its areas"
    RECORD_PRACTICE = "record awareness sessions, training, consultancy, joint work, meetings, challenges and champions"
    MANAGE_PARTNERSHIPS = "keep sharing agreements and strategic support; ask for partnership reviews"
    OWN_SUPPORT = "plan and record one's own supervision, lone visits and days with colleagues"
    SUPPORT_TEAM = "arrange the team's supervision; see lone visits and what support is due"
    LOOK_INTO_SUPERVISION = "read what was said in supervision, with a reason"

    # Programme
    VIEW_HUB = "see a hub: posts, people, places, grants"
    MANAGE_HUB = "change a hub's posts, appointments, placements and host agencies"
    MANAGE_PROGRAMME = "change hubs, funders, grants and areas; import areas"

    # Figures
    VIEW_PROGRAMME_FIGURES = "see the programme's headline figures"
    VIEW_FIGURES = "see figures: a hub's own exactly, the programme's as a whole, and its parts as they are published"
    MAKE_EXTRACT = "bring the figures up to date"
    PLAN_SERVICE = "copy today's plan, change the copy and forecast with it: a hub's own, or the whole programme's"

    # Returns
    VIEW_RETURNS = "see what returns hubs owe"
    CONFIRM_RETURN = "confirm a hub's return for a quarter"
    ASK_FOR_RETURNS = "ask hubs for returns that are missing"

    # Releases
    READ_RELEASES = "read published releases of figures"
    READ_BOARD_REPORT = "read what a release says of one's own hub, for its board"
    PREPARE_RELEASES = "make a release of figures, write its key messages, check it, and publish it once it is approved"
    APPROVE_RELEASES = "approve a release that somebody else has made and checked"

    # Evaluation
    EVALUATE = "start evaluations, and work in those on whose team one is"
    READ_LESSONS = (
        "read what evaluations have published in plain words: what works, for whom, where, why, and where not"
    )

    # People who sign in
    MANAGE_PEOPLE = "invite people, end memberships, reset a lost second factor"
    MANAGE_PROGRAMME_PEOPLE = "the same for people with programme-wide roles"

    # The installation
    RUN_INSTALLATION = "see the state of the installation (no page asks for it yet; commands ask nobody's role)"
