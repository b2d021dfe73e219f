"""A small mapping file with something of everything in it."""

from pathlib import Path

from ncf_reflect.mapping.filing import tag
from ncf_reflect.model.groups import Group
from ncf_reflect.model.kinds import Held, NothingSaidReason
from tests.mapping.builders import a_live, a_mapping, line


def a_full_mapping(path: Path) -> Path:
    """Two sessions: lines recorded, amended, withdrawn, moved, tagged, hands counted twice."""
    with a_mapping(path) as mapping:
        workers = a_live(mapping)
        first, second = workers.record([line("+ Duty desk calls back #first"), line("- Letters")])
        workers.amend(str(first.id), text="The duty desk calls back", held=Held.SEVERAL)
        workers.amend(str(second.id), withdrawn=True)
        workers.vote((2, 6, 3, 1, 0), 2)
        workers.vote((1, 6, 3, 2, 0), 2)
        workers.go_to(1)
        workers.say_nothing(NothingSaidReason.UNSURE)
        (moved,) = workers.record([line("? Spring audit, 22 records")])
        workers.amend(str(moved.id), question=workers.questions[2].question.id)
        workers.correct(others_present="A head of service", present=15)
        workers.close()
        tag(mapping, workers.id, [str(first.id)], "letters")
        leaders = a_live(mapping, Group.LEADERS, Group.MANAGERS)
        leaders.record([line('"They never once asked"')])
        leaders.keep_draft(line("- half").kind, "half a line")
    return path
