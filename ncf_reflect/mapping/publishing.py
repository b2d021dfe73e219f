"""From a round to a report on disk."""

from datetime import datetime
from pathlib import Path

from ncf_reflect.errors import RefusedError
from ncf_reflect.mapping.reporting import gap_report
from ncf_reflect.model.session import Round
from ncf_reflect.report.formats import FORMATS, Format
from ncf_reflect.report.writing import report_name, write_new


def render_report(round_: Round, format_name: str, *, full: bool = False) -> bytes:
    """The gap report of a round in one of the formats. RefusedError for a format nobody has."""
    return _format(format_name).render(gap_report(round_, full=full))


def publish(
    round_: Round,
    format_name: str,
    exports: Path,
    at: datetime,
    target: Path | None = None,
    *,
    full: bool = False,
) -> Path:
    """The path of a new report: `target`, or a name of authority, round and time in `exports`.

    Never over a file that is there. RefusedError where it cannot be written.
    """
    data = render_report(round_, format_name, full=full)
    if target and (target.exists() or target.is_symlink()):
        raise RefusedError(f"{target} is there already. Choose another name; nothing was written.")
    if target:
        return write_new(target.parent, target.name, data)
    exports.mkdir(parents=True, exist_ok=True)
    suffix = _format(format_name).suffix
    return write_new(exports, report_name(round_.authority, round_.title, at, suffix), data)


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise RefusedError(f"There is no format {name}. Formats: {', '.join(FORMATS)}.")
    return FORMATS[name]
