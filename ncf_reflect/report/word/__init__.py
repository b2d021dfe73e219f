"""A document in Word, on a plain A4 page of ours or on a council's own template.

python-docx and lxml take a while to load, so nothing of this package does so before it renders.
"""

from ncf_reflect.report.blocks import Document


def render(document: Document) -> bytes:
    """The document in Word. The same document gives the same bytes."""
    from ncf_reflect.report.word.assembling import assembled  # noqa: PLC0415

    return assembled(document, None)


def render_on(document: Document, template: bytes) -> bytes:
    """The same with the styles, headers and footers of `template`; its own text is left out.

    RefusedError where the template is no Word document.
    """
    from ncf_reflect.report.word.assembling import assembled  # noqa: PLC0415

    return assembled(document, template)
