"""What is recorded with a decision: why, in which role, and a name if somebody wants one there."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from textual.content import Content
from textual.widgets import Input, Static

from ncf_reflect.mapping.deciding import caution_lines, code_gloss
from ncf_reflect.mapping.decisions import Deciding
from ncf_reflect.mapping.desk_question import DeskQuestion
from ncf_reflect.model.decision import Decision
from ncf_reflect.model.findings import Code, FindingStrength, PairFinding
from ncf_reflect.model.kinds import DecisionVerdict
from ncf_reflect.tui.screens.choice import Choice
from ncf_reflect.tui.screens.form import Field
from ncf_reflect.tui.screens.written_form import WrittenForm

Coded = tuple[Code, FindingStrength | None]

RECODINGS: dict[str, Coded] = {
    "d": (Code.DISSONANCE, FindingStrength.FIRM),
    "c": (Code.DISSONANCE, FindingStrength.CHECK),
    "s": (Code.SILENCE, None),
    "p": (Code.PARTIAL_AGREEMENT, None),
    "g": (Code.AGREEMENT, None),
    "n": (Code.NOT_ENOUGH, None),
    "x": (Code.NOT_COMPARABLE, None),
}
_TITLES = {
    DecisionVerdict.CONFIRM: "Confirm",
    DecisionVerdict.RECODE: "Recode",
    DecisionVerdict.SET_ASIDE: "Set aside",
}


class Meant(NamedTuple):
    """What somebody is about to decide on a pair; `code` where it is recoded."""

    question: DeskQuestion
    pair: PairFinding
    verdict: DecisionVerdict
    code: Code | None = None
    strength: FindingStrength | None = None


class DecisionForm(WrittenForm[Decision]):
    """Closes with the decision once it is on record. With a role that is known, Enter is enough."""

    def __init__(
        self, meant: Meant, role: str, name: str, record: Callable[[Deciding], Decision]
    ) -> None:
        self._meant, self._record = meant, record
        optional = meant.verdict is DecisionVerdict.CONFIRM
        first, second = meant.pair.groups
        hint = "your reason" if optional and not role else "your reason, then Enter"
        if optional and role:
            hint = "Enter records it; a reason is welcome"
        super().__init__(
            f"{_TITLES[meant.verdict]}: {first.shown} and {second.shown}",
            (
                Field("note", "Why (optional)" if optional else "Why", hint=hint),
                Field("role", "In which role", role, "such as: PSW", aside=bool(role)),
                Field("name", "Name (optional)", name, aside=True),
            ),
            "record",
            about=meant.question.said.id,
            lines=tuple(_lines(meant)),
        )

    def on_mount(self) -> None:
        super().on_mount()
        self.mount(Static(id="own", classes="line"), before=self.query(".field").first())
        self._caution_for(self.text("role"))

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "role":
            self._caution_for(event.value)

    def make(self) -> Decision:
        """What was recorded. RefusedError with a sentence where a note or the role is missing."""
        meant = self._meant
        for name, needed in (
            ("note", meant.verdict is not DecisionVerdict.CONFIRM),
            ("role", True),
        ):
            if needed and not self.text(name):
                self.query_one(f"#{name}").focus()
                break
        return self._record(
            Deciding(
                verdict=meant.verdict,
                role=self.text("role"),
                note=self.text("note"),
                name=self.text("name"),
                code=meant.code,
                strength=meant.strength,
            )
        )

    def _caution_for(self, role: str) -> None:
        """That this role belongs to one of the groups compared stands there before it is used."""
        own = caution_lines(self._meant.question, self._meant.pair, role)
        others = caution_lines(self._meant.question, self._meant.pair)
        shown = self.query_one("#own", Static)
        shown.update(Content("".join(f"▲ {line}" for line in own if line not in others)))
        shown.display = own != others


def recodings(pair: PairFinding) -> list[Choice]:
    """What a pair can be instead, each with its plain words; not what confirming makes it."""
    firm = FindingStrength.FIRM if pair.code is Code.DISSONANCE else None
    return [
        Choice(letter, f"{_words(*coded)}: {code_gloss(*coded)}")
        for letter, coded in RECODINGS.items()
        if coded != (pair.code, firm)
    ]


def suggested_line(pair: PairFinding, gloss: str) -> str:
    """What the comparison suggests, with its gloss."""
    return f"Suggested: {_words(pair.code, pair.strength)}. {gloss}."


def _lines(meant: Meant) -> Iterator[str]:
    pair = meant.pair
    yield suggested_line(pair, meant.question.gloss_of(pair))
    if meant.code is not None:
        yield f"Instead: {_words(meant.code, meant.strength)}. {_gloss(meant)}."
    elif meant.verdict is DecisionVerdict.SET_ASIDE:
        yield "It leaves the roll-up, and stands in the annex of the report with your reason."
    elif pair.strength is FindingStrength.CHECK:
        yield "Confirmed, it counts as firm. To keep it as a question to ask, go back and recode."
    yield from (f"▲ {line}" for line in caution_lines(meant.question, pair))


def _gloss(meant: Meant) -> str:
    assert meant.code is not None, "a recoded pair has a code"
    return code_gloss(meant.code, meant.strength)


def _words(code: Code, strength: FindingStrength | None) -> str:
    words = code.value.replace("-", " ")
    return f"{words}, {strength.value}" if strength else words
