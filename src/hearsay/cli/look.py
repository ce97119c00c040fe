"""Commands that look into a case: export, why, verify, search, diff."""

import json
from pathlib import Path

import typer

from .viewing import AS_OF, BY, looking_at, tell


def register(app: typer.Typer) -> None:
    """Adds the commands of this module."""
    app.command()(export)
    app.command()(why)
    app.command()(verify)
    app.command()(search)
    app.command()(diff)


def export(
    case: Path = typer.Argument(None, metavar="CASE", help="The case file."),
    table: str = typer.Argument(None, metavar="TABLE", help="documents, statements, claims, links, … (see --schema)."),
    form: str = typer.Option("jsonl", "--format", help="jsonl, csv; for entities also geojson."),
    schema: bool = typer.Option(False, "--schema", help="Print the JSON Schema of all tables instead."),
    as_of: str = AS_OF,
    by: str = BY,
) -> None:
    """Prints a table of the case, one JSON object a line.

    \b
    Example:
      hearsay export war.case claims | head
      hearsay export war.case events --as-of 2019-03-23
    """
    from ..case import export as lines
    from ..case import schema as json_schema
    from ..errors import UsageError

    if schema:
        typer.echo(json.dumps(json_schema(), indent=1, ensure_ascii=False))
        return
    if case is None or table is None:
        raise UsageError("Name a case and a table: hearsay export war.case claims.")
    with looking_at(case, as_of, by) as (opened, told):
        tell(told)
        for line in lines(opened, table, form=form):
            typer.echo(line)


def why(
    case: Path = typer.Argument(metavar="CASE", help="The case file."),
    record: str = typer.Argument(metavar="ID", help="The id of a claim, statement, entity, event, link …"),
    as_of: str = AS_OF,
    by: str = BY,
) -> None:
    """Tells how a record came about: the words in their place, the chain, each reason with its weight.

    \b
    Example:
      hearsay why war.case clm1:8c1f0a3b5d7e9f201346
    """
    from .. import open_case
    from ..errors import UsageError
    from ..explain import explain

    with looking_at(case, as_of, by) as (opened, told):
        tell(told)
        try:
            lines = explain(opened.ledger(), record)
        except UsageError:
            if as_of is None:
                raise
            with open_case(case) as whole:
                explain(whole.ledger(), record)
            raise UsageError(f"{record} was not known on {as_of}. Leave --as-of out to see it.") from None
        for line in lines:
            typer.echo(line)


def verify(case: Path = typer.Argument(metavar="CASE", help="The case file.")) -> None:
    """Reads everything back: hashes, ids, every span, the chain of judgements. Ends with 1 if something does not hold.

    \b
    Example:
      hearsay verify war.case
    """
    from .. import open_case
    from ..case import verify as check
    from .progress import bar

    with open_case(case) as opened, bar() as progress:
        wrong = check(opened, lambda done, total: progress("Reading back", done, total))
        digest = opened.digest()
    for sentence in wrong:
        typer.echo(sentence, err=True)
    verdict = f"{len(wrong)} of it does not hold" if wrong else "everything holds"
    typer.echo(f"{case}: {verdict}. Digest of the case: {digest}")
    if wrong:
        raise typer.Exit(1)


def search(
    case: Path = typer.Argument(metavar="CASE", help="The case file."),
    words: list[str] = typer.Argument(metavar="WORD", help="Words that the claim must hold, all of them."),
    as_of: str = AS_OF,
    by: str = BY,
) -> None:
    """Finds claims by their words.

    \b
    Example:
      hearsay search war.case bridge destroyed
    """
    with looking_at(case, as_of, by) as (opened, told):
        tell(told)
        for claim, _document, text in opened.search(" ".join(words)):
            typer.echo(f"{claim}  {' '.join(text.split())}")


def diff(
    case: Path = typer.Argument(metavar="CASE", help="The case file."),
    address: str = typer.Argument(metavar="URL", help="The address, or file, of a page taken more than once."),
) -> None:
    """Shows what changed between the captures of one address, claim by claim.

    \b
    Example:
      hearsay diff war.case https://example.org/story
    """
    from .. import open_case
    from ..errors import UsageError
    from ..versions import differences, versions

    if Path(address).exists():
        address = Path(address).absolute().as_uri()
    with open_case(case) as opened:
        found = versions(opened.ledger(), opened.sightings(), address)
        if not found:
            like = [s.uri for s in opened.sightings() if address in s.uri]
            hint = f" Did you mean {like[0]}?" if like else " `hearsay export CASE captures` lists the addresses."
            raise UsageError(f"No page of this case was taken from {address}.{hint}")
        for line in differences(opened.ledger(), found):
            typer.echo(line)
