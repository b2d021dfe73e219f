"""The summary of responsibilities as frozen values: what is expected of whom, and on one page.

It tells of no round and holds nothing that a person typed. What is quoted stands to the letter.
"""

from ncf_reflect.model.base import Value


class Duties(Value):
    """What is expected on one matter, a row for each number of the guidance's lists."""

    matter: str
    """In the guidance's words, or "In practice"."""
    number: int
    leaders: str = ""
    managers: str = ""
    workers: str = ""


class SharedDuties(Value):
    """What is expected of every area, or of all organisations."""

    who: str
    heading: str
    intro: str
    """The words with which each of the texts goes on; empty where they are whole sentences."""
    texts: tuple[str, ...]


class SectionDuties(Value):
    """An enabler or an outcome."""

    name: str
    """ "Outcome 3", "Enabler"."""
    title: str
    numbers: str
    """Which number it has in which document; empty where it has none."""
    place: str
    """Where the guidance says all this."""
    shared: tuple[SharedDuties, ...]
    duties: tuple[Duties, ...]


class PlainPart(Value):
    """A heading of the one page, with its lines, in our own words."""

    heading: str
    lines: tuple[str, ...]


class Responsibilities(Value):
    """The whole summary."""

    page_title: str
    page: tuple[PlainPart, ...]
    columns: tuple[str, str, str]
    """Of whom the three columns tell: "Senior leaders (leaders)"."""
    sections: tuple[SectionDuties, ...]
    principles_about: tuple[str, ...]
    principles: tuple[tuple[str, str], ...]
    """The guidance's wording of each: that of its one page summary, and that of its chapter."""
    sources: tuple[tuple[str, str], ...]
    """What each source is called here, and what it is."""
    attribution: str
