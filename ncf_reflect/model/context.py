"""What the Framework has to say on one question, page by page, as it is shown beside the Desk."""

from ncf_reflect.model.base import Value


class ContextItem(Value):
    """One thing quoted: its mark (a number, a word), its text, and whether it is close."""

    mark: str = ""
    texts: tuple[str, ...]
    close: bool = False
    """Whether its words are close to the question's: a hint, made by counting words."""


class ContextPart(Value):
    """Things quoted under one heading, and whose words they are."""

    heading: str
    items: tuple[ContextItem, ...]
    credit: str = ""


class ContextPage(Value):
    """The parts that are read together."""

    name: str
    """One word; its first letter is the page's key."""
    parts: tuple[ContextPart, ...]


class Context(Value):
    """All pages for one question."""

    title: str
    section: str
    """ "Outcome 1", as the question's own bank numbers it."""
    question: str
    numbers: str
    """Which number the section has in which document; empty where it has none."""
    pages: tuple[ContextPage, ...]
