"""The findings of the last triangulation, kept in the mapping for whoever asks the file itself."""

import hashlib

from ncf_reflect.analysis.inputs import input_hash
from ncf_reflect.analysis.pooling import pool
from ncf_reflect.analysis.triangulation import triangulate
from ncf_reflect.errors import ReadOnlyError, ReflectError
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.findings import Findings
from ncf_reflect.model.kept import KeptFindings, KeptPair, KeptQuestion, KeptSection
from ncf_reflect.model.pooled import PooledSection
from ncf_reflect.model.session import Round

Pooled = tuple[PooledSection, ...]


def keep_findings(
    mapping: OpenedMapping, round_: Round, findings: Findings, pooled: Pooled | None = None
) -> bool:
    """Keep the findings of a round; False where the file has the same already.

    `pooled` is what `pool` made of the round, where that is at hand. ReadOnlyError where the
    mapping was opened to be read.
    """
    kept = kept_findings(round_, findings, pooled)
    if mapping.store.has_kept(round_.title, kept):
        return False
    if not mapping.can_write:
        raise ReadOnlyError("This mapping is open for reading only here.")
    mapping.store.keep_findings(round_.title, kept, mapping.clock())
    return True


def keep_if_it_can(
    mapping: OpenedMapping, round_: Round, findings: Findings, pooled: Pooled | None = None
) -> bool:
    """Keep the findings of a round behind somebody's back; whether anything was written.

    What cannot be written is left: whoever reads the round next keeps its findings then.
    """
    if not mapping.can_write:
        return False
    try:
        return keep_findings(mapping, round_, findings, pooled)
    except ReflectError:
        return False


def keep_present_findings(mapping: OpenedMapping, title: str) -> bool:
    """Triangulate a round as it stands now and keep what is found; as `keep_findings`."""
    round_ = mapping.round(title)
    pooled = pool(round_)
    return keep_findings(mapping, round_, triangulate(round_, pooled), pooled)


def kept_findings(round_: Round, findings: Findings, pooled: Pooled | None = None) -> KeptFindings:
    """What is kept of a round's findings: codes and states, and hashes of what they rest on."""
    sections = pool(round_) if pooled is None else pooled
    said = {question.id: question for section in sections for question in section.questions}
    found = [(section, q) for section in findings.sections for q in section.questions]
    pairs = tuple(
        KeptPair(
            question=question.id,
            groups=pair.groups,
            code=pair.code,
            strength=pair.strength,
            basis=pair.basis,
            input_hash=input_hash(said[question.id], pair.groups),
        )
        for _, question in found
        for pair in question.pairs
    )
    hashes = "".join(pair.input_hash for pair in pairs)
    return KeptFindings(
        ruleset=findings.ruleset,
        input_hash=hashlib.sha256(hashes.encode()).hexdigest(),
        sections=tuple(KeptSection(section=s.id, state=s.state) for s in findings.sections),
        questions=tuple(
            KeptQuestion(section=section.id, question=q.id, code=q.code, strength=q.strength)
            for section, q in found
        ),
        pairs=pairs,
    )
