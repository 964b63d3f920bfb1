"""Names of the corpus for shell completion; silent whatever happens."""

import os
import re
from typing import Any

_WORD_START = re.compile(r"\b(?=\w)")
# Bash puts a completion on the command line as it stands; other shells quote it themselves.
_BASH_SPECIAL = re.compile(r"([^\w@%+=:,./-])")


def complete_name(ctx: Any, incomplete: str) -> list[str]:
    """Names of the corpus from the word that begins with `incomplete`, those in most events first.

    The shell replaces what was typed, so "Lav" is completed to "Lavrov" rather than to
    "Sergei Lavrov": any part of a name is as good as the whole.
    """
    from newsline.cli.session import open_corpus
    from newsline.errors import NewslineError
    from newsline.render.sanitise import line

    try:
        corpus = open_corpus(
            ctx.params.get("corpus"),
            corrections=ctx.params.get("corrections"),
            tagger=ctx.params.get("tagger"),
            quiet=True,
        )
    except (NewslineError, OSError):
        return []
    forms = dict.fromkeys(
        form for name in corpus.complete(incomplete, limit=50) if (form := _from_word(line(name), incomplete))
    )
    return [_quoted(form) for form in forms]


def _from_word(name: str, beginning: str) -> str | None:
    """`name` from the first word that begins with `beginning`, spelled as it was typed so far."""
    for start in _WORD_START.finditer(name):
        tail = name[start.start() :]
        if tail.casefold().startswith(beginning.casefold()):
            return beginning + tail[len(beginning) :]
    return None


def _quoted(form: str) -> str:
    if os.environ.get("_NEWSLINE_COMPLETE", "").endswith("bash"):
        return _BASH_SPECIAL.sub(r"\\\1", form)
    return form
