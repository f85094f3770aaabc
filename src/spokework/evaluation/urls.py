from django.urls import path

from .views import codes, coding, evaluations, evidence, exchanging, revising, rounds, sources, theories

app_name = "evaluation"

_ONE = "<int:evaluation>/"
_PERSON = f"{_ONE}people/<int:number>/"
_SOURCE = f"{_ONE}sources/<int:number>/"
_CODE = f"{_ONE}codes/<int:number>/"
_THEORY = f"{_ONE}theories/<int:number>/"
_ROUND = f"{_ONE}agreement/<int:number>/"
_CODING = f"{_ONE}passages/<int:number>/"

urlpatterns = [
    path("", evaluations.Evaluations.as_view(), name="evaluations"),
    path("start/", evaluations.StartEvaluation.as_view(), name="evaluation_new"),
    path(_ONE, evaluations.ShowEvaluation.as_view(), name="evaluation"),
    path(f"{_ONE}change/", evaluations.ChangeEvaluation.as_view(), name="evaluation_change"),
    path(f"{_ONE}team/add/", evaluations.AddMember.as_view(), name="member_new"),
    path(f"{_ONE}team/<int:number>/end/", evaluations.EndMember.as_view(), name="member_end"),
    path(f"{_ONE}sites/", evaluations.Sites.as_view(), name="sites"),
    path(f"{_ONE}sites/add/", evaluations.AddSite.as_view(), name="site_new"),
    path(f"{_ONE}sites/<int:number>/change/", evaluations.ChangeSite.as_view(), name="site_change"),
    path(f"{_ONE}sites/attributes/add/", evaluations.AddAttribute.as_view(), name="attribute_new"),
    path(f"{_ONE}people/", evaluations.Participants.as_view(), name="participants"),
    path(f"{_ONE}people/add/", evaluations.AddParticipant.as_view(), name="participant_new"),
    path(_PERSON, evaluations.AnswerConsent.as_view(), name="participant"),
    path(f"{_PERSON}withdraw/", evaluations.WithdrawParticipant.as_view(), name="participant_withdraw"),
    path(f"{_ONE}sources/", sources.Sources.as_view(), name="sources"),
    path(f"{_ONE}sources/add/", sources.AddSource.as_view(), name="source_new"),
    path(f"{_ONE}sources/import/", exchanging.ImportSources.as_view(), name="sources_import"),
    path(f"{_ONE}sources/imported/", exchanging.SourcesImported.as_view(), name="sources_imported"),
    path(f"{_ONE}sources/search/", sources.Search.as_view(), name="search"),
    path(_SOURCE, coding.CodingSource.as_view(), name="source"),
    path(f"{_SOURCE}change/", sources.ChangeSource.as_view(), name="source_change"),
    path(f"{_SOURCE}revise/", revising.ReviseSource.as_view(), name="source_revise"),
    path(f"{_SOURCE}withdraw/", sources.WithdrawSource.as_view(), name="source_withdraw"),
    path(f"{_SOURCE}code/", coding.CodePassage.as_view(), name="code_passage"),
    path(f"{_SOURCE}codings/", coding.Codings.as_view(), name="codings"),
    path(f"{_SOURCE}memo/", coding.WriteSourceMemo.as_view(), name="source_memo"),
    path(_CODING, coding.OneCoding.as_view(), name="coding"),
    path(f"{_CODING}take-off/", coding.TakeOff.as_view(), name="coding_take_off"),
    path(f"{_SOURCE}evidence/", evidence.LinkSource.as_view(), name="source_evidence"),
    path(f"{_CODING}evidence/", evidence.LinkPassage.as_view(), name="passage_evidence"),
    path(f"{_ONE}evidence/<int:number>/", evidence.JudgeAgain.as_view(), name="evidence"),
    path(f"{_ONE}theories/", theories.Theories.as_view(), name="theories"),
    path(f"{_ONE}theories/at-sites/", theories.Matrix.as_view(), name="matrix"),
    path(f"{_ONE}theories/look-again/", theories.LookAgain.as_view(), name="look_again"),
    path(f"{_ONE}theories/add/", theories.AddTheory.as_view(), name="theory_new"),
    path(_THEORY, theories.ShowTheory.as_view(), name="theory"),
    path(f"{_THEORY}at/<int:site>/", theories.TheoryAt.as_view(), name="theory_at"),
    path(f"{_THEORY}refine/", theories.RefineTheory.as_view(), name="theory_refine"),
    path(f"{_THEORY}move/", theories.MoveTheory.as_view(), name="theory_move"),
    path(f"{_THEORY}relate/", theories.RelateTheory.as_view(), name="theory_relate"),
    path(f"{_ONE}relations/<int:number>/end/", theories.EndRelation.as_view(), name="relation_end"),
    path(f"{_ONE}agreement/", rounds.Rounds.as_view(), name="rounds"),
    path(f"{_ONE}agreement/start/", rounds.StartRound.as_view(), name="round_new"),
    path(_ROUND, rounds.ShowRound.as_view(), name="round"),
    path(f"{_ROUND}close/", rounds.CloseRound.as_view(), name="round_close"),
    path(f"{_ROUND}passages/<int:passage>/", rounds.Decide.as_view(), name="round_decide"),
    path(f"{_ONE}outcomes/<int:number>/", theories.NameOutcome.as_view(), name="outcome"),
    path(f"{_ONE}codes/", codes.Codes.as_view(), name="codes"),
    path(f"{_ONE}codes/add/", codes.AddCode.as_view(), name="code_new"),
    path(_CODE, codes.ShowCode.as_view(), name="code"),
    path(f"{_CODE}change/", codes.ChangeCode.as_view(), name="code_change"),
    path(f"{_CODE}merge/", codes.MergeCode.as_view(), name="code_merge"),
    path(f"{_CODE}split/", codes.SplitCode.as_view(), name="code_split"),
    path(f"{_CODE}memo/", codes.WriteCodeMemo.as_view(), name="code_memo"),
    path(f"{_ONE}take-out/", exchanging.TakeOut.as_view(), name="take_out"),
    path(f"{_ONE}bring-in/", exchanging.BringIn.as_view(), name="bring_in"),
    path(f"{_ONE}brought-in/", exchanging.ShowBroughtIn.as_view(), name="brought_in"),
]
