"""Commands that read articles and keep nothing."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from geo.cli.shared import Inputs, Jobs, Published, complain, exit_status
from geo.errors import InputError


class Format(StrEnum):
    """How ``extract`` writes what it found."""

    JSONL = "jsonl"


def extract(
    inputs: Inputs,
    published: Published = None,
    output_format: Annotated[Format, typer.Option("--format", help="How to write it.")] = (
        Format.JSONL
    ),
    jobs: Jobs = 1,
) -> None:
    """Write what the articles in INPUT report, one JSON object a document, in input order."""
    from geo.export.jsonl import to_contract, to_line
    from geo.ingest.document import Document, Given
    from geo.ingest.folder import find_files
    from geo.ingest.pool import Pool
    from geo.intake import empty_extraction, extract_all

    read = troubles = 0
    with Pool(jobs) as pool:
        for found, extraction in extract_all(find_files(inputs, Given(published=published)), pool):
            if not isinstance(found, Document):
                troubles += 1
                complain(found.line)
                continue
            read += 1
            problems = [*found.warnings, *filter(None, [extraction.failure])]
            troubles += bool(problems)
            for problem in problems:
                complain(f"{found.origin}: {problem}")
            geoparsed = extraction.geoparsed or empty_extraction(found.article)
            sys.stdout.write(to_line(to_contract(geoparsed, found.doc)))
            sys.stdout.flush()
    raise typer.Exit(exit_status(read, troubles))


def explain(
    file: Annotated[Path, typer.Argument(help="The article to explain.")],
    published: Published = None,
) -> None:
    """Show how every place, date and movement of the article in FILE was read."""
    from geo.explain import explain as explain_article
    from geo.ingest.document import Document, Given
    from geo.ingest.folder import find_files
    from geo.ingest.pool import Pool
    from geo.intake import extract_all

    with Pool() as pool:
        for found, extraction in extract_all(find_files([file], Given(published=published)), pool):
            if not isinstance(found, Document):
                raise InputError(found.line)
            if extraction.geoparsed is None:
                raise InputError(f"{found.origin}: {extraction.failure or found.warnings[0]}")
            typer.echo(explain_article(extraction.geoparsed))
