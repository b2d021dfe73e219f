"""The way to deciding, from the matrix and from a question."""

from ncf_reflect.mapping.desk_question import DeskQuestion
from ncf_reflect.tui.screens.base import ReflectScreen, Result

ONE_GROUP = "This question is put to one group: there is nothing to compare, so nothing to decide."


async def decide_on(
    screen: ReflectScreen[Result], question: DeskQuestion, order: tuple[str, ...]
) -> str:
    """Let somebody decide on the pairs of a question; the id of the question seen last.

    `order` is that of the questions to go on to.
    """
    from ncf_reflect.tui.screens.decide import DecideScreen  # noqa: PLC0415

    if not question.pairs:
        screen.tell(ONE_GROUP)
        return question.finding.id
    deciding = DecideScreen(question.finding.id, order)
    await screen.ask(deciding)
    return deciding.question_id
