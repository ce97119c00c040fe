"""Writes the parts of the reference that the program knows itself: commands.md and tables.md.

    python docs/reference/make.py

A test fails when what lies here is not what the program says.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from hearsay.case import schema
from hearsay.cli.app import app
from hearsay.stages import STAGES

HERE = Path(__file__).parent


def commands() -> str:
    """Every command with its help, as Markdown."""
    out = [
        "# Commands",
        "",
        "Exit codes: 0 done; 1 some inputs failed (each is named), or something does not hold; 2 a "
        "mistake in the call; 4 a mistake in hearsay.",
        "",
    ]
    for name, command in _commands():
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        told, example = inspect.cleandoc(command.help).split("Example:", 1)
        out += [f"## hearsay {name}", "", told.replace("\b", "").strip(), "", "```"]
        usage = [a.metavar + ("..." if a.nargs == -1 else "") for a in arguments]
        out += [
            " ".join(
                [
                    "hearsay",
                    name,
                    *(u if a.required else f"[{u}]" for u, a in zip(usage, arguments, strict=True)),
                    "[OPTIONS]",
                ]
            ),
            "",
            "Example:",
            *example.strip("\n").splitlines(),
            "```",
            "",
            *(["| | | default |", "|---|---|---|"] if command.params else _verbs(name, command)),
        ]
        for parameter in command.params:
            label = (
                parameter.metavar
                if parameter in arguments
                else ", ".join(f"`{o}`" for o in (*parameter.opts, *parameter.secondary_opts))
            )
            given = (
                ""
                if parameter in arguments or parameter.default is False or parameter.default in (None, "")
                else str(parameter.default)
            )
            out.append(f"| {label} | {parameter.help} | {given if not parameter.required else 'required'} |")
        out.append("")
    return "\n".join(out)


def _commands() -> Iterator[tuple[str, Any]]:
    """Every command by its full name, a family before its members."""
    for name, command in sorted(get_command(app).commands.items()):
        yield name, command
        for verb, inner in sorted(getattr(command, "commands", {}).items()):
            yield f"{name} {verb}", inner


def _verbs(name: str, family: Any) -> list[str]:
    """The members of a family of commands, each with what it is for."""
    return [f"- `hearsay {name} {verb}`: {inner.short_help}" for verb, inner in family.commands.items()]


def tables() -> str:
    """Every exported table with its columns, and the table of stages, as Markdown."""
    out = [
        "# Tables",
        "",
        "`hearsay export CASE TABLE` prints one JSON object a line with these keys. All offsets count "
        "code points of `documents.text`, end exclusive.",
        "",
    ]
    for name, table in schema()["$defs"].items():
        out += [f"## {name}", "", "| column | type |", "|---|---|"]
        out += [f"| `{column}` | {_shown(kind)} |" for column, kind in table["properties"].items()]
        out.append("")
    out += ["# Stages", "", "| stage | version | takes | gives | sees |", "|---|---|---|---|---|"]
    out += [f"| {s.name} | {s.version} | {', '.join(s.takes)} | {', '.join(s.gives)} | one {s.grain} |" for s in STAGES]
    return "\n".join([*out, ""])


def _shown(kind: dict[str, Any]) -> str:
    if "anyOf" in kind:
        return " or ".join(_shown(option) for option in kind["anyOf"])
    if "enum" in kind:
        return ", ".join(f"`{value}`" for value in kind["enum"])
    if kind["type"] == "array":
        return f"list of {_shown(kind['items'])}"
    if kind["type"] == "object":
        return "{" + ", ".join(kind["properties"]) + "}"
    return str(kind["type"])


if __name__ == "__main__":
    (HERE / "commands.md").write_text(commands(), encoding="utf-8")
    (HERE / "tables.md").write_text(tables(), encoding="utf-8")
