"""What a gap can be drafted from: the findings and themes of a round, and its points."""

from collections.abc import Iterator

from ncf_reflect.analysis.sentences.formats import names_and
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.mapping.gap_drafts import From
from ncf_reflect.mapping.gap_sources import code_in_words
from ncf_reflect.mapping.themes import Placed, placed_points
from ncf_reflect.model.bank import AskedQuestion
from ncf_reflect.model.base import Value
from ncf_reflect.model.findings import Code, PairFinding, QuestionFinding
from ncf_reflect.model.groups import in_order
from ncf_reflect.model.kinds import Kind
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import counted

WORTH_A_GAP = (Code.DISSONANCE, Code.SILENCE, Code.PARTIAL_AGREEMENT)
"""The codes of pairs that are offered beside their whole question."""


class Origin(Value):
    """Something that a gap can be drafted from, with what is worth knowing of it."""

    wanted: From
    words: str
    note: str = ""


class PointOrigin(Value):
    """A point that a gap can rest on."""

    id: str
    words: str
    note: str


def origins(round_: Round, question: str = "") -> tuple[Origin, ...]:
    """What can be drafted from, by section; with `question`, only what stands on that one."""
    placed = placed_points(round_)
    found = {q.id: q for section in triangulate(round_).sections for q in section.questions}
    listed: list[Origin] = []
    for bank in round_.banks:
        for section in bank.sections:
            asked = [each for each in bank.asked() if each.section.slug == section.slug]
            meant = [each for each in asked if question in ("", each.question.id)]
            for each in meant:
                said = [one for one in placed if one.question == each.question.id]
                if said or question:
                    listed += _of_question(each, found[each.question.id], said, bool(question))
            if meant:
                ids = {each.question.id for each in meant}
                listed += _of_themes(
                    section.slug,
                    section.short,
                    question,
                    [one for one in placed if one.question in ids],
                )
    return tuple(listed)


def point_origins(round_: Round, first: str = "") -> tuple[PointOrigin, ...]:
    """Every point that may be read, those to develop first, those of question `first` before."""
    asked = {each.question.id: each for bank in round_.banks for each in bank.asked()}
    ordered = sorted(
        placed_points(round_),
        key=lambda one: (one.question != first, one.point.kind is not Kind.DEVELOP),
    )
    return tuple(
        PointOrigin(
            id=str(one.point.id),
            words=one.point.text,
            note=f"{one.point.kind.chip} · {names_and(one.groups)} · {_place(asked[one.question])}",
        )
        for one in ordered
    )


def _of_question(
    asked: AskedQuestion, finding: QuestionFinding, said: list[Placed], with_all: bool
) -> Iterator[Origin]:
    known_as, name = asked.question.id, _place(asked)
    develop = sum(one.point.kind is Kind.DEVELOP for one in said)
    note = f"{counted(develop, 'point')} to develop"
    if finding.pairs:
        note = f"{code_in_words(finding.code, finding.strength)} · {note}"
    yield Origin(wanted=From(question=known_as), words=f"{name}: the whole question", note=note)
    for pair in finding.pairs:
        if with_all or _code(pair) in WORTH_A_GAP:
            of = pair.counts_as or (pair.code, pair.strength)
            yield Origin(
                wanted=From(question=known_as, groups=pair.groups),
                words=f"{name}: {names_and(pair.groups)}",
                note=code_in_words(*of),
            )


def _of_themes(section: str, short: str, question: str, said: list[Placed]) -> Iterator[Origin]:
    under: dict[str, list[Placed]] = {}
    spelled: dict[str, str] = {}
    for one in (one for one in said if one.point.kind is Kind.DEVELOP):
        for theme in one.point.themes:
            spelled.setdefault(theme.casefold(), theme)
            under.setdefault(theme.casefold(), []).append(one)
    for key, points in sorted(under.items(), key=lambda each: (-len(each[1]), each[0])):
        who = names_and(in_order(group for one in points for group in one.groups))
        yield Origin(
            wanted=From(section="" if question else section, question=question, theme=spelled[key]),
            words=f"{short}: “{spelled[key]}”",
            note=f"theme · {counted(len(points), 'point')} to develop from {who}",
        )


def _code(pair: PairFinding) -> Code | None:
    return pair.counts_as[0] if pair.counts_as else None


def _place(asked: AskedQuestion) -> str:
    return f"{asked.section.short} · {asked.question.short}"
