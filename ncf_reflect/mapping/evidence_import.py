"""From the rows of a table to evidence in a round. Nothing is half accepted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import uuid5

from pydantic import ValidationError

from ncf_reflect.errors import FaultsError
from ncf_reflect.mapping.evidence import QA_LEAD, facts_of, record_all
from ncf_reflect.mapping.evidence_csv import TableRow, read_date, read_rows
from ncf_reflect.mapping.evidence_links import EvidenceLinks
from ncf_reflect.mapping.opened import NAMESPACE, OpenedMapping
from ncf_reflect.mapping.revising import history_of
from ncf_reflect.model.evidence import (
    Direction,
    EvidenceEntry,
    EvidenceFacts,
    Link,
    LinkKind,
)
from ncf_reflect.model.faults import Fault, faults_in
from ncf_reflect.model.gap import EvidenceLevel
from ncf_reflect.model.kinds import Strand
from ncf_reflect.model.session import Round

STRANDS = (Strand.AUDIT, Strand.DATA, Strand.VOICE)
_FIGURES = ("own", "region", "neighbours", "england")
_SHARED = ("strand", "source", "date", "says", "level", "direction", "definition")
"""What all rows of an indicator say alike; left out in a row, it is as in the first."""
_COLUMN_OF = {"dated": "date", "name": "indicator"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table came to: pieces of evidence that are new, changed, here already, taken out."""

    new: int
    changed: int
    known: int
    withdrawn: int
    """Withdrawn here, by a person: they stay so."""


def import_table(
    mapping: OpenedMapping, round_: Round, data: bytes, name: str, role: str = QA_LEAD
) -> Imported:
    """Bring a table of evidence into a round; the same table twice changes nothing.

    FaultsError with every fault by row and column; then nothing is recorded.
    """
    what = f"{name} cannot be brought in: nothing was recorded."
    table, astray = read_rows(data, what)
    groups, known = _joined(table), EvidenceLinks(round_)
    read = [_read(group, known) for group in groups]
    faults = [*astray, *(fault for _, found in read for fault in found)]
    given: dict[str, EvidenceFacts] = {}
    rows: dict[str, int] = {}
    for group, (facts, _) in zip(groups, read, strict=True):
        key = evidence_id(round_, facts) if facts else ""
        if key in given:
            faults.append(group[0].fault("says", f"is the same evidence as row {rows[key]}"))
        elif facts:
            given[key], rows[key] = facts, group[0].number
    if faults:
        raise FaultsError(what, sorted(faults, key=_row_of))
    return _record(mapping, round_, given, role)


def evidence_id(round_: Round, facts: EvidenceFacts) -> str:
    """The id of a piece that came from a table: the same wherever it is brought in.

    An indicator is known by its name, so that a later table can carry it on.
    """
    if facts.indicator:
        parts = ["indicator", facts.indicator.name.casefold()]
    else:
        parts = ["evidence", str(facts.strand), facts.source, str(facts.dated), facts.says]
    return str(uuid5(NAMESPACE, "\n".join((round_.authority, round_.title, *parts))))


def _record(
    mapping: OpenedMapping, round_: Round, given: dict[str, EvidenceFacts], role: str
) -> Imported:
    history: dict[str, list[EvidenceEntry]] = {}
    for entry in history_of(mapping, round_.title):
        if isinstance(entry, EvidenceEntry):
            history.setdefault(entry.evidence, []).append(entry)
    taken: dict[str, EvidenceFacts] = {}
    new = changed = known = withdrawn = 0
    for key, one in given.items():
        before = history.get(key, [])
        if not before:
            new += 1
        elif any(_says_the_same(one, entry) for entry in before):
            # What a person changed since stays as they left it.
            known += 1
            continue
        elif before[-1].withdrawn:
            withdrawn += 1
            continue
        else:
            changed += 1
        taken[key] = _with_links(one, before)
    record_all(mapping, round_, taken.items(), role)
    return Imported(new, changed, known, withdrawn)


def _says_the_same(facts: EvidenceFacts, entry: EvidenceEntry) -> bool:
    said = facts_of(entry)
    same = said.model_copy(update={"links": facts.links}) == facts
    return same and {link.key for link in facts.links} <= {link.key for link in said.links}


def _with_links(facts: EvidenceFacts, before: list[EvidenceEntry]) -> EvidenceFacts:
    """The table's facts, still beside all that a person put it beside since."""
    links = (*facts.links, *(before[-1].links if before else ()))
    return facts.model_copy(update={"links": tuple({link.key: link for link in links}.values())})


