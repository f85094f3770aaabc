"""The addresses of practice. In one stands a key of something of the hub's, and nothing of a young person."""

from django.urls import path

from .views import challenges, consultancy, lists, quarter, record, sessions, training, with_agencies

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
    path("joint-work/new/", with_agencies.RecordJointWork.as_view(), name="joint_work_new"),
    path("joint-work/<uuid:pk>/", with_agencies.ShowJointWork.as_view(), name="joint_work"),
    path("joint-work/<uuid:pk>/correct/", with_agencies.CorrectJointWork.as_view(), name="joint_work_correct"),
    path("meetings/new/", with_agencies.RecordMeeting.as_view(), name="meeting_new"),
    path("meetings/<uuid:pk>/", with_agencies.ShowMeeting.as_view(), name="meeting"),
    path("meetings/<uuid:pk>/correct/", with_agencies.CorrectMeeting.as_view(), name="meeting_correct"),
    path("challenges/new/", challenges.RecordChallenge.as_view(), name="challenge_new"),
    path(f"{_CHALLENGE}", challenges.ShowChallenge.as_view(), name="challenge"),
    path(f"{_CHALLENGE}correct/", challenges.CorrectChallenge.as_view(), name="challenge_correct"),
    path(f"{_CHALLENGE}escalate/", challenges.Escalate.as_view(), name="challenge_escalate"),
    path(f"{_CHALLENGE}resolve/", challenges.Resolve.as_view(), name="challenge_resolve"),
    path(f"{_CHALLENGE}reopen/", challenges.Reopen.as_view(), name="challenge_reopen"),
]

urlpatterns = [*_RECORD]
