"""Pages to write on, one of them in sight; each knows what of it is saved."""

from collections.abc import Iterator, Mapping

from textual.widget import Widget
from textual.widgets import ContentSwitcher, TextArea


class WrittenPages(ContentSwitcher):
    """A page for each name, with what is saved of it."""

    def __init__(self, saved: Mapping[str, str], *, only_read: bool) -> None:
        super().__init__(initial=_id(next(iter(saved))))
        self._saved = dict(saved)
        self._only_read = only_read

    def compose(self) -> Iterator[Widget]:
        for name, text in self._saved.items():
            yield TextArea(text, read_only=self._only_read, compact=True, id=_id(name))

    @property
    def unsaved(self) -> dict[str, str]:
        """What is written on pages that differ from what is saved, but for blanks at the ends."""
        texts = {name: self._page(name).text for name in self._saved}
        return {n: text for n, text in texts.items() if text.strip() != self._saved[n].strip()}

    def note_saved(self, texts: Mapping[str, str]) -> None:
        """These are saved now."""
        self._saved.update(texts)

    def write(self, texts: Mapping[str, str]) -> None:
        """Put texts on pages, unsaved."""
        for name in texts.keys() & self._saved.keys():
            self._page(name).text = texts[name]

    def turn_to(self, name: str) -> None:
        """Bring a page into sight."""
        self.current = _id(name)

    def write_on(self, name: str) -> None:
        """Bring a page into sight and the cursor to it."""
        self.turn_to(name)
        self._page(name).focus()

    def _page(self, name: str) -> TextArea:
        return self.get_child_by_id(_id(name), TextArea)


def _id(name: str) -> str:
    """A widget's id, which holds no dots."""
    return f"page-{name.replace('.', '--')}"
