"""The addresses of casework. Nothing stands in one but a reference and small numbers."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .views import (
    allocating,
    around,
    asking,
    assessments,
    consent,
    contacts,
    data_quality,
    details,
    erasing,
    life,
    lists,
    merging,
    missing,
    overview,
    plan,
    queues,
    reaching,
    referrals,
    referring,
    sharing,
    sharing_register,
    triaging,
    young_person,
)


class Reference(StringConverter):
    """Nothing else gets as far as a database: PostgreSQL, for one, does not take every character of a URL."""

    regex = "[0-9A-Za-z-]{1,12}"


register_converter(Reference, "reference")

app_name = "casework"

_ONE = "young-people/<reference:reference>/"
_REFERRAL = f"{_ONE}referrals/<int:number>/"

_REFERRALS = [
    path("referrals/new/", referring.RecordReferral.as_view(), name="record_referral"),
    path("triage/", queues.Triage.as_view(), name="triage"),
    path("waiting/", queues.Waiting.as_view(), name="waiting"),
    path("cover/", allocating.ArrangeCover.as_view(), name="cover"),
    path("cover/end/", allocating.EndCover.as_view(), name="end_cover"),
    path(f"{_ONE}referrals/", referrals.Referrals.as_view(), name="referrals"),
    path(f"{_ONE}referrals/new/", referring.ReferAgain.as_view(), name="refer_again"),
    path(f"{_REFERRAL}", referrals.OneReferral.as_view(), name="referral"),
    path(f"{_REFERRAL}start/", triaging.StartTriage.as_view(), name="start_triage"),
    path(f"{_REFERRAL}ask/", triaging.AskForInformation.as_view(), name="ask_for_information"),
    path(f"{_REFERRAL}answer/", triaging.ReceiveInformation.as_view(), name="receive_information"),
    path(f"{_REFERRAL}accept/", triaging.Accept.as_view(), name="accept_referral"),
    path(f"{_REFERRAL}decline/", triaging.Decline.as_view(), name="decline_referral"),
    path(f"{_REFERRAL}signpost/", triaging.Signpost.as_view(), name="signpost_referral"),
    path(f"{_REFERRAL}judge/", triaging.Judge.as_view(), name="referral_judge"),
    path(f"{_REFERRAL}withdraw/", triaging.Withdraw.as_view(), name="withdraw_referral"),
    path(f"{_REFERRAL}allocate/", allocating.Allocate.as_view(), name="allocate_referral"),
    path(f"{_ONE}hand-over/", allocating.HandOver.as_view(), name="hand_over"),
    path(f"{_ONE}ask-hub/", asking.AskHub.as_view(), name="ask_hub"),
    path(f"{_ONE}inquiries/<int:number>/", asking.AnswerHub.as_view(), name="answer_hub"),
    path(f"{_ONE}merge/", merging.ChooseOther.as_view(), name="merge"),
    path(f"{_ONE}merge/<reference:other>/", merging.Merge.as_view(), name="merge_into"),
]

_ASSESSMENT = f"{_ONE}assessments/<int:number>/"
_CONTACT = f"{_ONE}contacts/<int:number>/"

_WORK = [
    path(f"{_ONE}", young_person.Timeline.as_view(), name="young_person"),
    path(f"{_ONE}summary/", details.Summary.as_view(), name="summary"),
    path(f"{_ONE}details/", details.Details.as_view(), name="details"),
    path(f"{_ONE}details/change/", details.CorrectDetails.as_view(), name="details_change"),
    path(f"{_ONE}assessments/", assessments.Assessments.as_view(), name="assessments"),
    path(f"{_ONE}assessments/new/", assessments.StartAssessment.as_view(), name="assessment_new"),
    path(f"{_ASSESSMENT}", assessments.ShowAssessment.as_view(), name="assessment"),
    path(f"{_ASSESSMENT}answers/", assessments.AnswerAssessment.as_view(), name="assessment_answers"),
    path(f"{_ASSESSMENT}judge/", assessments.JudgeAssessment.as_view(), name="assessment_judge"),
    path(f"{_ASSESSMENT}sign/", assessments.SignAssessment.as_view(), name="assessment_sign"),
    path(f"{_ASSESSMENT}correct/", assessments.CorrectAssessment.as_view(), name="assessment_correct"),
    path(f"{_ONE}plan/", plan.Plan.as_view(), name="plan"),
    path(f"{_ONE}plan/new/", plan.SetGoal.as_view(), name="goal_new"),
    path(f"{_ONE}plan/<int:number>/score/", plan.ScoreGoal.as_view(), name="goal_score"),
    path(f"{_ONE}plan/<int:number>/end/", plan.EndGoal.as_view(), name="goal_end"),
    path(f"{_ONE}contacts/", contacts.Contacts.as_view(), name="contacts"),
    path(f"{_ONE}contacts/new/", contacts.RecordContact.as_view(), name="contact_new"),
    path(f"{_ONE}contacts/plan/", contacts.PlanContact.as_view(), name="contact_plan"),
    path(f"{_CONTACT}", contacts.ShowContact.as_view(), name="contact"),
    path(f"{_CONTACT}change/", contacts.ChangeContact.as_view(), name="contact_change"),
    path(f"{_CONTACT}move/", contacts.MoveContact.as_view(), name="contact_move"),
    path(f"{_CONTACT}sharing/", sharing.RecordSharing.as_view(), name="sharing_from_contact"),
    path(f"{_CONTACT}intelligence/", sharing.RecordIntelligence.as_view(), name="intelligence_from_contact"),
    path(f"{_ONE}sharing/", sharing.SharingAndConsent.as_view(), name="sharing"),
    path(f"{_ONE}sharing/new/", sharing.RecordSharing.as_view(), name="sharing_new"),
    path(f"{_ONE}sharing/told/", sharing.WhoWasTold.as_view(), name="who_was_told"),
    path(f"{_ONE}sharing/<int:number>/", sharing.ShowSharing.as_view(), name="sharing_one"),
    path(f"{_ONE}sharing/<int:number>/change/", sharing.CorrectSharing.as_view(), name="sharing_change"),
    path(f"{_ONE}intelligence/new/", sharing.RecordIntelligence.as_view(), name="intelligence_new"),
    path(f"{_ONE}intelligence/<int:number>/", sharing.ShowIntelligence.as_view(), name="intelligence"),
    path(f"{_ONE}intelligence/<int:number>/change/", sharing.CorrectIntelligence.as_view(), name="intelligence_change"),
    path(f"{_ONE}consent/new/", consent.RecordConsent.as_view(), name="consent_new"),
    path(f"{_ONE}missing/", missing.Missing.as_view(), name="missing"),
    path(f"{_ONE}missing/new/", missing.RecordMissing.as_view(), name="missing_new"),
    path(f"{_ONE}missing/<int:number>/change/", missing.CorrectMissing.as_view(), name="missing_change"),
    path(f"{_ONE}missing/<int:number>/return/", missing.RecordReturn.as_view(), name="missing_return"),
    path(f"{_ONE}missing/<int:number>/interview/", missing.RecordInterview.as_view(), name="missing_interview"),
    path(f"{_ONE}people/", around.PeopleAround.as_view(), name="people_around"),
    path(f"{_ONE}people/new/", around.AddPerson.as_view(), name="person_new"),
    path(f"{_ONE}people/<int:number>/end/", around.EndPerson.as_view(), name="person_end"),
    path(f"{_ONE}alerts/", around.Alerts.as_view(), name="alerts"),
    path(f"{_ONE}alerts/new/", around.RaiseAlert.as_view(), name="alert_new"),
    path(f"{_ONE}alerts/<int:number>/end/", around.EndAlert.as_view(), name="alert_end"),
]

_CASE = f"{_ONE}cases/<int:number>/"

_TEAM = [
    path("", lists.Home.as_view(), name="home"),
    path("young-people/", lists.YoungPeople.as_view(), name="young_people"),
    path("search/", lists.Search.as_view(), name="search"),
    path("team/", lists.Team.as_view(), name="team"),
    path("data-quality/", data_quality.DataQuality.as_view(), name="data_quality"),
    path("data-quality/<slug:what>/", data_quality.DataQualityList.as_view(), name="data_quality_list"),
    path("overview/", overview.Overview.as_view(), name="overview"),
    path("notices/", lists.Notices.as_view(), name="notices"),
    path("look-beyond/", reaching.LookBeyond.as_view(), name="look_beyond"),
    path("sharing-register/", sharing_register.SharingRegister.as_view(), name="sharing_register"),
    path("access-review/", reaching.AccessReview.as_view(), name="access_review"),
    path("erasures/", erasing.Erasures.as_view(), name="erasures"),
    path("erasures/finish/", erasing.FinishErasures.as_view(), name="finish_erasures"),
    path(f"{_ONE}looks/<int:number>/", reaching.ReviewLook.as_view(), name="review_look"),
    path(f"{_ONE}restriction/", reaching.Restrict.as_view(), name="restriction"),
    path(f"{_ONE}restriction/lift/", reaching.LiftRestriction.as_view(), name="lift_restriction"),
    path(f"{_ONE}who-looked/", reaching.WhoLooked.as_view(), name="who_looked"),
    path(f"{_ONE}erase/", erasing.Erase.as_view(), name="erase"),
    path(f"{_ONE}reopen/", life.Reopen.as_view(), name="reopen"),
    path(f"{_CASE}pause/", life.Pause.as_view(), name="pause_case"),
    path(f"{_CASE}resume/", life.Resume.as_view(), name="resume_case"),
    path(f"{_CASE}close/", life.Close.as_view(), name="close_case"),
    path(f"{_CASE}undo-closure/", life.UndoClosure.as_view(), name="undo_closure"),
]

urlpatterns = [*_REFERRALS, *_WORK, *_TEAM]
