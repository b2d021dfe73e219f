"""A session walked line by line at an ordinary prompt: for a screen reader, a braille line, a
script. The same grammar as the Room; commands begin with a colon."""

from collections.abc import Callable, Iterator

from ncf_reflect.errors import RefusedError
from ncf_reflect.model.kinds import Held, Kind, NothingSaidReason, RecordedStatus, SessionState
from ncf_reflect.workshop.edits import Edits
from ncf_reflect.workshop.grammar import kind_for, read_line
from ncf_reflect.workshop.live import LiveSession
from ncf_reflect.workshop.readback import read_back
from ncf_reflect.workshop.spread import spread_of

HELP = (
    "Type a line and press Enter: it is saved.",
    "A first character files it: + doing, - to develop, ? how we know, > next, "
    '" quote, / parked, . note.',
    ":next  :back  :jump NUMBER  go to another question",
    ":vote 2 6 3 1 0 2  hands at each level, lowest first; one number more is “don’t know”",
    ":nothing add|chose|unsure  asked, and nothing was said",
    ":undo  take back the line saved last;  :redo  bring it again",
    ":readback  what was said on this section",
    ":several  of the line saved last: several said it;  :contested  not everyone agrees",
    ":present 14  how many are here;  :invited 16  how many were asked to come",
    ":others head of service  who else is in the room",
    ":close  finish the session;  :quit  leave it open",
)
_REASONS = {
    "add": NothingSaidReason.NOTHING_TO_ADD,
    "chose": NothingSaidReason.CHOSE_NOT_TO,
    "unsure": NothingSaidReason.UNSURE,
}


