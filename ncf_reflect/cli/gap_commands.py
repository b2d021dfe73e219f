"""Gaps and the actions on them, on the command line."""

from typing import TYPE_CHECKING

import click

from ncf_reflect.cli.common import (
    json_option,
    mapping_argument,
    print_json,
    print_lines,
    read_typed,
    round_option,
)

if TYPE_CHECKING:
    from ncf_reflect.mapping.gap_drafts import From
    from ncf_reflect.mapping.opened import OpenedMapping
    from ncf_reflect.model.session import Round
    from ncf_reflect.workspace import Workspace

role_option = click.option(
    "--role", default="QA lead", show_default=True, help="In which role you record it."
)
withdraw_option = click.option(
    "--withdraw", metavar="ID", help="Take it back; it stays in the history."
)
restore_option = click.option(
    "--restore", metavar="ID", help="Put a withdrawn one back, by its id."
)


@click.command()
@mapping_argument
@click.option("--add", is_flag=True, help="JSON from standard input: one gap, or a list.")
@click.option("--amend", metavar="ID", help="JSON from standard input: the fields to change.")
@withdraw_option
@click.option("--reason", default="", help="Why it is withdrawn.")
@restore_option
@click.option("--draft", metavar="QUESTION", help="Print a draft as JSON; or of a SECTION.")
@click.option("--groups", metavar="IDS", default="", help="For a draft: workers,managers.")
@click.option("--theme", default="", help="For a draft: only points with this theme.")
@click.option("--lacking", is_flag=True, help="Only gaps that lack something, and what.")
@role_option
@round_option
@json_option
@click.pass_obj
def gaps(
    workspace: "Workspace", mapping: str, add: bool, amend: str | None, withdraw: str | None,
    reason: str, restore: str | None, draft: str | None, groups: str, theme: str, lacking: bool,
    role: str, round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """The gaps of a round with what each lacks; or draft, add, change or withdraw one.

    \b
    gaps MAPPING --draft QUESTION | gaps MAPPING --add

    ID is a gap's id or its reference, such as stay-together-G-9a0b.
    """
    _one_at_a_time(add=add, amend=amend, withdraw=withdraw, restore=restore, draft=draft)
    if draft:
        _print_draft(workspace, mapping, round_title, (draft, groups, theme))
        return
    if groups or theme:
        raise click.UsageError("--groups and --theme go with --draft.")
    from ncf_reflect.cli import gap_lines  # noqa: PLC0415

    changes = bool(add or amend or withdraw or restore)
    with workspace.open(workspace.mapping_path(mapping), writing=changes) as opened:
        round_ = opened.round(round_title)
        if changes:
            _change_gaps(opened, round_, add, amend, withdraw, restore, reason, role)
        round_ = opened.round(round_.title)
    if as_json:
        print_json(gap_lines.gaps_json(round_, lacking=lacking))
    else:
        print_lines(gap_lines.gap_lines(round_, lacking=lacking))


@click.command()
@mapping_argument
@click.option("--add", is_flag=True, help="JSON from standard input: one action, or a list.")
@click.option("--amend", metavar="ID", help="JSON from standard input: the fields to change.")
@withdraw_option
@restore_option
@role_option
@round_option
@json_option
@click.pass_obj
def actions(
    workspace: "Workspace", mapping: str, add: bool, amend: str | None, withdraw: str | None,
    restore: str | None, role: str, round_title: str | None, as_json: bool,
) -> None:  # fmt: skip
    """The actions on the gaps of a round; or add, change or withdraw one.

    ID is an action's id or its reference, such as A-9a0b. In JSON, "gap" may be a reference too.
    """
    _one_at_a_time(add=add, amend=amend, withdraw=withdraw, restore=restore)
    from ncf_reflect.cli import gap_lines  # noqa: PLC0415

    changes = bool(add or amend or withdraw or restore)
    with workspace.open(workspace.mapping_path(mapping), writing=changes) as opened:
        round_ = opened.round(round_title)
        if changes:
            _change_actions(opened, round_, add, amend, withdraw, restore, role)
        round_ = opened.round(round_.title)
    if as_json:
        print_json(gap_lines.actions_json(round_))
    else:
        print_lines(gap_lines.action_lines(round_))


def _one_at_a_time(**asked: str | bool | None) -> None:
    if sum(map(bool, asked.values())) > 1:
        options = ", ".join(f"--{name}" for name in asked)
        raise click.UsageError(f"One of {options} at a time.")


def _print_draft(
    workspace: "Workspace", mapping: str, round_title: str | None, wanted: tuple[str, str, str]
) -> None:
    from ncf_reflect.mapping.gap_drafts import draft_gap  # noqa: PLC0415

    with workspace.open(workspace.mapping_path(mapping), writing=False) as opened:
        round_ = opened.round(round_title)
    texts: dict[str, str] = {}
    if round_.expectation_links:
        placed = workspace.framework().framework.placed()
        texts = {expectation.id: expectation.text for expectation in placed}
    drafted = draft_gap(round_, _wanted(round_, *wanted), texts)
    print_json(drafted.model_dump(mode="json"))


def _wanted(round_: "Round", draft: str, groups: str, theme: str) -> "From":
    from ncf_reflect.mapping.gap_drafts import From  # noqa: PLC0415
    from ncf_reflect.mapping.sessions import groups_named  # noqa: PLC0415
    from ncf_reflect.model.groups import in_order  # noqa: PLC0415

    named = in_order(groups_named(groups)) if groups else ()
    if draft in {section.slug for bank in round_.banks for section in bank.sections}:
        return From(section=draft, theme=theme, groups=named)
    return From(question=draft, theme=theme, groups=named)


def _change_gaps(
    opened: "OpenedMapping", round_: "Round", add: bool, amend: str | None, withdraw: str | None,
    restore: str | None, reason: str, role: str,
) -> None:  # fmt: skip
    from ncf_reflect.mapping import gap_given, gaps  # noqa: PLC0415
    from ncf_reflect.mapping.gap_lists import gap_of  # noqa: PLC0415
    from ncf_reflect.model.gap import GapFacts  # noqa: PLC0415

    if add:
        given = gap_given.gaps_given(read_typed())
        with opened.store.saving():
            for facts in given:
                gaps.record_gap(opened, round_, facts, role)
    elif amend:
        before = gap_of(round_, amend)
        changes = gap_given.changes_given(read_typed(), GapFacts, before)
        gaps.amend_gap(opened, round_, str(before.id), changes, role)
    elif withdraw:
        gaps.withdraw_gap(opened, round_, str(gap_of(round_, withdraw).id), role, reason)
    elif restore:
        gaps.restore_gap(opened, round_, restore, role)


def _change_actions(
    opened: "OpenedMapping", round_: "Round", add: bool, amend: str | None, withdraw: str | None,
    restore: str | None, role: str,
) -> None:  # fmt: skip
    from ncf_reflect.mapping import actions, gap_given  # noqa: PLC0415
    from ncf_reflect.mapping.gap_lists import action_of, gap_of  # noqa: PLC0415
    from ncf_reflect.model.gap import ActionFacts  # noqa: PLC0415

    if add:
        given = gap_given.actions_given(read_typed())
        with opened.store.saving():
            for facts in given:
                named = facts.model_copy(update={"gap": str(gap_of(round_, facts.gap).id)})
                actions.record_action(opened, round_, named, role)
    elif amend:
        before = action_of(round_, amend)
        changes = gap_given.changes_given(read_typed(), ActionFacts, before)
        actions.amend_action(opened, round_, str(before.id), changes, role)
    elif withdraw:
        actions.withdraw_action(opened, round_, str(action_of(round_, withdraw).id), role)
    elif restore:
        actions.restore_action(opened, round_, restore, role)
