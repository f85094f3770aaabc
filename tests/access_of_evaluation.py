"""Who may do what in the evaluation workspace."""

from .access_lines import EVALUATOR, FUNDER, LEAD, MANAGER, WORKER, read, read_and_write, write

# Asked here as the lead of the evaluation. Who is on no team, and the other parts on one, have tests in evaluation.
SEES_EVALUATION = read(EVALUATOR)
EVALUATES = read_and_write(EVALUATOR)
EVALUATION = {
    "evaluations": SEES_EVALUATION,
    "evaluation_new": EVALUATES,
    "evaluation": SEES_EVALUATION,
    "evaluation_change": EVALUATES,
    "member_new": EVALUATES,
    "member_end": EVALUATES,
    "sites": SEES_EVALUATION,
    "site_new": EVALUATES,
    "site_change": EVALUATES,
    "attribute_new": EVALUATES,
    "participants": SEES_EVALUATION,
    "participant_new": EVALUATES,
    "participant": EVALUATES,
    "participant_withdraw": EVALUATES,
    "sources": SEES_EVALUATION,
    "source_new": EVALUATES,
    "source_revise": EVALUATES,
    # Answers what was asked for on the page itself, so that nobody's words stand in an address.
    "search": read_and_write(EVALUATOR, taken=frozenset({200})),
    "sources_import": EVALUATES,
    "sources_imported": read(EVALUATOR, opens=302),  # nothing was imported, so on to where that is done
    "source": SEES_EVALUATION,
    "source_change": EVALUATES,
    "source_withdraw": EVALUATES,
    # A script asks it, and is told in one sentence what is missing.
    "codings": write(EVALUATOR, taken=frozenset({400})),
    "code_passage": EVALUATES,
    "source_memo": EVALUATES,
    "coding": EVALUATES,
    "coding_take_off": EVALUATES,
    "codes": SEES_EVALUATION,
    "code_new": EVALUATES,
    "code": SEES_EVALUATION,
    "code_change": EVALUATES,
    "code_merge": EVALUATES,
    "code_split": EVALUATES,
    "code_memo": EVALUATES,
    # Answers with the file, or asks again what to take out.
    "take_out": read_and_write(EVALUATOR, taken=frozenset({200})),
    "bring_in": EVALUATES,
    "brought_in": read(EVALUATOR, opens=302),
    "source_evidence": EVALUATES,
    "passage_evidence": EVALUATES,
    "evidence": EVALUATES,
    "still_hold": EVALUATES,
    "figures": SEES_EVALUATION,
    "figure_new": EVALUATES,
    "figure": SEES_EVALUATION,
    "figure_evidence": EVALUATES,
    "theories": SEES_EVALUATION,
    "matrix": SEES_EVALUATION,
    "look_again": SEES_EVALUATION,
    "theory_new": EVALUATES,
    "theory": SEES_EVALUATION,
    "theory_at": SEES_EVALUATION,
    "theory_refine": EVALUATES,
    "theory_move": EVALUATES,
    "theory_relate": EVALUATES,
    "relation_end": EVALUATES,
    "outcome": EVALUATES,
    "rounds": SEES_EVALUATION,
    "round_new": EVALUATES,
    "round": SEES_EVALUATION,
    "round_close": EVALUATES,
    "round_decide": EVALUATES,
    "lessons": SEES_EVALUATION,
    "lesson_new": EVALUATES,
    "lesson": SEES_EVALUATION,
    "lesson_change": EVALUATES,
    "lesson_read": EVALUATES,
    "lesson_publish": EVALUATES,
    "lesson_take_back": EVALUATES,
    "lesson_quote": EVALUATES,
    "lesson_quote_drop": EVALUATES,
}

# What is out is read by all who do the work or pay for it; of what it stands on they find nothing (the lines above).
READS_LESSONS = read(WORKER, MANAGER, LEAD, EVALUATOR, FUNDER)
LEARNED = {"lessons": READS_LESSONS, "lesson": READS_LESSONS}
