"""Keeps the evidence of a round, one change at a time, and knows the way back."""

from ncf_reflect.mapping import evidence as kept
from ncf_reflect.mapping.evidence_links import is_linked, without_link
from ncf_reflect.mapping.opened import OpenedMapping
from ncf_reflect.model.evidence import Evidence, EvidenceFacts, Link
from ncf_reflect.model.session import Round


class EvidenceKeeper:
    """Records, changes, links and withdraws evidence."""

    def __init__(self, mapping: OpenedMapping, round_title: str) -> None:
        self._mapping = mapping
        self._title = round_title
        self._done: list[tuple[str, Evidence | None]] = []

    @property
    def round(self) -> Round:
        """The round as it stands now."""
        return self._mapping.round(self._title)

    def record(self, facts: EvidenceFacts) -> Evidence:
        """A new piece of evidence."""
        made = kept.record_evidence(self._mapping, self.round, facts)
        self._done.append((str(made.id), None))
        return made

    def amend(self, before: Evidence, facts: EvidenceFacts) -> Evidence:
        """Say a piece anew."""
        made = kept.amend_evidence(self._mapping, self.round, str(before.id), facts)
        if made != before:
            self._done.append((str(made.id), before))
        return made

    def turn_link(self, before: Evidence, link: Link) -> Evidence:
        """Let a piece stand beside something; where it does already, let it not."""
        links = (*before.links, link)
        if is_linked(before, link):
            links = without_link(before, link)
        facts = kept.facts_of(before).model_copy(update={"links": links})
        return self.amend(before, facts)

    def withdraw(self, before: Evidence) -> None:
        """Take a piece out; it stays in the history."""
        kept.withdraw_evidence(self._mapping, self.round, str(before.id))
        self._done.append((str(before.id), before))

    def undo(self) -> str | None:
        """Take the last change back, by a further entry; the id of the piece, None without one."""
        if not self._done:
            return None
        evidence_id, before = self._done[-1]
        if before is None:
            kept.withdraw_evidence(self._mapping, self.round, evidence_id)
        else:
            kept.put_evidence_back(self._mapping, self.round, before)
        self._done.pop()
        return evidence_id
