"""Every decision of the round, in the order in which they were made."""

from ncf_reflect.analysis.sentences.formats import names_and
from ncf_reflect.mapping.references import decision_names, references_of
from ncf_reflect.mapping.reporting.compared import code_words
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.mapping.reporting.told import Told
from ncf_reflect.mapping.reporting.words import day
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.kinds import DecisionVerdict
from ncf_reflect.model.text import capitalised
from ncf_reflect.report.runs import typed
from ncf_reflect.report.tables import Cell, Table

NO_NOTE = "None"

_VERDICTS = {
    DecisionVerdict.CONFIRM: "Confirmed",
    DecisionVerdict.RECODE: "Decided otherwise",
    DecisionVerdict.SET_ASIDE: "Set aside",
}


def decisions(told: Told) -> Table | None:
    """The table of decisions, those that no longer count included; None where there is none.

    Who decided is a role; the name stands in a full copy alone.
    """
    round_, full = told.round, told.options.full
    if not round_.decisions:
        return None
    known = references_of(decision_names(round_))
    by_question = {subject.said.id: subject for subject in told.subjects}
    names = ("Name",) if full else ()
    return Table(
        caption="All decisions, oldest first. Of several on a pair the last one counts.",
        head=(
            "Decision",
            "Date",
            "Role",
            *names,
            "Question",
            "Groups",
            "Suggested",
            "Verdict",
            "Note",
        ),
        rows=tuple(
            _row(decision, by_question.get(decision.question), known, full=full)
            for decision in round_.decisions
        ),
    )


def _row(
    decision: Decision, subject: Subject | None, known: dict[str, str], *, full: bool
) -> tuple[Cell, ...]:
    assert decision.suggested_code is not None, "a stored decision has a suggestion"
    names = (typed(decision.name),) if full else ()
    return (
        known[str(decision.id)],
        day(decision.at.date() if decision.at else None),
        typed(decision.role),
        *names,
        subject.reference if subject else decision.question,
        capitalised(names_and(decision.groups)),
        code_words(decision.suggested_code, decision.suggested_strength),
        _verdict(decision),
        typed(decision.note) if decision.note.strip() else NO_NOTE,
    )


def _verdict(decision: Decision) -> str:
    words = _VERDICTS[decision.verdict]
    if decision.verdict is DecisionVerdict.RECODE and decision.code:
        return f"{words}: {code_words(decision.code, decision.strength)}"
    return words
