"""Whether anything but staff views stands beside a finding (METHOD.md section 9)."""

from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.pooled import PooledQuestion

BEYOND_STAFF = (Strand.AUDIT, Strand.DATA, Strand.VOICE)


def staff_only(question: PooledQuestion) -> bool:
    """Whether no audit, data, or voice of children and families is linked to the question."""
    strands = {pooled.point.strand for answer in question.answers for pooled in answer.points}
    return not strands & set(BEYOND_STAFF)
