"""Textual's driver for Linux and macOS, for terminals that send nonsense or go away."""

import errno
import re
from codecs import getincrementaldecoder
from collections.abc import Callable
from time import monotonic

from textual import constants
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from ncf_reflect.tui.terminal import HUNG_UP, end_all_the_same

PASTE_BEGINS = "\x1b[200~"
PASTE_ENDS = "\x1b[201~"
ESCAPE = "\x1b[27u"
"""The Escape key as a terminal sends it that leaves no doubt about it."""
_OTHER_KEY = r"[\r -MQ-WYZ`ac-eg-z{-~]"
"""What begins no sequence behind an Escape, and is no word to the left or right as ESC b and f."""
_ESCAPE_AND_KEY = re.compile(f"\x1b(?={_OTHER_KEY})")
_KEY = re.compile(_OTHER_KEY)


class ForgivingDriver(LinuxDriver):
    """One byte that is no UTF-8 shows as a replacement character; a hang-up ends the app."""

    def run_input_thread(self) -> None:
        try:
            super().run_input_thread()
        except OSError:
            # With SIGHUP ignored nothing else tells the app, and painting blocks for ever.
            end_all_the_same(HUNG_UP)
            self._app.call_later(self._app.exit, return_code=HUNG_UP)


class LenientDecoder:
    """Decodes what was typed, byte by byte as it comes."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")
        self._pastes = PasteFilter()
        self._escapes = EscapeFilter()

    def decode(self, data: bytes, final: bool = False) -> str:
        """The letters that are whole by now. OSError where the other end has hung up."""
        if not data and not final:
            # Readable and nothing there: without this the thread would spin at full load.
            raise OSError(errno.EIO, "the terminal is gone")
        return self._escapes.feed(self._pastes.feed(self._decoder.decode(data, final)))


class EscapeFilter:
    """Escape and another key right after it are two keys: Textual would take them for one with
    Alt, and a screen that was to be closed would get all that is typed next."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._escape_until = 0.0
        """Until then Textual waits for what comes behind an Escape."""

    def feed(self, text: str) -> str:
        """`text`, with each Escape before another key in the form that leaves no doubt."""
        now = self._clock()
        waits = now < self._escape_until and _KEY.match(text)
        if text:
            ends = text.endswith("\x1b")
            self._escape_until = now + constants.ESCAPE_DELAY if ends else 0.0
        return (ESCAPE[1:] if waits else "") + _ESCAPE_AND_KEY.sub(ESCAPE, text)


class PasteFilter:
    """Takes every Escape out of a paste: Textual would press the keys that it stands for."""

    def __init__(self) -> None:
        self._pasting = False
        self._before = ""
        """The end of what went through: a mark may come in two parts."""
        self._kept = ""
        """The beginning of a paste's end, perhaps."""

    def feed(self, text: str) -> str:
        """What comes out for `text`; all but the end of a paste comes out at once."""
        out = ""
        text, self._kept = self._kept + text, ""
        while text:
            passed, text = self._pasted(text) if self._pasting else self._typed(text)
            out += passed
        return out

    def _typed(self, text: str) -> tuple[str, str]:
        whole = self._before + text
        found = whole.find(PASTE_BEGINS)
        if found < 0:
            self._before = whole[-len(PASTE_BEGINS) + 1 :]
            return text, ""
        self._pasting = True
        end = found + len(PASTE_BEGINS) - len(self._before)
        self._before = ""
        return text[:end], text[end:]

    def _pasted(self, text: str) -> tuple[str, str]:
        pasted, mark, rest = text.partition(PASTE_ENDS)
        if not mark:
            beginnings = (PASTE_ENDS[:length] for length in range(len(PASTE_ENDS) - 1, 0, -1))
            self._kept = next((b for b in beginnings if text.endswith(b)), "")
            pasted = text.removesuffix(self._kept)
        self._pasting = not mark
        return pasted.replace("\x1b", "") + mark, rest


# Looked up by name in the driver's module; a test guards it.
linux_driver.__dict__["getincrementaldecoder"] = lambda _encoding: LenientDecoder
