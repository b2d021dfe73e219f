"""What holds between the parts of a bank, looked at before its form is known to be sound.

So that every fault is named at once: the model compares the parts of a bank only where each of
them is well formed, and says that something stands twice without saying where.
"""

from collections.abc import Iterable, Iterator

from ncf_reflect.model.faults import Fault, place_of
from ncf_reflect.model.groups import Group

Step = int | str
Placed = tuple[tuple[Step, ...], object]


def faults_between(parsed: object) -> tuple[Fault, ...]:
    """What stands twice, is prompted but not asked, or counts from neither 0 nor 1."""
    sections = tuple(_items(((), parsed), "sections"))
    questions = tuple(item for section in sections for item in _items(section, "questions"))
    return (
        *_scale_faults(((), parsed)),
        *_doubled((_value(section, "slug") for section in sections), "slug"),
        *(fault for section in sections for fault in _doubled_groups(section)),
        *_doubled((_value(question, "id") for question in questions), "id"),
        *(fault for section in sections for fault in _prompts_unasked(section)),
    )


def _scale_faults(bank: Placed) -> Iterator[Fault]:
    scale = _value(bank, "scale")
    place, start = _value(scale, "start")
    # To Python true equals 1 and 1.0 equals 1, so the model would take both.
    if isinstance(start, bool | float) and start in (0, 1):
        yield Fault(place=place_of(place), expected="must be 0 or 1")
    yield from _doubled((_value(level, "label") for level in _items(scale, "levels")), "label")


def _doubled_groups(section: Placed) -> Iterator[Fault]:
    yield from _doubled(_list(_value(section, "groups")), "group")


def _prompts_unasked(section: Placed) -> Iterator[Fault]:
    # A group that nobody defines is a fault of the model's; this is about those that are defined.
    asked = [group for _, group in _list(_value(section, "groups"))]
    unasked = {group.value for group in Group if group.value not in asked} if asked else set()
    for question in _items(section, "questions"):
        place, prompts = _value(question, "role_prompts")
        for group in prompts if isinstance(prompts, dict) else ():
            if group in unasked:
                yield Fault(
                    place=place_of((*place, group)),
                    expected="is a prompt for a group that this section does not ask",
                )


def _doubled(values: Iterable[Placed], name: str) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for place, value in values:
        if not isinstance(value, str) or not value.strip():
            continue
        key = " ".join(value.split()).casefold()
        if key in seen:
            expected = f"is the same {name} as {seen[key]}; each may stand only once"
            yield Fault(place=place_of(place), expected=expected)
        seen.setdefault(key, place_of(place))


def _value(table: Placed, key: str) -> Placed:
    place, value = table
    return (*place, key), value.get(key) if isinstance(value, dict) else None


def _list(value: Placed) -> Iterator[Placed]:
    place, items = value
    for number, item in enumerate(items if isinstance(items, list) else ()):
        yield (*place, number), item


def _items(table: Placed, key: str) -> Iterator[Placed]:
    return _list(_value(table, key))
