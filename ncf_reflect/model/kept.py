"""The findings of the last triangulation, as they are kept beside what they were found in."""

from ncf_reflect.model.base import QuestionId, Slug, Value
from ncf_reflect.model.decision import Digest, Pair
from ncf_reflect.model.findings import Basis, Code, FindingStrength, SectionState


class KeptPair(Value):
    """What the ruleset suggested for a pair, and a hash of what that rests on."""

    question: QuestionId
    groups: Pair
    code: Code
    strength: FindingStrength | None
    basis: Basis | None
    input_hash: Digest


class KeptQuestion(Value):
    """What a question rolled up to, decisions included."""

    section: Slug
    question: QuestionId
    code: Code
    strength: FindingStrength | None


class KeptSection(Value):
    """What a section rolled up to, decisions included."""

    section: Slug
    state: SectionState


class KeptFindings(Value):
    """The findings of one triangulation of a round, in bank order."""

    ruleset: str
    input_hash: Digest
    """Of all that the round's pairs rest on."""
    sections: tuple[KeptSection, ...]
    questions: tuple[KeptQuestion, ...]
    pairs: tuple[KeptPair, ...]
