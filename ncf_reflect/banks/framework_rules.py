"""What holds between the parts of a file beside the banks, looked at before its form is known.

Counts are as a list says they are, nothing stands twice, and the id of each expectation says where
it stands. Every fault has its place.
"""

from collections.abc import Iterator

from ncf_reflect.model.faults import Fault, place_of
from ncf_reflect.model.framework import id_of

Step = int | str
Place = tuple[Step, ...]


def faults_of_reference(parsed: object) -> tuple[Fault, ...]:
    """Lists that are longer or shorter than they say, what stands twice, and misplaced ids."""
    tables = tuple(_tables((), parsed))
    return (
        *(fault for place, table in tables for fault in _miscounted(place, table)),
        *(fault for place, table in tables for fault in _doubled(place, table)),
        *_misplaced(parsed),
    )


def _tables(place: Place, value: object) -> Iterator[tuple[Place, dict[str, object]]]:
    if isinstance(value, dict):
        yield place, value
        for key, item in value.items():
            yield from _tables((*place, key), item)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _tables((*place, number), item)


def _miscounted(place: Place, table: dict[str, object]) -> Iterator[Fault]:
    counts = table.get("counts")
    for name, wanted in counts.items() if isinstance(counts, dict) else ():
        listed = table.get(name, [])
        if not isinstance(listed, list):
            yield Fault(place=place_of((*place, "counts", name)), expected="counts no list")
        elif isinstance(wanted, int) and len(listed) != wanted:
            yield Fault(
                place=place_of((*place, name)), expected=f"holds {len(listed)}, and must {wanted}"
            )


def _doubled(place: Place, table: dict[str, object]) -> Iterator[Fault]:
    for name, listed in table.items():
        seen: dict[str, str] = {}
        for number, item in enumerate(listed if isinstance(listed, list) else ()):
            known = _identity(item)
            here = place_of((*place, name, number))
            if known in seen:
                expected = f"is the same as {seen[known]}; each may stand only once"
                yield Fault(place=here, expected=expected)
            elif known:
                seen[known] = here


def _identity(item: object) -> str:
    """What tells an item of a list from the others; empty where nothing must."""
    if not isinstance(item, dict):
        return ""
    own = item.get("id") or item.get("slug") or item.get("role")
    return ".".join(str(part) for part in (own, item.get("topic")) if part) if own else ""


def _misplaced(parsed: object) -> Iterator[Fault]:
    for section in _items(parsed, "sections"):
        for listed in _items(section[1], "lists"):
            for number, (_, item) in enumerate(_items(listed[1], "expectations")):
                wanted = _id_at(section[1], listed[1], number + 1)
                if isinstance(item.get("id"), str) and item["id"] != wanted:
                    place = place_of((*section[0], *listed[0], "expectations", number, "id"))
                    yield Fault(place=place, expected=f"must be {wanted}, by where it stands")


def _id_at(section: dict[str, object], listed: dict[str, object], number: int) -> str:
    topic = listed.get("topic")
    slug, role = str(section.get("slug")), str(listed.get("role"))
    return id_of(slug, role, topic if isinstance(topic, str) else None, number)


def _items(table: object, key: str) -> Iterator[tuple[Place, dict[str, object]]]:
    items = table.get(key) if isinstance(table, dict) else None
    for number, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield (key, number), item
