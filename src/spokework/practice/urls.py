"""The addresses of practice. In one stands a key of something of the hub's, and nothing of a young person."""

from django.urls import path

from .views import (
    area,
    around,
    challenges,
    consultancy,
    lists,
    lone_visits,
    partnerships,
    quarter,
    record,
    relinking,
    returns,
    reviews,
    sessions,
    sheets,
    supervision,
    support,
    training,
    with_agencies,
)
from .views import supervision_verbs as verbs

app_name = "practice"

_SESSION, _TRAINING, _CHALLENGE = "sessions/<uuid:pk>/", "training/<uuid:pk>/", "challenges/<uuid:pk>/"

_RECORD = [
    path("", lists.Work.as_view(), name="work"),
    path("record/", record.Record.as_view(), name="record"),
    path("record/contact/", record.RecordContact.as_view(), name="record_contact"),
    path("my-quarter/", quarter.MyQuarter.as_view(), name="my_quarter"),
    path("sessions/new/", sessions.RecordSession.as_view(), name="session_new"),
    path(f"{_SESSION}", sessions.ShowSession.as_view(), name="session"),
    path(f"{_SESSION}correct/", sessions.CorrectSession.as_view(), name="session_correct"),
    path(f"{_SESSION}register/", sessions.SessionRegister.as_view(), name="session_register"),
    path(f"{_SESSION}register/drop/", sessions.DropSessionRegister.as_view(), name="session_register_drop"),
    path("training/new/", training.RecordTraining.as_view(), name="training_new"),
    path(f"{_TRAINING}", training.ShowTraining.as_view(), name="training"),
    path(f"{_TRAINING}correct/", training.CorrectTraining.as_view(), name="training_correct"),
    path(f"{_TRAINING}register/", training.TrainingRegister.as_view(), name="training_register"),
    path(f"{_TRAINING}register/drop/", training.DropTrainingRegister.as_view(), name="training_register_drop"),
    path(f"{_TRAINING}confidence/", training.EnterConfidence.as_view(), name="training_confidence"),
    path("consultancy/new/", consultancy.RecordConsultancy.as_view(), name="consultancy_new"),
    path("consultancy/<uuid:pk>/", consultancy.ShowConsultancy.as_view(), name="consultancy"),
    path("consultancy/<uuid:pk>/correct/", consultancy.CorrectConsultancy.as_view(), name="consultancy_correct"),
    path("consultancy/<uuid:pk>/whose/", relinking.RelinkConsultancy.as_view(), name="consultancy_relink"),
    path("joint-work/new/", with_agencies.RecordJointWork.as_view(), name="joint_work_new"),
    path("joint-work/<uuid:pk>/", with_agencies.ShowJointWork.as_view(), name="joint_work"),
    path("joint-work/<uuid:pk>/correct/", with_agencies.CorrectJointWork.as_view(), name="joint_work_correct"),
    path("joint-work/<uuid:pk>/whose/", relinking.RelinkJointWork.as_view(), name="joint_work_relink"),
    path("meetings/new/", with_agencies.RecordMeeting.as_view(), name="meeting_new"),
    path("meetings/<uuid:pk>/", with_agencies.ShowMeeting.as_view(), name="meeting"),
    path("meetings/<uuid:pk>/correct/", with_agencies.CorrectMeeting.as_view(), name="meeting_correct"),
    path("challenges/new/", challenges.RecordChallenge.as_view(), name="challenge_new"),
    path(f"{_CHALLENGE}", challenges.ShowChallenge.as_view(), name="challenge"),
    path(f"{_CHALLENGE}correct/", challenges.CorrectChallenge.as_view(), name="challenge_correct"),
    path(f"{_CHALLENGE}whose/", relinking.RelinkChallenge.as_view(), name="challenge_relink"),
    path(f"{_CHALLENGE}escalate/", challenges.Escalate.as_view(), name="challenge_escalate"),
    path(f"{_CHALLENGE}resolve/", challenges.Resolve.as_view(), name="challenge_resolve"),
    path(f"{_CHALLENGE}reopen/", challenges.Reopen.as_view(), name="challenge_reopen"),
]

