"""Names of the corpus for shell completion; silent whatever happens."""

import typer


def complete_name(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names and aliases of the corpus in which a word begins with `incomplete`, most frequent first."""
    from newsline.cli.session import open_corpus
    from newsline.errors import NewslineError

    try:
        corpus = open_corpus(ctx.params.get("corpus"), quiet=True)
    except (NewslineError, OSError):
        return []
    return corpus.complete(incomplete, limit=50)
