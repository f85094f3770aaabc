from .code_tree import add_code, change_code, merge_codes, split_code
from .coding import code_passage, put_back, take_off
from .exchanging import (
    BroughtIn,
    bring_in,
    bring_in_codes,
    bring_in_project,
    take_out,
    take_out_codebook,
    take_out_project,
)
from .figures import take_snapshot
from .importing import Imported, import_document
from .judging import Judgement, judge_again, link_evidence, still_hold
from .lessons import (
    PlainWords,
    change_lesson,
    drop_quote,
    publish_lesson,
    quote_passage,
    read_lesson,
    take_back_lesson,
    write_lesson,
)
from .memos import write_memo
from .messages import pin_evidence, remove_message, write_message
from .participants import add_participant, answer_consent, withdraw_participant
from .patterns import look_at_pattern, state_pattern
from .reporting import take_out_report, write_section
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
    "Imported",
    "Judgement",
    "PlainWords",
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
    "bring_in",
    "bring_in_codes",
    "bring_in_project",
    "change_code",
    "change_evaluation",
    "change_lesson",
    "change_site",
    "change_source",
    "close_round",
    "code_passage",
    "drop_quote",
    "end_member",
    "end_relation",
    "finish_withdrawals",
    "import_document",
    "judge_again",
    "link_evidence",
    "look_at_pattern",
    "merge_codes",
    "move_theory",
    "name_domain",
    "pin_evidence",
    "publish_lesson",
    "put_back",
    "quote_passage",
    "read_lesson",
    "refine_theory",
    "relate_theories",
    "remove_message",
    "revise_source",
    "split_code",
    "start_evaluation",
    "start_round",
    "state_pattern",
    "still_hold",
    "take_back_lesson",
    "take_off",
    "take_out",
    "take_out_codebook",
    "take_out_project",
    "take_out_report",
    "take_snapshot",
    "withdraw_participant",
    "withdraw_source",
    "write_lesson",
    "write_memo",
    "write_message",
    "write_section",
]
