"""What the commands have in common: their arguments, and how they print."""

import json

import click

mapping_argument = click.argument("mapping")
round_option = click.option(
    "--round", "round_title", metavar="TITLE", help="Else the newest round."
)
json_option = click.option("--json", "as_json", is_flag=True, help="As JSON.")


def print_json(value: object) -> None:
    """`value` on standard output, as UTF-8 whatever the terminal thinks."""
    text = json.dumps(value, ensure_ascii=False, indent=1, default=str)
    click.echo(text.encode() + b"\n", nl=False)


def print_lines(lines: list[str]) -> None:
    """One fact a line, on standard output."""
    click.echo(("\n".join(lines) + "\n").encode(), nl=False)
