"""The themes that a round knows or its banks suggest: to complete from, and to suggest for a point.

A suggestion is never applied by itself: a person takes or refuses it.
"""

from collections.abc import Iterable

from ncf_reflect.mapping.alike import Likely, likely_themes
from ncf_reflect.mapping.themes import Placed, list_themes
from ncf_reflect.model.session import Round


class Topics:
    """The themes to choose from, as the round spells them."""

    def __init__(self, round_: Round, refused: set[tuple[str, str]]) -> None:
        """`refused` holds, per point and theme, what somebody does not want suggested again."""
        self._refused = refused
        self._spelled = {theme.name.casefold(): theme.name for theme in list_themes(round_)}
        self._suggested = {
            asked.question.id: asked.question.suggested_themes
            for bank in round_.banks
            for asked in bank.asked()
        }

    @property
    def known(self) -> tuple[str, ...]:
        """Every theme of the round, those made just now included; the most used first."""
        return tuple(self._spelled.values())

    def learn(self, theme: str) -> None:
        """A theme was made, or is there."""
        self._spelled.setdefault(theme.casefold(), theme)

    def offered(self, question: str = "") -> tuple[str, ...]:
        """Themes to complete from, each once: the round's, then what banks suggest.

        What is suggested for `question` comes before what is suggested for others.
        """
        suggested = [*self._suggested.get(question, ())]
        suggested += [theme for themes in self._suggested.values() for theme in themes]
        offered: dict[str, str] = {}
        for theme in (*self.known, *suggested):
            offered.setdefault(theme.casefold(), theme)
        return tuple(offered.values())

    def likely(self, one: Placed, others: Iterable[Placed]) -> tuple[Likely, ...]:
        """At most three themes that a point is likely about, and that nobody refused for it."""
        words: dict[str, list[str]] = {}
        spelled: dict[str, str] = {}
        for theme in (*self.known, *self._suggested.get(one.question, ())):
            spelled.setdefault(theme.casefold(), theme)
            words.setdefault(theme.casefold(), [])
        for other in others:
            for theme in other.point.themes if other.point.id != one.point.id else ():
                words.setdefault(theme.casefold(), []).append(other.point.text)
        out = {theme.casefold() for theme in one.point.themes}
        out |= {theme for point, theme in self._refused if point == one.point.id}
        tagged = {spelled.get(key, key): texts for key, texts in words.items() if key not in out}
        return likely_themes(one.point.text, tagged)

    def refuse(self, point_id: str, themes: Iterable[str]) -> None:
        """Never suggest these themes for this point again, as long as `refused` is kept."""
        self._refused.update((point_id, theme.casefold()) for theme in themes)


class RecentThemes:
    """The themes that have a digit, the most recently used first when it is made.

    From then on a digit keeps its theme, however often it is used. Only a theme that somebody
    types takes a digit: a free one, else that of the theme that was used longest ago.
    """

    def __init__(self, recent: list[str], offered: Iterable[str], most: int) -> None:
        """`recent` is kept up to date, newest first; `offered` are all the themes there are."""
        self._recent = recent
        self._most = most
        known = {theme.casefold(): theme for theme in offered}
        keys = (*map(str.casefold, recent), *known)
        self.shown = tuple(known[key] for key in dict.fromkeys(keys) if key in known)[:most]
        """The themes in the order of their digits, from 1."""

    def use(self, theme: str, *, typed: bool = False) -> None:
        """A theme was put on a point just now."""
        self._recent[:] = [theme, *(one for one in self._recent if one != theme)]
        if theme in self.shown:
            return
        if len(self.shown) < self._most:
            self.shown = (*self.shown, theme)
        elif typed:
            oldest = max(self.shown, key=lambda one: (self._age(one), self.shown.index(one)))
            self.shown = tuple(theme if one == oldest else one for one in self.shown)

    def _age(self, theme: str) -> int:
        return self._recent.index(theme) if theme in self._recent else len(self._recent)
