"""The local baseline as its list shows it."""

from collections.abc import Iterable, Iterator

from ncf_reflect.mapping.baseline_beside import ItemBeside, SectionBeside
from ncf_reflect.model.evidence import BaselineState
from ncf_reflect.model.text import capitalised
from ncf_reflect.tui.widgets.baseline_rows import BaselineList, ListedLine


def lists_of(sections: Iterable[SectionBeside]) -> Iterator[BaselineList]:
    """Each section with its lists, then what is newly raised in it."""
    for section in sections:
        name = f"{section.section.name} · {section.section.short}"
        yield BaselineList(name, sentences=(section.sentence,), section=True)
        under: dict[str, list[ListedLine]] = {}
        for one in section.items:
            shown = one.item.list.shown
            about = f"{one.item.heading}: {shown}" if one.item.heading else shown
            under.setdefault(capitalised(about), []).append(_line(one))
        for heading, lines in under.items():
            yield BaselineList(heading, tuple(lines))
        if section.new:
            yield BaselineList("Newly raised", sentences=tuple(new.sentence for new in section.new))


def next_open(sections: Iterable[SectionBeside], line: str) -> str:
    """The next line after this that is not matched yet; the line itself while it is not, too."""
    lines = [one for section in sections for one in section.items]
    here = next((place for place, one in enumerate(lines) if one.item.id == line), 0)
    waiting = (one for one in lines[here:] if one.state is BaselineState.NOT_MATCHED)
    return next((one.item.id for one in waiting), line)


def _line(one: ItemBeside) -> ListedLine:
    return ListedLine(
        id=one.item.id,
        text=one.item.text,
        state=one.state,
        sentence=one.sentence,
        suggested=tuple((likely.theme, likely.like) for likely in one.suggestions),
    )
