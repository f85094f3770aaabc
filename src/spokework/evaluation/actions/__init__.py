from .code_tree import add_code, change_code, merge_codes, split_code
from .coding import code_passage, put_back, take_off, write_memo
from .exchanging import BroughtIn, bring_in_codes, bring_in_project, take_out_codebook, take_out_project
from .judging import Judgement, judge_again, link_evidence
from .participants import add_participant, answer_consent, withdraw_participant
from .revising import Revised, revise_source
from .rounds import adjudicate, close_round, start_round
from .sites import add_attribute, add_site, change_site
from .sources import Given, add_source, add_sources, as_text, change_source
from .starting import add_member, change_evaluation, end_member, start_evaluation
from .theories import (
    Wording,
    add_theory,
    end_relation,
    move_theory,
    name_domain,
    refine_theory,
    relate_theories,
)
from .withdrawing import finish_withdrawals, withdraw_source

__all__ = [
    "BroughtIn",
    "Given",
    "Judgement",
    "Revised",
    "Wording",
    "add_attribute",
    "add_code",
    "add_member",
    "add_participant",
    "add_site",
    "add_source",
    "add_sources",
    "add_theory",
    "adjudicate",
    "answer_consent",
    "as_text",
    "bring_in_codes",
    "bring_in_project",
    "change_code",
    "change_evaluation",
    "change_site",
    "change_source",
    "close_round",
    "code_passage",
    "end_member",
    "end_relation",
    "finish_withdrawals",
    "judge_again",
    "link_evidence",
    "merge_codes",
    "move_theory",
    "name_domain",
    "put_back",
    "refine_theory",
    "relate_theories",
    "revise_source",
    "split_code",
    "start_evaluation",
    "start_round",
    "take_off",
    "take_out_codebook",
    "take_out_project",
    "withdraw_participant",
    "withdraw_source",
    "write_memo",
]
