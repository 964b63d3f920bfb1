"""JSON that is valid UTF-8 and inert on a terminal in every case."""

import json
import re
from typing import Any

from newsline.render.sanitise import HIDDEN

# JSON itself escapes C0; these pass through it raw and act on a terminal or hide from the reader.
_RAW = re.compile(f"{HIDDEN}|[\x7f-\x9f\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_encode = json.JSONEncoder(ensure_ascii=False).encode


def dumps(value: Any) -> str:
    """`value` as one line of JSON; unsafe characters are `\\u` escapes, so that nothing is lost.

    A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD.
    """
    text = _encode(value)
    if text.isascii() and "\x7f" not in text:
        return text
    # Checked apart: a quick test that nearly always says there is nothing to do.
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    return _RAW.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
