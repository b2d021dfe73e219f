"""What a session shows before its first question and after its last, as words."""

from ncf_reflect.model.base import Value
from ncf_reflect.model.council import in_own_words
from ncf_reflect.model.kinds import Kind, RecordedStatus
from ncf_reflect.model.text import counted
from ncf_reflect.workshop.live import LiveSession

GROUND_RULES = (
    "No names or details of children, families, colleagues.",
    "What is said travels as themes, not as who said it.",
    "The exception is a safeguarding concern.",
    "Passing is fine.",
)
PURPOSE = "To say what works here, what needs to develop, and how we know."
RECORDED = "Lines as they are said, hands counted, no names."
RULER_WIDTH = 58


class Slide(Value):
    """A title and lines under headings."""

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def opening_slide(live: LiveSession, ground_rules: tuple[str, ...] = ()) -> Slide:
    """Purpose, ground rules, what will be recorded."""
    sections = dict.fromkeys(asked.section.short for asked in live.questions)
    count = len(live.questions)
    questions = counted(count, "question")
    return Slide(
        title="Welcome",
        parts=(
            ("Why we are here", (PURPOSE,)),
            (f"{questions.capitalize()} on", (", ".join(sections),)),
            ("Ground rules", ground_rules or GROUND_RULES),
            ("What is kept", (RECORDED,)),
        ),
    )


def closing_slide(live: LiveSession) -> Slide:
    """What was recorded in numbers, what was parked, what happens next."""
    answers = [live.answer(place) for place in range(len(live.questions))]
    points = [point for answer in answers for point in answer.points]
    reached = sum(a.effective_status is not RecordedStatus.NOT_REACHED for a in answers)
    votes = sum(bool(answer.hands or answer.dont_know) for answer in answers)
    parked = tuple(point.text for point in points if point.kind is Kind.PARKED)
    numbers = (
        f"{reached} of {len(answers)} questions reached",
        f"{counted(len(points), 'line')} recorded, {counted(votes, 'vote')} taken",
    )
    parts: list[tuple[str, tuple[str, ...]]] = [("Recorded today", numbers)]
    if parked:
        parts.append(("Parked", parked))
    next_steps = (
        "You get a summary to confirm.",
        in_own_words(
            "Then all groups are put side by side, and what needs to happen goes to the board."
        ),
    )
    return Slide(title="Thank you", parts=(*parts, ("What happens next", next_steps)))


def pausing_slide() -> Slide:
    """For a live safeguarding concern: nothing is recorded while it is shown."""
    return Slide(title="We are pausing", parts=(("", ("We go on in a moment.",)),))
