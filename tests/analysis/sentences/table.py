"""The table of SENTENCES.md, read from the copy that stands beside these tests."""

from dataclasses import dataclass
from pathlib import Path

AS_IS = "as is"


@dataclass(frozen=True)
class Row:
    """One row of the table."""

    key: str
    when: str
    template: str
    example: str

    @property
    def texts(self) -> dict[str, str]:
        """The row's template by key; a row of several texts gives each its own word."""
        if self.key not in ("rating", "status", "marker"):
            return {self.key: self.template}
        words, texts = self.when.split("; "), self.template.split("; ")
        return {f"{self.key}.{w}": text for w, text in zip(words, texts, strict=True)}


def rows() -> dict[str, Row]:
    """Every row by its key."""
    text = Path(__file__).with_name("SENTENCES.md").read_text(encoding="utf-8")
    cells = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return {key: Row(key, when, template, example) for key, when, template, example in cells[2:]}


def examples() -> dict[str, str]:
    """What each row shows by example; its own words where the column says "as is"."""
    return {
        row.key: row.template if row.example == AS_IS else row.example for row in rows().values()
    }
