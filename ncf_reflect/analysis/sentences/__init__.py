"""The sentences of the comparison, word for word as SENTENCES.md has them.

Pure functions from findings and what was said to plain sentences, for screens, the command line
and reports alike. Nothing here decides a code; it only says what was decided and why.
"""

from ncf_reflect.analysis.sentences.arithmetic import arithmetic_lines
from ncf_reflect.analysis.sentences.decisions import (
    caution_sentences,
    day_words,
    decided_code_words,
    decision_sentence,
    decision_sentences,
    group_of_role,
    own_group_sentence,
)
from ncf_reflect.analysis.sentences.formats import (
    date_words,
    middle_number,
    middle_words,
    share_words,
    steps_words,
)
from ncf_reflect.analysis.sentences.markers import marker_sentences, shared_gap_words
from ncf_reflect.analysis.sentences.pair import pair_reasons
from ncf_reflect.analysis.sentences.question import no_evidence_line, question_summary
from ncf_reflect.analysis.sentences.rollup import (
    chance_sentence,
    pattern_sentence,
    section_sentence,
)
from ncf_reflect.analysis.sentences.sessions import reason_words
from ncf_reflect.analysis.sentences.votes import is_small, split_sentence, voted_sentence
from ncf_reflect.analysis.sentences.words import (
    code_gloss,
    is_topics,
    marker_words,
    rating_words,
    review_sentence,
    staff_sentence,
    status_words,
    strength_gloss,
    term_gloss,
)
from ncf_reflect.analysis.sentences.workings import workings_lines

__all__ = [
    "arithmetic_lines",
    "caution_sentences",
    "chance_sentence",
    "code_gloss",
    "date_words",
    "day_words",
    "decided_code_words",
    "decision_sentence",
    "decision_sentences",
    "group_of_role",
    "is_small",
    "is_topics",
    "marker_sentences",
    "marker_words",
    "middle_number",
    "middle_words",
    "no_evidence_line",
    "own_group_sentence",
    "pair_reasons",
    "pattern_sentence",
    "question_summary",
    "rating_words",
    "reason_words",
    "review_sentence",
    "section_sentence",
    "share_words",
    "shared_gap_words",
    "split_sentence",
    "staff_sentence",
    "status_words",
    "steps_words",
    "strength_gloss",
    "term_gloss",
    "voted_sentence",
    "workings_lines",
]
