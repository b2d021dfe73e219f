"""The convergence matrix: questions by pairs of groups, as decided where somebody decided."""

from ncf_reflect.analysis.sentences.formats import names_and
from ncf_reflect.mapping.reporting.compared import code_words
from ncf_reflect.mapping.reporting.subjects import Subject
from ncf_reflect.model.decision import Pair
from ncf_reflect.model.findings import Code, FindingStrength, PairFinding
from ncf_reflect.model.groups import Group
from ncf_reflect.model.text import capitalised
from ncf_reflect.report.pictured import Look, Matrix, MatrixCell, MatrixRow

SET_ASIDE = MatrixCell(look=Look.NONE, sign="–", words="set aside")

_LOOKS = {
    Code.DISSONANCE: (Look.DIFFER, "◆"),
    Code.SILENCE: (Look.SILENT, "○"),
    Code.PARTIAL_AGREEMENT: (Look.PARTIAL, "◐"),
    Code.AGREEMENT: (Look.AGREE, "●"),
    Code.NOT_ENOUGH: (Look.NONE, "·"),
    Code.NOT_COMPARABLE: (Look.NONE, "·"),
}
_WORDS = {Code.NOT_ENOUGH: "not enough to say", Code.NOT_COMPARABLE: "cannot be compared"}


def matrix(subjects: tuple[Subject, ...]) -> Matrix:
    """Every question that was put to more than one group, with a cell for each pair."""
    compared = tuple(subject for subject in subjects if subject.finding.pairs)
    order = {group: place for place, group in enumerate(Group)}
    found = {pair.groups for subject in compared for pair in subject.finding.pairs}
    pairs = sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))
    sections: dict[str, list[MatrixRow]] = {}
    for subject in compared:
        title = f"{subject.section.name}: {subject.section.short}"
        sections.setdefault(title, []).append(_row(subject, pairs))
    return Matrix(
        pairs=tuple(capitalised(names_and(pair)) for pair in pairs),
        sections=tuple((title, tuple(rows)) for title, rows in sections.items()),
    )


def _row(subject: Subject, pairs: list[Pair]) -> MatrixRow:
    cells = {pair.groups: _cell(pair) for pair in subject.finding.pairs}
    return MatrixRow(
        subject=subject.said.asked.question.short,
        reference=subject.reference,
        cells=tuple(cells.get(pair) for pair in pairs),
    )


def _cell(pair: PairFinding) -> MatrixCell:
    if pair.counts_as is None:
        return SET_ASIDE
    code, strength = pair.counts_as
    look, sign = _LOOKS[code]
    if strength is FindingStrength.CHECK:
        look, sign = Look.ASK, "◈"
    words = _WORDS.get(code) or code_words(code, strength)
    return MatrixCell(look=look, sign=sign, words=f"{words}, decided" if pair.decision else words)
