"""newsline: a folder of saved news becomes a searchable, honestly dated timeline.

    import newsline

    event = newsline.parse("article.txt")      # one document, one Event
    corpus = newsline.open("articles/")        # many, indexed
    for hit in corpus.timeline(entities=["Assad"], since="2012"):
        print(hit.event.date, hit.event.title)

The command line is a thin layer over these names. They are imported when first used,
so that `import newsline` costs next to nothing.
"""

__version__ = "0.1.0"

# What type checkers take for true; importing `typing` for it would cost as much as `--version` itself.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from newsline.corpus import Corpus, open
    from newsline.documents import parse, parse_all
    from newsline.errors import NewslineError, Problem
    from newsline.model import (
        DateCandidate,
        Document,
        Entity,
        Event,
        Hit,
        Match,
        Mention,
        Quote,
        QuoteHit,
        RelatedItem,
        Speaker,
        Timex,
        When,
    )

_HOMES = {
    "newsline.corpus": ("Corpus", "open"),
    "newsline.documents": ("parse", "parse_all"),
    "newsline.errors": ("NewslineError", "Problem"),
    "newsline.model": (
        "DateCandidate",
        "Document",
        "Entity",
        "Event",
        "Hit",
        "Match",
        "Mention",
        "Quote",
        "QuoteHit",
        "RelatedItem",
        "Speaker",
        "Timex",
        "When",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Corpus",
    "DateCandidate",
    "Document",
    "Entity",
    "Event",
    "Hit",
    "Match",
    "Mention",
    "NewslineError",
    "Problem",
    "Quote",
    "QuoteHit",
    "RelatedItem",
    "Speaker",
    "Timex",
    "When",
    "open",
    "parse",
    "parse_all",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'newsline' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*globals(), *_HOME]
