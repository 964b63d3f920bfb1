"""`newsline schema`: the JSON Schema of the record."""

from newsline.errors import ExitCode


def command() -> int:
    """Print the JSON Schema of what parse, timeline and search print as JSON."""
    import json

    from newsline.model.schema import record_schema

    print(json.dumps(record_schema(), indent=2))
    return ExitCode.FOUND
