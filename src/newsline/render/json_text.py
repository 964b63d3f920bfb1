"""JSON that is valid UTF-8 and inert on a terminal in every case."""

import json
import re
from typing import Any

from newsline.render.sanitise import HIDDEN

# JSON itself escapes C0; these pass through it raw and act on a terminal or hide from the reader.
# (As text, like the next: compiled by `re` when a text first has use for them.)
_RAW = f"{HIDDEN}|[\x7f-\x9f\u2028\u2029]"
_SURROGATE = "[\ud800-\udfff]"
# What needs no second look; deleting it leaves the few characters that do.
_PLAIN = bytes(range(0x7F))
# (Records are made anew for each event and hold no cycles.)
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def dumps(value: Any) -> str:
    """`value` as one line of JSON; unsafe characters are `\\u` escapes, so that nothing is lost.

    A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD.
    """
    text = _encode(value)
    if text.isascii() and "\x7f" not in text:
        return text
    try:
        data = text.encode()
    except UnicodeEncodeError:
        text = re.sub(_SURROGATE, "\ufffd", text)
        data = text.encode()
    # A search costs many times as much a character as encoding and deleting do.
    if re.search(_RAW, data.translate(None, _PLAIN).decode()) is None:
        return text
    return re.sub(_RAW, _escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
