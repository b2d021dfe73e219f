"""The tags that the capture line may complete: this session's own, and the bank's suggestions."""

from ncf_reflect.workshop.live import LiveSession


def known_tags(live: LiveSession) -> tuple[str, ...]:
    """Those of the question in hand first; nothing that another session brought up."""
    places = [live.place, *(p for p in range(len(live.questions)) if p != live.place)]
    own = [theme for p in places for point in live.answer(p).points for theme in point.themes]
    return tuple(dict.fromkeys((*own, *live.asked.question.suggested_themes)))
