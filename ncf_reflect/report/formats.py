"""The formats of the gap report. To add one: a module with a `render`, and a line here."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ncf_reflect.report import markdown
from ncf_reflect.report.values import GapReport


class Format(NamedTuple):
    """What a file name ends with, and how its bytes are made."""

    suffix: str
    render: Callable[[GapReport], bytes]


FORMATS: Mapping[str, Format] = {
    "md": Format(".md", markdown.render),
}
