"""Textual's driver for Linux and macOS, for terminals that send nonsense or go away."""

import errno
from codecs import getincrementaldecoder

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from ncf_reflect.tui.terminal import HUNG_UP, end_all_the_same


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

    def decode(self, data: bytes, final: bool = False) -> str:
        """The letters that are whole by now. OSError where the other end has hung up."""
        if not data and not final:
            # Readable and nothing there: without this the thread would spin at full load.
            raise OSError(errno.EIO, "the terminal is gone")
        return self._decoder.decode(data, final)


# Looked up by name in the driver's module; a test guards it.
linux_driver.__dict__["getincrementaldecoder"] = lambda _encoding: LenientDecoder