class Prompt:
    """Takes one line after the other and says one fact a line. `ended` once it is left."""

    def __init__(self, live: LiveSession) -> None:
        self._live = live
        self._edits = Edits(live)
        self._kind = live.draft.kind if live.draft else Kind.NOTE
        self._asked_to_close = False
        self._saved_last = ""
        self.ended = False
        self._commands: dict[str, Callable[[list[str]], Iterator[str]]] = {
            "next": lambda _: self._step(1),
            "back": lambda _: self._step(-1),
            "jump": self._jump,
            "vote": self._vote,
            "nothing": self._nothing,
            "undo": lambda _: self._undo(),
            "redo": lambda _: self._redo(),
            "readback": lambda _: self._read_back(),
            "several": lambda _: self._hold(Held.SEVERAL),
            "contested": lambda _: self._hold(Held.CONTESTED),
            "present": lambda words: _count(live, "present", words),
            "invited": lambda words: _count(live, "invited", words),
            "others": lambda words: _others(live, words),
            "close": lambda _: self._close(),
            "quit": lambda _: self._quit(),
            "help": lambda _: iter(HELP),
        }

    def opening(self) -> Iterator[str]:
        """What is said first."""
        groups = " and ".join(group.heading for group in self._live.session.groups)
        yield f"Session with {groups}. Type :help for the commands."
        yield from self._question()

    def take(self, line: str) -> Iterator[str]:
        """What one line does, said in lines. RefusedError or NotSavedError where it cannot be."""
        if not line.strip():
            return
        if line.startswith(":") and not line.startswith("::"):
            yield from self._command(line[1:].split())
            return
        filed = read_line(line.removeprefix(":") if line.startswith("::") else line, self._kind)
        if filed is None:
            # A key alone: the kind of the lines that follow.
            self._kind = kind_for(line.strip()) or self._kind
            yield f"{self._kind.chip}."
            return
        (point,) = self._edits.record([filed])
        self._saved_last = str(point.id)
        self._kind = filed.kind
        tags = "".join(f" #{theme}" for theme in filed.themes)
        yield f"Saved. {filed.kind.chip}: {filed.text}{tags}"

    def _command(self, words: list[str]) -> Iterator[str]:
        name = words[0] if words else ""
        if name not in self._commands:
            raise RefusedError(f"There is no command :{name}. Type :help for those there are.")
        if name != "close":
            self._asked_to_close = False
        yield from self._commands[name](words[1:])

    def _question(self) -> Iterator[str]:
        live, answer = self._live, self._live.answer()
        asked = live.asked
        yield f"{asked.section.name}, question {live.place + 1} of {len(live.questions)}"
        yield asked.question.text
        count = len(answer.points)
        if answer.status is RecordedStatus.NOTHING_SAID and answer.reason:
            yield f"Nothing said: {answer.reason.shown}."
        elif count:
            yield f"{count} saved here."

    def _step(self, step: int) -> Iterator[str]:
        if not self._live.go_to(self._live.place + step):
            raise RefusedError("There is no question there.")
        self._live.keep_draft(self._kind, "")
        yield from self._question()

    def _jump(self, words: list[str]) -> Iterator[str]:
        if len(words) != 1 or not words[0].isdecimal():
            raise RefusedError("Say which question, such as :jump 3.")
        yield from self._step(int(words[0]) - 1 - self._live.place)

    def _vote(self, words: list[str]) -> Iterator[str]:
        scale = self._live.bank.scale
        if scale is None:
            raise RefusedError("This bank has no scale, so there is nothing to vote on.")
        numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]
        if len(numbers) != len(words) or len(words) not in (scale.size, scale.size + 1):
            example = " ".join(["0"] * scale.size)
            raise RefusedError(
                f"Give {scale.size} counts, lowest level first, and one more for “don’t know” if "
                f"there is one, such as :vote {example} 2."
            )
        hands, dont_know = numbers[: scale.size], numbers[scale.size :]
        self._live.vote(tuple(hands), dont_know[0] if dont_know else 0)
        spread = spread_of(self._live.answer(), scale, self._live.facts.present)
        if spread is None:
            yield "No hand was counted."
            return
        yield from (f"{level.number} {level.label}: {level.hands}" for level in spread.levels)
        yield from spread.lines

    def _nothing(self, words: list[str]) -> Iterator[str]:
        if len(words) != 1 or words[0] not in _REASONS:
            raise RefusedError(f"Say why: one of {', '.join(_REASONS)}, such as :nothing add.")
        if self._live.answer().effective_status is RecordedStatus.ANSWERED:
            raise RefusedError("Something is recorded on this question already.")
        self._live.say_nothing(_REASONS[words[0]])
        yield f"Nothing said: {_REASONS[words[0]].shown}."

    def _undo(self) -> Iterator[str]:
        if not self._edits.take_back():
            raise RefusedError("Nothing was saved in this sitting that could be taken back.")
        self._saved_last = ""
        yield "Taken back."
        yield from self._question()

    def _redo(self) -> Iterator[str]:
        if not self._edits.bring_again():
            raise RefusedError("Nothing was taken back that could be brought again.")
        yield "Brought again."
        yield from self._question()

    def _read_back(self) -> Iterator[str]:
        shown = read_back(self._live)
        yield shown.section
        for heading, points in shown.parts:
            yield f"{heading}:"
            yield from (point.text for point in points)
        if not shown.parts:
            yield "Nothing is recorded on this section yet."

    def _hold(self, held: Held) -> Iterator[str]:
        if not self._saved_last:
            raise RefusedError("Save the line first: this is said of the line saved last.")
        self._edits.change(self._saved_last, held=held)
        yield "Several said it." if held is Held.SEVERAL else "Not everyone agrees."

    def _close(self) -> Iterator[str]:
        missed = [
            asked.question.short
            for place, asked in enumerate(self._live.questions)
            if self._live.answer(place).effective_status is RecordedStatus.NOT_REACHED
        ]
        if not self._asked_to_close and self._live.facts.state is not SessionState.CLOSED:
            self._asked_to_close = True
            yield f"Not reached: {', '.join(missed)}." if missed else "Every question was reached."
            yield "Type :close again to finish the session."
            return
        self._live.close()
        self.ended = True
        yield "The session is finished."

    def _quit(self) -> Iterator[str]:
        self.ended = True
        yield "The session stays open. Everything is saved."


def _count(live: LiveSession, what: str, words: list[str]) -> Iterator[str]:
    if len(words) != 1 or not words[0].isdecimal() or len(words[0]) > 4:
        raise RefusedError(f"Say how many, such as :{what} 14.")
    live.correct(**{what: int(words[0])})
    yield f"{int(words[0])} {what}."


def _others(live: LiveSession, words: list[str]) -> Iterator[str]:
    live.correct(others_present=" ".join(words))
    yield f"Also in the room: {' '.join(words)}." if words else "Nobody else is in the room."
