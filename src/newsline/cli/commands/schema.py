"""`newsline schema`: the JSON Schema of the record."""

import typer


def command() -> None:
    """Print the JSON Schema of what parse, timeline and search print as JSON."""
    import json

    from newsline.model.schema import record_schema

    typer.echo(json.dumps(record_schema(), indent=2))
