"""From a round to a report on disk."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.reporting.composing import SHAREABLE, gap_report
from ncf_reflect.mapping.reporting.disclosed import names_as_shared
from ncf_reflect.mapping.reporting.options import ReportOptions
from ncf_reflect.model.session import Round
from ncf_reflect.report.blocks import Document
from ncf_reflect.report.formats import FORMATS, Format
from ncf_reflect.report.papers.kinds import KINDS, WITHOUT_ROUND, document_of
from ncf_reflect.report.writing import report_name, write_new

NOT_FOR_SHARING = "full copy"


def render_report(
    round_: Round,
    format_name: str,
    options: ReportOptions = SHAREABLE,
    template: bytes | None = None,
) -> bytes:
    """The report of a round in one of the formats, perhaps on a template of one's own.

    RefusedError for a format or kind that nobody has, and for a template that does not fit.
    """
    _format(format_name)
    if options.kind not in KINDS:
        known = ", ".join((*KINDS, *WITHOUT_ROUND))
        raise RefusedError(f"There is no kind {options.kind}. Kinds: {known}.")
    document = document_of(gap_report(round_, options), options.kind)
    return render_document(document, format_name, template)


def render_document(document: Document, format_name: str, template: bytes | None = None) -> bytes:
    """Any document in one of the formats, perhaps on a template. RefusedError as above."""
    format_ = _format(format_name)
    if template is None:
        return format_.render(document)
    if format_.render_on is None:
        with_template = [name for name, each in FORMATS.items() if each.render_on]
        raise RefusedError(f"A template goes with the format {', '.join(with_template)} only.")
    return format_.render_on(document, template)


class Preview(NamedTuple):
    """A report as it will read, in Markdown, and how many places of it are left out."""

    page: bytes
    left_out: int


def preview(round_: Round, options: ReportOptions = SHAREABLE) -> Preview:
    """What a report will say, whatever its format."""
    report = gap_report(round_, options)
    page = FORMATS["md"].render(document_of(report, options.kind))
    return Preview(page=page, left_out=len(report.left_out.items))


def publish(
    round_: Round,
    format_name: str,
    exports: Path,
    at: datetime,
    target: Path | None = None,
    options: ReportOptions = SHAREABLE,
    template: bytes | None = None,
) -> Path:
    """The path of a new report: `target`, or a name of authority, round and time in `exports`.

    Never over a file that is there. RefusedError where it cannot be written.
    """
    data = render_report(round_, format_name, options, template)
    what = KINDS[options.kind].file_words
    as_typed = round_.authority, round_.title
    names = as_typed if options.full else names_as_shared(round_, options.disclosures)

    def name(suffix: str) -> str:
        copy = f"{what}, {NOT_FOR_SHARING}" if options.full else what
        return report_name(*names, at, suffix, what=copy)

    return write_report(data, exports, target, name, format_name)


def write_report(
    data: bytes,
    exports: Path,
    target: Path | None,
    name: Callable[[str], str],
    format_name: str,
) -> Path:
    """The path of a new file: `target`, or one in `exports` that `name` gives for a suffix.

    Never over a file that is there. RefusedError where it cannot be written.
    """
    if target and (target.exists() or target.is_symlink()):
        raise RefusedError(f"{target} is there already. Choose another name; nothing was written.")
    if target:
        return write_new(target.parent, target.name, data)
    exports.mkdir(parents=True, exist_ok=True)
    return write_new(exports, name(_format(format_name).suffix), data)


def read_template(path: Path) -> bytes:
    """The bytes of somebody's own template. RefusedError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise RefusedError(f"The template {path} cannot be read: {error.strerror}.") from error


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise RefusedError(f"There is no format {name}. Formats: {', '.join(FORMATS)}.")
    return FORMATS[name]
