"""A drawing as SVG: inside a page, or as a file of its own."""

from functools import singledispatch
from html import escape

from ncf_reflect.model.text import clean
from ncf_reflect.report.drawing import Box, Drawing, Line, Shape, Words

FONT = "Arial, Helvetica, sans-serif"


def svg(drawing: Drawing, title: str, description: str, name: str) -> str:
    """The drawing with a title and a description that a screen reader reads.

    `name` must stand once in the document: the ids of title and description begin with it.
    """
    shapes = "".join(map(_shape, drawing.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-labelledby="{name}-title {name}-text" '
        f'viewBox="0 0 {_number(drawing.width)} {_number(drawing.height)}" '
        f'width="{_number(drawing.width)}" height="{_number(drawing.height)}" '
        f'font-family="{FONT}">'
        f'<title id="{name}-title">{_text(title)}</title>'
        f'<desc id="{name}-text">{_text(description)}</desc>{shapes}</svg>'
    )


@singledispatch
def _shape(shape: Shape) -> str:
    raise TypeError(f"SVG has no way to draw a {type(shape).__name__}")


@_shape.register
def _box(shape: Box) -> str:
    stroke = f' stroke="{shape.stroke}"' if shape.stroke else ""
    return (
        f'<rect x="{_number(shape.x)}" y="{_number(shape.y)}" width="{_number(shape.width)}" '
        f'height="{_number(shape.height)}" fill="{shape.fill}"{stroke}/>'
    )


@_shape.register
def _words(shape: Words) -> str:
    strong = ' font-weight="bold"' if shape.strong else ""
    return (
        f'<text x="{_number(shape.x)}" y="{_number(shape.y)}" font-size="{_number(shape.size)}" '
        f'text-anchor="{shape.anchor}" fill="{shape.ink}"{strong}>{_text(shape.text)}</text>'
    )


@_shape.register
def _line(shape: Line) -> str:
    return (
        f'<line x1="{_number(shape.x1)}" y1="{_number(shape.y1)}" x2="{_number(shape.x2)}" '
        f'y2="{_number(shape.y2)}" stroke="{shape.ink}"/>'
    )


def _text(text: str) -> str:
    return escape(clean(text))


def _number(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