def _joined(rows: Iterable[TableRow]) -> list[list[TableRow]]:
    """The rows of each piece of evidence, in the order of the table."""
    groups: dict[str, list[TableRow]] = {}
    for row in rows:
        name = row["indicator"].casefold()
        groups.setdefault(f"indicator {name}" if name else f"row {row.number}", []).append(row)
    return list(groups.values())


def _read(rows: list[TableRow], known: EvidenceLinks) -> tuple[EvidenceFacts | None, list[Fault]]:
    first = rows[0]
    faults = [*_choice_faults(first), *_join_faults(rows), *_date_faults(rows)]
    if not first["indicator"]:
        faults += [
            first.fault(column, "is a figure: name its indicator in the column “indicator”")
            for column in ("period", *_FIGURES)
            if first[column]
        ]
    links, cells = _links(rows, known)
    for fault in known.faults(links):
        row, column = cells[int(fault.place.split("[")[1].split("]")[0])]
        faults.append(row.fault(column, fault.expected))
    wanted = {
        "strand": first["strand"].casefold(),
        "source": first["source"],
        "dated": read_date(first["date"]),
        "says": first["says"],
        "level": first["level"].casefold(),
        "direction": first["direction"].casefold() or Direction.NEITHER,
        "links": tuple(links),
        "indicator": _indicator(rows),
    }
    try:
        return EvidenceFacts.model_validate(wanted, strict=False), faults
    except ValidationError as error:
        told = {fault.place for fault in faults}
        # A period that stands twice is told at its own row.
        made = (_placed(fault, rows) for fault in faults_in(error) if fault.place != "indicator")
        return None, [*faults, *(fault for fault in made if fault.place not in told)]


def _indicator(rows: list[TableRow]) -> dict[str, object] | None:
    if not rows[0]["indicator"]:
        return None
    figures = [{"period": row["period"], **{name: row[name] for name in _FIGURES}} for row in rows]
    first = rows[0]
    return {"name": first["indicator"], "definition": first["definition"], "figures": figures}


def _links(
    rows: list[TableRow], known: EvidenceLinks
) -> tuple[list[Link], list[tuple[TableRow, str]]]:
    """What the rows are linked to, and the cell in which each stands; several with “;”."""
    links: dict[tuple[LinkKind, str], Link] = {}
    cells = []
    for row in rows:
        for kind in LinkKind:
            for named in filter(None, map(str.strip, row[kind].split(";"))):
                # Longer than any name: told as one that is not there.
                (link,) = known.as_meant([Link(kind=kind, id=named[:120])])
                if link.key not in links:
                    links[link.key] = link
                    cells.append((row, str(kind)))
    return list(links.values()), cells


def _choice_faults(row: TableRow) -> Iterator[Fault]:
    for column, known, needed in (
        ("strand", tuple(STRANDS), True),
        ("level", tuple(EvidenceLevel), True),
        ("direction", tuple(Direction), False),
    ):
        said = row[column].casefold()
        if said not in known and (said or needed):
            expected = f"must be one of {', '.join(known)}"
            yield row.fault(column, f"{expected}, and is “{row[column][:40]}”")


def _join_faults(rows: list[TableRow]) -> Iterator[Fault]:
    first = rows[0]
    if first["indicator"] and first["strand"].casefold() in {Strand.AUDIT, Strand.VOICE}:
        yield first.fault("strand", "must be data: the row is about an indicator")
    periods: dict[str, int] = {}
    for row in rows if first["indicator"] else ():
        if row["period"] in periods:
            yield row.fault("period", f"stands in row {periods[row['period']]} already")
        periods.setdefault(row["period"], row.number)
        for column in _SHARED:
            if row[column] and row[column].casefold() != first[column].casefold():
                yield row.fault(
                    column,
                    f"is not as in row {first.number}: the rows of an indicator say it alike",
                )


def _date_faults(rows: list[TableRow]) -> Iterator[Fault]:
    for row in rows:
        if row["date"] and read_date(row["date"]) is None:
            yield row.fault("date", "must be a date such as 2026-03-31 or 31/03/2026")


def _placed(fault: Fault, rows: list[TableRow]) -> Fault:
    """The fault of a value in the cell that it comes from."""
    row, last = rows[0], fault.place.split(".")[-1].split("[")[0]
    figures = re.match(r"indicator\.figures\[(\d+)\]", fault.place)
    if figures:
        row = rows[int(figures[1])]
    return row.fault(_COLUMN_OF.get(last, last) or "strand", fault.expected)


def _row_of(fault: object) -> int:
    return int(re.findall(r"\d+", str(fault))[0])
