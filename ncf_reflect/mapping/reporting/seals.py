"""What a report says of the seal on its round."""

from ncf_reflect.analysis.sentences import day_words
from ncf_reflect.mapping.sealing import unsealed_early
from ncf_reflect.model.session import Round
from ncf_reflect.model.text import counted


def seal_sentences(round_: Round) -> tuple[str, ...]:
    """That finished sessions are sealed and not read, or who unsealed them early and why."""
    waiting = round_.sealed_sessions
    if waiting:
        return (
            f"This round is sealed until every planned session has finished: "
            f"{counted(len(waiting), 'finished session')} not read yet.",
        )
    early = unsealed_early(round_)
    if early is None:
        return ()
    return (
        "This round was sealed until every planned session had finished. It was unsealed early "
        f"by “{early.role}” on {day_words(early.at)}: “{early.reason}”",
    )
