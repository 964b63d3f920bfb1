"""Letters that a scanner read for digits in a date: "l5 March 2OO3", "March I, 1998"."""

import re

from newsline.parser.datetext.names import ENGLISH_MONTHS

# Few lines have such a letter where a digit is to be expected.
_SIGN = re.compile(r"[lIO](?:(?<=\d.)|(?<![^\W_].)(?=[\dlIO,\s]))")
_MONTHS = "|".join(sorted(ENGLISH_MONTHS, reverse=True))
_DAY, _YEAR = r"[lI]\d|[0-3][lIO]|l[lO]?|[0-3]?\d", r"[12lI]\d{3}(?![^\W_])"
# Kept as text: compiled by `re` when a line first has use for it. "I March 1998" may be of part I.
_SLIPPED = (
    rf"(?<![^\W_])(?:(?P<first>{_DAY})(?:st|nd|rd|th)?\s{{1,3}}(?i:{_MONTHS})(?![^\W_])(?P<year>\.?,?\s{{1,3}}{_YEAR})?"
    rf"|(?i:{_MONTHS})\.?\s{{1,3}}(?P<second>{_DAY}|I(?=,))(?:st|nd|rd|th)?(?![^\W_])(?P<last>,?\s{{1,3}}{_YEAR})?)"
)
_SLIPPED_YEAR = r"(?<![^\W_])(?:2[0O][\dlIO]{2}|[1lI]9[\dlIO]{2})(?![^\W_])"
_DIGITS = str.maketrans("lIO", "110")


def without_slips(line: str) -> str:
    """The line, of the same length, with digits for them in years, and in days beside an English month."""
    if _SIGN.search(line) is None:
        return line
    line = re.sub(_SLIPPED_YEAR, lambda match: match[0].translate(_DIGITS), line)
    return re.sub(_SLIPPED, _mended, line)


def _mended(match: re.Match[str]) -> str:
    text, group = match[0], "first" if match["first"] else "second"
    # "I March" alone says nothing.
    if not (match["year"] or match["last"] or any(map(str.isdigit, match[group]))):
        return text
    first, end = match.start(group) - match.start(), match.end(group) - match.start()
    return text[:first] + text[first:end].translate(_DIGITS) + text[end:]
