"""The guides name only commands and options that are there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from ncf_reflect.cli.commands import cli

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "README.md", ROOT / "questions" / "README.md", *(ROOT / "docs").glob("*.md")]


def commands_in(text: str) -> Iterator[list[str]]:
    """Each `ncf-reflect` line of a guide, as words; what explains it is left out."""
    for found in re.finditer(r"(?:^\s*|`)ncf-reflect ([^`\n]+)", text, re.MULTILINE):
        line = re.split(r"\s{3,}|\s[<>]\s", found[1])[0]
        yield shlex.split(re.sub(r"[][…]", "", line))


def options_of(command: click.Command) -> set[str]:
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    return {option for each in (command, *inner) for one in each.params for option in one.opts}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_command_and_option_of_a_guide_is_there(guide: Path) -> None:
    for words in commands_in(guide.read_text("utf-8")):
        if not words or words[0].startswith("-"):
            continue
        assert words[0] in cli.commands, words
        named = {part for word in words for part in word.split("|") if part.startswith("--")}
        assert named - {"--help"} <= options_of(cli.commands[words[0]]), words


def test_the_readme_lists_every_command() -> None:
    listed = (ROOT / "README.md").read_text("utf-8")
    missing = [name for name in cli.commands if not re.search(rf"ncf-reflect {name}\b", listed)]
    assert missing == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_what_a_guide_links_to_is_there(guide: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", guide.read_text("utf-8"))
    assert [target for target in targets if not (guide.parent / target).exists()] == []