_AROUND = "partnerships/"
_AREA = f"{_AROUND}<slug:slug>/<str:code>/"
_CHAMPION, _AGREEMENT = f"{_AROUND}champions/<uuid:pk>/", f"{_AROUND}agreements/<uuid:pk>/"
_RATING, _REVIEW = f"{_AROUND}strategic-support/<uuid:pk>/", f"{_AROUND}reviews/<uuid:pk>/"
# Rows before areas: no area's code looks like a row's key.
_PARTNERSHIPS = [
    path(_AROUND, partnerships.Partnerships.as_view(), name="partnerships"),
    path(f"{_AROUND}partners/<uuid:pk>/end/", around.EndPartner.as_view(), name="partner_end"),
    path(f"{_CHAMPION}change/", around.ChangeChampion.as_view(), name="champion_change"),
    path(f"{_CHAMPION}end/", around.EndChampion.as_view(), name="champion_end"),
    path(f"{_AGREEMENT}renew/", around.RenewAgreement.as_view(), name="agreement_renew"),
    path(f"{_AGREEMENT}correct/", around.CorrectAgreement.as_view(), name="agreement_correct"),
    path(f"{_AGREEMENT}end/", around.EndAgreement.as_view(), name="agreement_end"),
    path(f"{_RATING}change/", around.ChangeRating.as_view(), name="strategic_support_change"),
    path(_REVIEW, reviews.Review.as_view(), name="review"),
    path(f"{_REVIEW}ask/", reviews.AskProfessional.as_view(), name="review_ask"),
    path(f"{_REVIEW}answer/", reviews.AnswerReview.as_view(), name="review_answer"),
    path(f"{_REVIEW}links/", sheets.ReviewLinks.as_view(), name="review_links"),
    path(_AREA, partnerships.Partnership.as_view(), name="partnership"),
    path(f"{_AREA}on-one-page/", area.AreaOnOnePage.as_view(), name="area"),
    path(f"{_AREA}agencies/add/", around.AddAgency.as_view(), name="agency_new"),
    path(f"{_AREA}partners/add/", around.AddPartner.as_view(), name="partner_new"),
    path(f"{_AREA}champions/name/", around.NameChampion.as_view(), name="champion_new"),
    path(f"{_AREA}agreements/record/", around.RecordAgreement.as_view(), name="agreement_new"),
    path(f"{_AREA}strategic-support/rate/", around.RateSupport.as_view(), name="strategic_support_new"),
    path(f"{_AREA}reviews/start/", reviews.StartReview.as_view(), name="review_new"),
    path("training/<uuid:pk>/links/", sheets.TrainingLinks.as_view(), name="training_links"),
]

_SUPERVISION, _VISIT = "support/supervision/<uuid:pk>/", "support/lone-visits/<uuid:pk>/"
_SUPPORT = [
    path("support/", support.Support.as_view(), name="support"),
    path("support/day-with-colleagues/", support.RecordColleagueDay.as_view(), name="colleague_day"),
    path("support/team-day/", support.RecordTeamDay.as_view(), name="team_day"),
    path("support/supervision/", supervision.Supervisions.as_view(), name="supervisions"),
    path("support/supervision/new/", supervision.RecordSupervision.as_view(), name="supervision_new"),
    path("support/supervision/plan/", supervision.PlanSupervision.as_view(), name="supervision_plan"),
    path("support/supervision/plan-for-the-team/", supervision.PlanForTeam.as_view(), name="supervision_plan_team"),
    path("returns/", returns.Returns.as_view(), name="returns"),
    path("returns/<slug:slug>/confirm/", returns.ConfirmReturn.as_view(), name="return_confirm"),
    path("returns/<slug:slug>/remind/", returns.RemindOfReturn.as_view(), name="return_remind"),
    path("support/supervision/rules/<slug:slug>/", verbs.ChangeRules.as_view(), name="supervision_rules"),
    path(f"{_SUPERVISION}", supervision.ShowSupervision.as_view(), name="supervision"),
    path(f"{_SUPERVISION}move/", verbs.Move.as_view(), name="supervision_move"),
    path(f"{_SUPERVISION}held/", verbs.Hold.as_view(), name="supervision_hold"),
    path(f"{_SUPERVISION}missed/", verbs.Miss.as_view(), name="supervision_miss"),
    path(f"{_SUPERVISION}write-down/", verbs.WriteDown.as_view(), name="supervision_write_down"),
    path(f"{_SUPERVISION}read-with-a-reason/", verbs.LookIn.as_view(), name="supervision_look"),
    path("support/lone-visits/new/", lone_visits.PlanLoneVisit.as_view(), name="lone_visit_new"),
    path(f"{_VISIT}", lone_visits.ShowLoneVisit.as_view(), name="lone_visit"),
    path(f"{_VISIT}check-in/", lone_visits.CheckIn.as_view(), name="check_in"),
    path(f"{_VISIT}more-time/", lone_visits.Longer.as_view(), name="lone_visit_longer"),
    path(f"{_VISIT}call-off/", lone_visits.CancelLoneVisit.as_view(), name="lone_visit_cancel"),
]

urlpatterns = [*_RECORD, *_PARTNERSHIPS, *_SUPPORT]
