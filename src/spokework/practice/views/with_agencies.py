"""Joint work and strategic meetings."""

from typing import Any

from spokework.practice import actions
from spokework.practice.actions import joining, meeting
from spokework.practice.forms.with_agencies import JointWorkCorrection, JointWorkForm, MeetingCorrection, MeetingForm
from spokework.practice.models import JointWork, StrategicMeeting
from spokework.practice.queries.meetings import who_was_there
from spokework.programme.models import HostAgency

from .base import CorrectDone, Recording, ShowDone


class RecordJointWork(Recording):
    heading = "Record joint work"
    submit_label = "Save joint work"
    form_class = JointWorkForm
    model = JointWork
    verb = staticmethod(actions.record_joint_work)
    names_cases = True
    as_last = ("kind",)
    usually = {"minutes": 60}


class ShowJointWork(ShowDone):
    heading = "Joint work"
    model, facts, words = JointWork, joining.FACTS, joining.WORDS


class CorrectJointWork(CorrectDone):
    heading = "Correct joint work"
    form_class = JointWorkCorrection
    model, facts, words = JointWork, joining.FACTS, joining.WORDS
    verb = staticmethod(actions.correct_joint_work)


class RecordMeeting(Recording):
    heading = "Record strategic meeting"
    submit_label = "Save meeting"
    form_class = MeetingForm
    model = StrategicMeeting
    verb = staticmethod(actions.record_meeting)
    as_last = ("kind",)
    usually = {"minutes": 120}


class ShowMeeting(ShowDone):
    heading = "Strategic meeting"
    model, facts, words = StrategicMeeting, meeting.FACTS, meeting.WORDS

    def fact(self, name: str) -> Any:
        return who_was_there(self.actor, self.row) if name == "agencies" else super().fact(name)


class CorrectMeeting(CorrectDone):
    heading = "Correct strategic meeting"
    form_class = MeetingCorrection
    model, facts, words = StrategicMeeting, meeting.FACTS, meeting.WORDS
    verb = staticmethod(actions.correct_meeting)

    def met(self) -> list[HostAgency]:
        return who_was_there(self.actor, self.row)

    def typed(self, row: Any) -> dict[str, Any]:
        facts = {name: getattr(row, name) for name in ("day", "minutes", "kind")}
        there = [str(agency.pk) for agency in who_was_there(self.actor, row)]
        return facts | {"area": row.area.code, "agencies": there}
