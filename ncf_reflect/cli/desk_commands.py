"""The Desk on the command line: decisions, the seal, search. Themes are in `theme_commands`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.common import (
    json_option,
    mapping_argument,
    print_json,
    print_lines,
    round_option,
)
from ncf_reflect.errors import NotSavedError, ReadOnlyError, RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from ncf_reflect.model.findings import Code, Findings, FindingStrength
    from ncf_reflect.model.kinds import DecisionVerdict
    from ncf_reflect.model.session import Round
    from ncf_reflect.workspace import Workspace


@click.command()
@mapping_argument
@click.argument("question")
@click.argument("groups", metavar="GROUPS")
@click.option("--confirm", is_flag=True, help="The suggestion is right.")
@click.option("--recode", metavar="CODE", help="It is another code, such as agreement.")
@click.option("--strength", metavar="firm|check", help="Of a recoding to dissonance; else firm.")
@click.option("--set-aside", is_flag=True, help="It counts for nothing.")
@click.option("--note", default="", help="Why; needed for all but confirming.")
@click.option("--role", required=True, help="In which role you decide.")
@click.option("--name", default="", help="Your name, if you want it on record.")
@round_option
@json_option
@click.pass_obj
def decide(
    workspace: "Workspace", mapping: str, question: str, groups: str, confirm: bool,
    recode: str | None, strength: str | None, set_aside: bool, note: str, role: str, name: str,
    round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Decide about two groups on a question; GROUPS are two, such as workers,leaders."""
    from ncf_reflect.analysis.triangulation import triangulate  # noqa: PLC0415
    from ncf_reflect.cli.decided import decided_lines  # noqa: PLC0415
    from ncf_reflect.mapping import decisions  # noqa: PLC0415
    from ncf_reflect.mapping.kept import keep_findings  # noqa: PLC0415
    from ncf_reflect.mapping.sessions import groups_named  # noqa: PLC0415

    verdict, code = _verdict(confirm=confirm, recode=recode, set_aside=set_aside)
    deciding = decisions.Deciding(verdict, role, note, name, code, _strength(strength))
    pair = decisions.pair_of(groups_named(groups))
    with workspace.open(workspace.mapping_path(mapping), writing=True) as opened:
        round_ = opened.round(round_title)
        made = decisions.decide(opened, round_, question, pair, deciding)
        round_ = opened.round(round_.title)
        findings = triangulate(round_)
        keep_findings(opened, round_, findings)
    if as_json:
        print_json(made.model_dump(mode="json"))
    else:
        print_lines(list(decided_lines(findings, made)))


@click.command()
@mapping_argument
@click.option("--open", "unseal", is_flag=True, help="Unseal before all sessions have finished.")
@click.option("--reason", default="", help="Why; it stands in the report.")
@click.option("--role", default="", help="In which role you unseal.")
@round_option
@json_option
@click.pass_obj
def seal(
    workspace: "Workspace", mapping: str, unseal: bool, reason: str, role: str,
    round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Whether a round is sealed and what waits; or, with a reason, unseal it early."""
    from ncf_reflect.mapping import sealing  # noqa: PLC0415

    if (reason or role) and not unseal:
        raise click.UsageError("--reason and --role go with --open.")
    with workspace.open(workspace.mapping_path(mapping), writing=unseal) as opened:
        title = opened.round(round_title).title
        if unseal:
            sealing.unseal(opened, title, reason, role)
        round_ = opened.round(title)
    if as_json:
        print_json(_seal_json(round_))
    else:
        print_lines(_seal_lines(round_))


@click.command()
@mapping_argument
@click.argument("words", nargs=-1, required=True)
@round_option
@json_option
@click.pass_obj
def search(
    workspace: "Workspace", mapping: str, words: tuple[str, ...], round_title: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Points, notes, decisions and themes that hold all the WORDS."""
    from ncf_reflect.cli.decided import hit_line  # noqa: PLC0415
    from ncf_reflect.mapping.search import search  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=False) as opened:
        round_ = opened.round(round_title)
    say_what_is_sealed(round_)
    hits = search(round_, " ".join(words))
    if as_json:
        print_json([hit.model_dump(mode="json") for hit in hits])
    else:
        print_lines([hit_line(hit) for hit in hits] or ["Nothing found."])


def say_what_is_sealed(round_: "Round") -> None:
    """On standard error, which finished sessions are sealed and were not read."""
    from ncf_reflect.mapping.sealing import sealed_lines  # noqa: PLC0415

    for line in sealed_lines(round_):
        click.echo(line, err=True)


def keep_what_was_found(
    workspace: "Workspace", path: "Path", round_: "Round", findings: "Findings"
) -> None:
    """Keep the findings of a round in its mapping, where that can be written to just now."""
    from ncf_reflect.mapping.kept import keep_findings  # noqa: PLC0415

    for writing in (False, True):
        # Opened for writing only where there is something to write.
        try:
            with workspace.open(path, writing=writing) as opened:
                keep_findings(opened, round_, findings)
            return
        except ReadOnlyError:
            # Somebody else writes, or nobody can: what was found is printed all the same.
            continue
        except NotSavedError as error:
            click.echo(f"The findings were not kept in the mapping. {error}", err=True)


def _verdict(
    *, confirm: bool, recode: str | None, set_aside: bool
) -> "tuple[DecisionVerdict, Code | None]":
    from ncf_reflect.model.findings import Code  # noqa: PLC0415
    from ncf_reflect.model.kinds import DecisionVerdict  # noqa: PLC0415

    if confirm + (recode is not None) + set_aside != 1:
        raise click.UsageError("Say one of --confirm, --recode CODE and --set-aside.")
    if recode is not None:
        return DecisionVerdict.RECODE, Code(_one_of(recode, list(Code), "code"))
    return (DecisionVerdict.CONFIRM if confirm else DecisionVerdict.SET_ASIDE), None


def _strength(word: str | None) -> "FindingStrength | None":
    from ncf_reflect.model.findings import FindingStrength  # noqa: PLC0415

    if word is None:
        return None
    return FindingStrength(_one_of(word, list(FindingStrength), "strength"))


def _one_of(word: str, known: Sequence[str], what: str) -> str:
    if word not in known:
        raise RefusedError(f"There is no {what} “{word}”. Known: {', '.join(known)}.")
    return word


def _seal_json(round_: "Round") -> dict[str, object]:
    return {
        "round": round_.title,
        "sealed": round_.sealed,
        "sessions": [session.known_id for session in round_.sealed_sessions],
        "history": [seal.model_dump(mode="json") for seal in round_.seals],
    }


def _seal_lines(round_: "Round") -> list[str]:
    from ncf_reflect.mapping.reporting.seals import seal_sentences  # noqa: PLC0415
    from ncf_reflect.mapping.sealing import sealed_lines  # noqa: PLC0415

    lines = [*sealed_lines(round_)] or [*seal_sentences(round_)]
    if lines:
        return lines
    nothing = "sealed; nothing waits just now" if round_.sealed else "not sealed"
    return [f"“{round_.title}” is {nothing}."]
