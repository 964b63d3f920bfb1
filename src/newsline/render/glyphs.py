"""The signs that views draw with, and their stand-ins for a terminal that knows only ASCII."""

import unicodedata

# Cyrillic in the manner of BGN/PCGN, signs dropped, so that a name stays recognisable.
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщыэюяіїєґъь",
        [*"a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya i i ye g".split(), "", ""],
        strict=True,
    )
)
_TYPED = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′‵ʹʻʼʽˈ", "'"),
        **dict.fromkeys("“”„‟″«»〝〞", '"'),
        **dict.fromkeys("‐‑‒–−﹣－", "-"),
        **dict.fromkeys("•·‧∙●○◦", "*"),
        "‹": "<",
        "›": ">",
        "—": "--",
        "―": "--",
        "…": "...",
        "→": "->",
        "←": "<-",
        "×": "x",
        "÷": "/",
        "⁄": "/",
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "ı": "i",
        "ħ": "h",
        "€": "EUR",
        "£": "GBP",
        "¥": "JPY",
        "©": "(c)",
        "®": "(R)",
        "°": " deg",
        "§": "S.",
        "№": "No.",
        "±": "+/-",
        "≈": "~",
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
        **_CYRILLIC,
        **{letter.upper(): roman.capitalize() for letter, roman in _CYRILLIC.items()},
    }
)


class Glyphs:
    """The signs; `bars` are eight heights, lowest first."""

    document = "●"
    listed = "○"
    background = "◇"
    undated = "◌"
    spine = "│"
    gap = "┆"
    rule = "─"
    tick = "┬"
    dot = "·"
    dash = "—"
    open_quote = "“"
    close_quote = "”"
    ellipsis = "…"
    arrow = "→"
    yes = "✓"
    no = "✗"
    bars = "▁▂▃▄▅▆▇█"


class AsciiGlyphs(Glyphs):
    """Their stand-ins."""

    document = "*"
    listed = "o"
    background = "-"
    undated = "?"
    spine = "|"
    gap = ":"
    rule = "-"
    tick = "+"
    dot = "-"
    dash = "--"
    open_quote = '"'
    close_quote = '"'
    ellipsis = "..."
    arrow = "->"
    yes = "+"
    no = "x"
    bars = "..::-=+#"


def to_ascii(text: str) -> str:
    """`text` in ASCII as people would type it: accents go, punctuation is matched, Cyrillic romanised.

    What has no stand-in becomes `?`, one for each character.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.translate(_TYPED)).translate(_TYPED)
    return text if text.isascii() else "".join(map(_letter, text))


def _letter(char: str) -> str:
    if char < "\x80":
        return char
    return "" if unicodedata.combining(char) else "?"
