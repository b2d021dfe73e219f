"""A drawing as an Enhanced Metafile, for readers of Word documents that know no SVG.

[MS-EMF]: a header, then records of a type, a size and their content. Letters stay letters, so the
picture is as sharp and as small as the SVG.
"""

from functools import singledispatchmethod
from struct import pack

from ncf_reflect.model.text import clean
from ncf_reflect.report.drawing import Anchor, Box, Drawing, Line, Words

DOTS = 10
"""Dots in a unit of the drawing."""
DOTS_IN_A_MM = 46

_HEADER, _EOF = 1, 14
_SET_BACKGROUND, _SET_ALIGN, _SET_INK = 18, 22, 24
_MOVE, _LINE, _RECTANGLE = 27, 54, 43
_SELECT, _PEN, _BRUSH, _DELETE, _FONT, _TEXT = 37, 38, 39, 40, 82, 84
_NO_PEN, _STOCK_FONT, _STOCK_PEN, _STOCK_BRUSH = 0x80000008, 0x8000000D, 0x80000007, 0x80000000
_TRANSPARENT, _BOLD, _NORMAL = 1, 700, 400
_HANDLE = 1
_BASE_LINE = 24
_ALIGN = {Anchor.START: 0, Anchor.MIDDLE: 6, Anchor.END: 2}


def emf(drawing: Drawing) -> bytes:
    """The drawing as the bytes of a metafile."""
    file = _Metafile()
    for shape in drawing.shapes:
        file.draw(shape)
    return file.whole(drawing)


class _Metafile:
    def __init__(self) -> None:
        self._records: list[bytes] = []
        self._add(_SET_BACKGROUND, pack("<I", _TRANSPARENT))

    def whole(self, drawing: Drawing) -> bytes:
        self._add(_EOF, pack("<III", 0, 16, 20))
        body = b"".join(self._records)
        width, height = _dots(drawing.width), _dots(drawing.height)
        frame = [side * 100 // DOTS_IN_A_MM for side in (width, height)]
        header = pack(
            "<II4i4iIIIIHHIII2i2i",
            *(_HEADER, 88, 0, 0, width, height, 0, 0, *frame),
            *(0x464D4520, 0x10000, 88 + len(body), 1 + len(self._records), 2, 0, 0, 0, 0),
            *(DOTS_IN_A_MM * 1000, DOTS_IN_A_MM * 1000, 1000, 1000),
        )
        return header + body

    @singledispatchmethod
    def draw(self, shape: object) -> None:
        raise TypeError(f"a metafile has no way to draw a {type(shape).__name__}")

    @draw.register
    def _box(self, shape: Box) -> None:
        left, top = _dots(shape.x), _dots(shape.y)
        self._add(_BRUSH, pack("<IIII", _HANDLE, 0, _colour(shape.fill), 0))
        self._add(_SELECT, pack("<I", _HANDLE))
        self._add(_SELECT, pack("<I", _NO_PEN))
        right, bottom = _dots(shape.x + shape.width), _dots(shape.y + shape.height)
        self._add(_RECTANGLE, pack("<4i", left, top, right, bottom))
        self._let_go(_STOCK_BRUSH)
        if shape.stroke:
            corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
            self._path(corners, shape.stroke)

    @draw.register
    def _line(self, shape: Line) -> None:
        ends = (_dots(shape.x1), _dots(shape.y1)), (_dots(shape.x2), _dots(shape.y2))
        self._path(ends, shape.ink)

    @draw.register
    def _words(self, shape: Words) -> None:
        self._add(_FONT, _font(shape))
        self._add(_SELECT, pack("<I", _HANDLE))
        self._add(_SET_ALIGN, pack("<I", _BASE_LINE | _ALIGN[shape.anchor]))
        self._add(_SET_INK, pack("<I", _colour(shape.ink)))
        letters = clean(shape.text).encode("utf-16-le")
        place = pack("<ii", _dots(shape.x), _dots(shape.y))
        text = pack("<III4iI", len(letters) // 2, 76, 0, 0, 0, 0, 0, 0)
        bounds = pack("<4iIff", 0, 0, -1, -1, 1, 1.0, 1.0)
        self._add(_TEXT, bounds + place + text + letters + b"\0" * (-len(letters) % 4))
        self._let_go(_STOCK_FONT)

    def _path(self, corners: tuple[tuple[int, int], ...], ink: str) -> None:
        self._add(_PEN, pack("<IIiiI", _HANDLE, 0, DOTS, 0, _colour(ink)))
        self._add(_SELECT, pack("<I", _HANDLE))
        self._add(_MOVE, pack("<ii", *corners[0]))
        for corner in corners[1:]:
            self._add(_LINE, pack("<ii", *corner))
        self._let_go(_STOCK_PEN)

    def _let_go(self, stock: int) -> None:
        self._add(_SELECT, pack("<I", stock))
        self._add(_DELETE, pack("<I", _HANDLE))

    def _add(self, kind: int, content: bytes) -> None:
        self._records.append(pack("<II", kind, 8 + len(content)) + content)


def _font(shape: Words) -> bytes:
    weight = _BOLD if shape.strong else _NORMAL
    face = "Arial".encode("utf-16-le").ljust(64, b"\0")
    plain = pack("<5i8B", -_dots(shape.size), 0, 0, 0, weight, *(0, 0, 0, 1, 0, 0, 0, 0)) + face
    return pack("<I", _HANDLE) + plain.ljust(320, b"\0")


def _colour(of: str) -> int:
    red, green, blue = bytes.fromhex(of.removeprefix("#"))
    return red | green << 8 | blue << 16


def _dots(units: float) -> int:
    return round(units * DOTS)
