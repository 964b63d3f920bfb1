"""Text cut into tokens as for a program, with a space before each mark: joined as people write it."""

import re

from newsline.parser.restored.places import Edit

# Brackets and quotation marks as the Penn Treebank names them.
_NAMES = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}
_CLITIC = r"[ ](?=(?:n['’]t|['’](?:s|re|ve|ll|d|m))(?!\w))"
_CUT = r"""
    (?P<clock> (?<=\d)[ ]:[ ](?=\d\d(?!\d)) )                    # "3 : 45"
  | (?P<space> (?<=\d)[ ](?=(?:st|nd|rd|th)\b)                    # "20 th"
             | [ ](?=(?:n['’]t|['’](?:s|re|ve|ll|d|m))(?!\w))    # "do n't"
             | [ ](?=(?:[,;:!?%)\]]|\.{1,3})(?:[\s"'”’)\]]|$))   # "Orrel , who"
             | [ ](?=”) | (?<=[(\[$£€“])[ ] )                     # "( PLO"
  | (?P<close> [ ]?(?:-R[RS]B-|'') )
  | (?P<open> (?:-L[RS]B-|``)[ ]? )
  | (?P<mark> [ ]?" )
  | (?P<line> \n )
"""


def tokens_apart(text: str) -> list[Edit]:
    """What takes the spaces out that cutting a text into tokens put in, and makes marks of their names.

    A text is cut if most of its commas and full stops have a space before them, which no language writes.
    What is cut off a word ("do n't", "Velda 's") is joined wherever there is a mark so. Linear in the text.
    """
    if " ." not in text and " ," not in text:
        return []  # most texts
    apart = text.count(" , ") + text.count(" . ") + text.count(" .\n") + text.endswith(" .")
    if apart and apart >= text.count(", ") + text.count(". ") - apart:
        return _joined(text)
    return [Edit(match.start(), match.end(), "") for match in re.finditer(_CLITIC, text)]


def _joined(text: str) -> list[Edit]:
    # Where two apostrophes do not close what "``" opens, they are a mark for both sides.
    pattern = _CUT if "``" in text else _CUT.replace("|''", "").replace('[ ]?"', "[ ]?(?:\"|'')")
    edits: list[Edit] = []
    within = False  # marks that are alike on both sides, in turn
    for match in re.finditer(pattern, text, re.VERBOSE):
        start, end = match.span()
        kind, form = match.lastgroup, match.group()
        if kind == "line":
            within = False
        elif kind != "mark":
            edits.append(Edit(start, end, ":" if kind == "clock" else _NAMES.get(form.strip(), "")))
        else:
            within = not within
            # A space on one side alone is the one that people write.
            before = form[0] == " " or text[start - 1 : start] in ("", "\n")
            behind = text[end : end + 1]
            if within and before and behind == " ":
                edits.append(Edit(end, end + 1, ""))
            elif not within and form[0] == " " and behind in (" ", "", "\n"):
                edits.append(Edit(start, start + 1, ""))
    return edits
