"""Completion of a `#tag` at the end of the line."""

from collections.abc import Iterable

from textual.suggester import Suggester


class TagSuggester(Suggester):
    """Completes from the tags it was given, and from nothing else."""

    def __init__(self, tags: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = tuple(tags)

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last tag whole; None where there is nothing to complete."""
        before, mark, begun = value.rpartition("#")
        if not mark or not begun or " " in begun or (before and not before.endswith(" ")):
            return None
        wanted = begun.casefold()
        for tag in self._tags:
            if tag.casefold().startswith(wanted) and tag != begun:
                return f"{value}{tag[len(begun) :]}"
        return None
