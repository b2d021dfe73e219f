"""The summary of responsibilities: the Framework on one page, then what is expected of whom."""

from collections.abc import Iterator

from ncf_reflect.report.blocks import (
    Block,
    Bullets,
    Paragraph,
    Weight,
    heading,
    label,
    ours,
    paragraph,
    typed,
)
from ncf_reflect.report.responsibilities import Responsibilities, SectionDuties, SharedDuties
from ncf_reflect.report.tables import Table

TITLE = "Summary of responsibilities"
QUOTED = "Quoted to the letter, in the guidance’s order."
OURS = "These are our own words, not the guidance’s. Its wording stands below."
MAPPED = (
    "The guidance speaks of senior leaders, practice supervisors and practitioners; leaders, "
    "managers and workers are our words, and who is which is ours too: heads of service are senior "
    "leaders, service managers are practice supervisors. Numbers in a row are places in the "
    "guidance’s lists: what stands side by side need not be on the same thing."
)


def responsibilities(of: Responsibilities) -> Iterator[Block]:
    """The one page, a part for each section, the principles in the guidance's words, sources."""
    yield heading(1, ours(f"{TITLE}: Children’s Social Care National Framework"))
    yield from _page(of)
    yield heading(2, ours("What is expected of leaders, managers and workers"), new_page=True)
    yield paragraph(MAPPED)
    yield Paragraph(runs=(ours(QUOTED), ours(of.attribution)))
    for section in of.sections:
        yield from _section(section, of.columns)
    yield from _principles(of)
    yield heading(2, ours("Sources"))
    yield Bullets(
        items=tuple((ours(f"{name}:", Weight.STRONG), ours(words)) for name, words in of.sources)
    )
    yield paragraph(of.attribution)


def _page(of: Responsibilities) -> Iterator[Block]:
    yield heading(2, ours(of.page_title))
    yield paragraph(OURS)
    for part in of.page:
        yield heading(3, ours(part.heading))
        yield Bullets(items=tuple((ours(line),) for line in part.lines))


def _section(section: SectionDuties, columns: tuple[str, str, str]) -> Iterator[Block]:
    yield heading(2, ours(f"{section.name}:"), typed(section.title))
    about = filter(None, (section.place, section.numbers))
    yield Paragraph(runs=tuple(ours(words, Weight.SOFT) for words in about))
    for shared in section.shared:
        yield from _shared(shared)
    if section.duties:
        yield Table(
            caption=f"What “{section.title}” expects of leaders, managers and workers.",
            head=("Matter and number", *columns),
            rows=tuple(
                (
                    f"{each.matter}, {each.number}",
                    typed(each.leaders),
                    typed(each.managers),
                    typed(each.workers),
                )
                for each in section.duties
            ),
        )


def _shared(shared: SharedDuties) -> Iterator[Block]:
    yield label(f"{shared.who}: {shared.heading}")
    if shared.intro:
        yield Paragraph(runs=(typed(shared.intro),))
    yield Bullets(items=tuple((typed(text),) for text in shared.texts), numbered=True)


def _principles(of: Responsibilities) -> Iterator[Block]:
    yield heading(2, ours("Annex: the principles in the guidance’s words"))
    for text in of.principles_about:
        yield Paragraph(runs=(typed(text),))
    yield Table(
        caption="Both wordings of the six principles, quoted to the letter."
        if len(of.principles) == 6
        else "Both wordings of the principles, quoted to the letter.",
        head=("In the guidance’s one page summary", "In its chapter"),
        rows=tuple((typed(title), typed(text)) for title, text in of.principles),
    )
