"""A small sound bank as the text of its file, to be spoiled in one place."""

from pathlib import Path

SOUND = """\
format = "ncf-reflect/bank"
id = "our-tool"
title = "Our tool"
version = "1"
source = "Written here"
licence = "Ours"

[scale]
vote_prompt = "How well is this working?"
start = 1

[[scale.levels]]
label = "Not yet"
[[scale.levels]]
label = "Early"
[[scale.levels]]
label = "Mostly"
[[scale.levels]]
label = "Fully"

[[sections]]
slug = "first"
kind = "enabler"
number = 1
title = "The first"
plain_title = "The first, plainly."
groups = ["workers", "leaders"]

[[sections.questions]]
id = "first.one"
text = "What is one?"

[sections.questions.role_prompts]
workers = "Think of your own work."

[[sections]]
slug = "second"
kind = "outcome"
number = 2
title = "The second"
plain_title = "The second, plainly."
groups = ["managers"]

[[sections.questions]]
id = "second.one"
text = "What else?"

[[sections.questions]]
id = "second.two"
text = "What then?"
"""


def spoiled(*changes: tuple[str, str]) -> str:
    """The sound bank with the first place of each old text replaced by the new one."""
    text = SOUND
    for old, new in changes:
        assert old in text, f"the sound bank does not hold {old!r}"
        text = text.replace(old, new, 1)
    return text


def bank_file(folder: Path, text: str = SOUND, name: str = "our-tool.toml") -> Path:
    """A file in `folder` that holds `text`."""
    file = folder / name
    file.write_text(text, encoding="utf-8", newline="\n")
    return file
