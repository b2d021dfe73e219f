"""Every theme can be read from six metres: WCAG 2.2 AA, computed and as painted."""

import asyncio
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from textual.color import Color
from textual.screen import Screen
from textual.strip import Strip
from textual.theme import Theme

from ncf_reflect.tui.themes import DARK, HIGH_CONTRAST, LIGHT, THEMES
from tests.tui.driving import ROOM_TOUR, Driven, running

TEXT = 4.5
LINES = 3.0

TEXTS = (
    "foreground",
    "text-muted",
    "text-disabled",
    "foreground-disabled",
    "foreground-muted",
    "text-primary",
    "text-warning",
    "text-error",
    "text-success",
    "text-accent",
    "primary",
    "accent",
    "warning",
    "error",
    "success",
    "footer-foreground",
    "footer-description-foreground",
    "footer-key-foreground",
    "link-color",
)
BARS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("button-color-foreground", "primary"),
    ("foreground", "block-hover-background"),
    ("screen-selection-foreground", "screen-selection-background"),
)
FRAMES = (
    "border",
    "border-blurred",
    "block-cursor-background",
    "input-cursor-background",
    "scrollbar",
    "scrollbar-hover",
    "scrollbar-active",
)
GROUNDS = ("background", "surface", "panel")
BOXES = set("─│╭╮╰╯▔▁▏▕▎▌▐▊▉▇▆▅▄▃▂━┃┏┓┗┛╸╺")


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [channel / 255 for channel in color.rgb]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def resolved(theme: Theme) -> dict[str, Color]:
    """The theme's colours as widgets get them, the half transparent ones on the background."""
    words = theme.to_color_system().generate()
    ground = Color.parse(words["background"])
    colors: dict[str, Color] = {}
    for name in (*TEXTS, *FRAMES, *GROUNDS, *(name for pair in BARS for name in pair)):
        color = Color.parse(words[name])
        colors[name] = ground + color if color.a < 1 else color
    return colors


def test_black_on_white_is_21_to_1() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_stands_out_from_every_ground(theme: Theme) -> None:
    colors = resolved(theme)
    faint = {
        (text, ground): round(contrast(colors[text], colors[ground]), 2)
        for text in TEXTS
        for ground in GROUNDS
        if contrast(colors[text], colors[ground]) < TEXT
    }
    assert faint == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_stands_out_from_the_bar_under_it(theme: Theme) -> None:
    colors = resolved(theme)
    faint = {
        pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2)
        for pair in BARS
        if contrast(colors[pair[0]], colors[pair[1]]) < TEXT
    }
    assert faint == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_frames_and_cursors_stand_out_from_every_ground(theme: Theme) -> None:
    colors = resolved(theme)
    faint = {
        (frame, ground): round(contrast(colors[frame], colors[ground]), 2)
        for frame in FRAMES
        for ground in GROUNDS
        if contrast(colors[frame], colors[ground]) < LINES
    }
    assert faint == {}


def test_the_projectors_themes_are_black_on_white_and_light_on_dark() -> None:
    assert not LIGHT.dark
    assert DARK.dark
    assert contrast(*(resolved(HIGH_CONTRAST)[n] for n in ("foreground", "background"))) == 21


def color_of(color: RichColor | None) -> Color:
    assert color is not None, "whatever is painted has a colour of its own"
    return Color.from_rich_color(color)


def strips_to_read(screen: Screen[object]) -> list[Strip]:
    strips = screen._compositor.render_strips()
    above = [widget.region for widget in screen.query(".dialog, CommandInput, CommandList")]
    parts = [
        strip.crop(region.x, region.right)
        for region in above
        for strip in strips[region.y : region.bottom]
    ]
    return parts if above else strips


def faint(driven: Driven) -> dict[str, float]:
    """What is painted too faint, with its contrast; under a dialog nothing is meant to be read."""
    found: dict[str, float] = {}
    for strip in strips_to_read(driven.app.screen):
        for text, style, _ in strip:
            if not text.strip() or style is None:
                continue
            ink, ground = color_of(style.color), color_of(style.bgcolor)
            assert not style.dim, f"dim text is fainter than its colour says: {text!r}"
            needed = LINES if set(text) <= BOXES | {" "} else TEXT
            if contrast(ink, ground) < needed:
                found[text] = round(contrast(ink, ground), 2)
    return found


HOME_TOUR = (
    ("Home", "alt+h", ""),
    ("Home's choices", "n", "escape"),
    ("Home's form", "n 5", "escape"),
    ("rounds", "o", "escape"),
)


async def faint_in_each_theme(driven: Driven) -> dict[str, dict[str, float]]:
    """What is painted too faint, by the name of the theme."""
    found = {}
    # A change of theme is dear, so it begins with the one that is shown.
    for theme in sorted(THEMES, key=lambda theme: theme.name != driven.app.theme):
        if theme.name != driven.app.theme:
            driven.app.theme = theme.name
            styled = asyncio.Event()
            # Behind the new styles, which the app hands to its widgets in the same way.
            driven.app.call_next(styled.set)
            await driven.until(styled.is_set)
            await driven.quiet()
        await driven.until(lambda: any(map(len, strips_to_read(driven.app.screen))))
        found[theme.name] = faint(driven)
    assert len(found) == len(THEMES)
    return {name: words for name, words in found.items() if words}


async def test_whatever_is_painted_stands_out_from_what_is_under_it_in_each_theme(
    tmp_path: Path,
) -> None:
    async with running(tmp_path) as driven:
        assert set(driven.app.available_themes) == {theme.name for theme in THEMES}
        assert driven.app.theme == LIGHT.name
        driven.press("tab", "tab")
        await driven.quiet()
        assert ("the first form", await faint_in_each_theme(driven)) == ("the first form", {})

        driven.press("shift+tab", "shift+tab")
        driven.type("Durham\n\n\n\n14\n")
        await driven.see("question 1 of 8")
        async for name in driven.tour((*ROOM_TOUR, *HOME_TOUR)):
            assert (name, await faint_in_each_theme(driven)) == (name, {})

        await driven.resize((50, 10))
        await driven.see("Too small")
        assert ("a small window", await faint_in_each_theme(driven)) == ("a small window", {})
