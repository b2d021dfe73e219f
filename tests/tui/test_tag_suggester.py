"""A `#tag` at the end of the line is completed from the tags given, and from nothing else."""

import pytest

from ncf_reflect.tui.widgets.tag_suggester import TagSuggester

TAGS = ("letters", "Lived experience", "first-contact")


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("Still in jargon #le", "Still in jargon #letters"),
        ("Still in jargon #LE", "Still in jargon #LEtters"),
        ("#fi", "#first-contact"),
        ("two #letters #fi", "two #letters #first-contact"),
        ("Still in jargon #", None),
        ("Still in jargon #letters", None),
        ("Still in jargon #le more", None),
        ("C#le", None),
        ("no tag", None),
        ("#x", None),
    ],
)
async def test_only_a_begun_tag_at_the_end_is_completed(line: str, completed: str | None) -> None:
    assert await TagSuggester(TAGS).get_suggestion(line) == completed
