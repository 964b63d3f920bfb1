"""A text as pieces, the trained tagger's tokens: each a word or a mark with the white space before it."""

import re

# White space belongs to the piece after it, so that a text is its pieces joined and their places are sums of
# lengths. Possessive repeats: nothing is tried twice.
_PIECE = re.compile(
    r"\s*+(?:"
    r"\w++(?![.&'’])"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W\d_a-z]\.(?=\s?[^\W\d_a-z])"  # J. Smith
    r"|(?:Mr|Mrs|Ms|Messrs|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|Prof|Rev|St|Jr|Sr|Hon|Cmdr|Brig|Fr|Mt|Ft"
    r"|Inc|Co|Corp|Ltd|No|vs)\."
    r"|\w+(?:(?:['’](?!s\b)|&)\w+)*"  # O'Brien, AT&T
    r"|['’]s\b"
    r"|\W"
    r")|\s+\Z"
)


def pieces(text: str) -> list[str]:
    """The pieces of `text`, in order; joined they are `text`. Linear."""
    return _PIECE.findall(text)
