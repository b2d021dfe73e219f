"""Our own themes. A test computes their contrast (WCAG 2.2 AA; TOOLKIT, trap 3)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App


def _variables(
    ink: str, muted: str, line: str, bar: str, on_bar: str, hover: str
) -> dict[str, str]:
    """What Textual's own themes leave too faint to read from six metres."""
    return {
        "border": line,
        "border-blurred": line,
        "text-muted": muted,
        "foreground-muted": muted,
        "foreground-disabled": muted,
        "text-disabled": muted,
        "block-cursor-background": bar,
        "block-cursor-foreground": on_bar,
        "block-cursor-blurred-background": muted,
        "block-cursor-blurred-foreground": on_bar,
        "block-hover-background": hover,
        "input-cursor-background": ink,
        "input-cursor-foreground": on_bar,
        "input-selection-background": bar,
        "input-selection-foreground": on_bar,
        "screen-selection-background": bar,
        "screen-selection-foreground": on_bar,
        "footer-background": "transparent",
        "footer-foreground": ink,
        "footer-description-foreground": ink,
        "footer-key-foreground": bar,
        "footer-key-background": "transparent",
        "footer-description-background": "transparent",
        "scrollbar": line,
        "scrollbar-hover": bar,
        "scrollbar-active": bar,
        "button-foreground": on_bar,
        "button-color-foreground": on_bar,
        "button-focus-text-style": "bold reverse",
        "link-background": "transparent",
        "link-color": bar,
    }


LIGHT = Theme(
    name="projector-light",
    primary="#123a7a",
    secondary="#123a7a",
    accent="#7a3e00",
    warning="#8f1d1d",
    error="#8f1d1d",
    success="#1d5c2b",
    foreground="#000000",
    background="#ffffff",
    surface="#ffffff",
    panel="#eef1f6",
    dark=False,
    text_alpha=1.0,
    variables=_variables("#000000", "#4a4f57", "#5d6470", "#123a7a", "#ffffff", "#d7deea"),
)
DARK = Theme(
    name="projector-dark",
    primary="#8db8ff",
    secondary="#8db8ff",
    accent="#ffc46b",
    warning="#ff9d8f",
    error="#ff9d8f",
    success="#8ce0a0",
    foreground="#f2f4f8",
    background="#10141c",
    surface="#10141c",
    panel="#1c2330",
    dark=True,
    text_alpha=1.0,
    variables=_variables("#f2f4f8", "#b4bccb", "#8a94a6", "#8db8ff", "#10141c", "#2c3648"),
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffff00",
    secondary="#ffff00",
    accent="#00ffff",
    warning="#ffb3a7",
    error="#ffb3a7",
    success="#7dff9a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    text_alpha=1.0,
    variables=_variables("#ffffff", "#e6e6e6", "#ffffff", "#ffff00", "#000000", "#333333"),
)
THEMES = (LIGHT, DARK, HIGH_CONTRAST)


def use_only(app: "App[None]", themes: Sequence[Theme]) -> None:
    """Offer these themes, the first one in use; Textual's own are too faint (TOOLKIT, trap 3)."""
    for theme in themes:
        app.register_theme(theme)
    app.theme = themes[0].name
    for name in set(app.available_themes) - {theme.name for theme in themes}:
        app.unregister_theme(name)
