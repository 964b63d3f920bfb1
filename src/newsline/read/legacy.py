"""Legacy encodings: which of the old code pages a text is in that is not UTF-8.

Two cases. Latin letters stand alone or in pairs among ASCII ones, and then all the
Latin code pages decode and statistics on one short article cannot tell them apart;
what tells is spelling: a code page is right if its letters belong to the alphabet of
one language. Other scripts have long runs of bytes beyond ASCII, which
charset-normalizer knows well.
"""

import re

FALLBACK = "cp1252"

_SAMPLE_BYTES = 16 * 1024
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
# Candidates in order of how often saved pages have them: the first of equals is taken.
_LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_15", "mac_roman")
_OTHER = tuple("cp1251 koi8_r cp866 cp1253 cp1255 cp1256 cp874 gb18030 big5 cp932 euc_jp cp949".split())
# Also legal bytes of Korean, which charset-normalizer prefers for short texts.
_JAPANESE = ("cp932", "euc_jp")
# Marks that news is set with, in any language.
_MARKS = frozenset("’‘“”„«»–—…•·€£§©®™°¿¡ªº´\u00a0\u00ad½¼¾×′″")
# The letters beyond ASCII that a language writes (small ones).
_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "àâæçéèêëîïôœùûüÿ",  # French
        "äöüß",  # German
        "áéíñóúü",  # Spanish
        "áâãàçéêíóôõúü",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "áàéèëêïíöóôüúû",  # Dutch
        "åäöéæøü",  # the Nordic languages
        "áðéíóúýþæö",  # Icelandic
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "čćđšž",  # Croatian, Serbian, Slovene
        "ăâîşţșț",  # Romanian
        "çğıöşüâî\u0307",  # Turkish (a small dotted capital I leaves its dot behind)
        "ąčęėįšųūž",  # Lithuanian
        "āčēģīķļņšūž",  # Latvian
        "äõöüšž",  # Estonian
    )
)
# English news spells foreign names, of several languages on one page.
_WESTERN = frozenset().union(*_ALPHABETS[:7])
_MIXED_WEIGHT = 0.9


def detect_legacy(data: bytes) -> str:
    """The likeliest encoding of `data`, which is text and not UTF-8; `cp1252` if nothing fits."""
    sample = _sample(data)
    runs = _BEYOND_ASCII.findall(sample)
    if sum(map(len, runs)) < 2 * len(runs):
        return _latin(sample)
    for encoding in _JAPANESE:
        if _has_hiragana(sample.decode(encoding, "replace")):
            return encoding
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=[*_OTHER, *_LATIN]).best()
    if best is None:
        return FALLBACK
    return best.encoding if best.encoding in _OTHER else _latin(sample)


def _sample(data: bytes) -> bytes:
    """The lines that are not ASCII, up to `_SAMPLE_BYTES`: one accent may stand far into a page."""
    lines: list[bytes] = []
    size = 0
    position = 0
    while size < _SAMPLE_BYTES and (match := _BEYOND_ASCII.search(data, position)):
        # No further back than the last line sampled: every byte is looked at once.
        start = max(data.rfind(b"\n", position, match.start()) + 1, match.start() - 256, position)
        end = data.find(b"\n", match.end())
        end = len(data) if end < 0 else end
        end = min(end, start + _SAMPLE_BYTES)
        lines.append(data[start:end])
        size += end - start + 1
        position = end
    return b"\n".join(lines)


def _has_hiragana(text: str) -> bool:
    """Whether much of `text` is hiragana, as in all Japanese prose and in no wrong decoding."""
    beyond_ascii = [character for character in text if character > "\x7f"]
    hiragana = sum("\u3041" <= character <= "\u309f" for character in beyond_ascii)
    return hiragana * 6 >= len(beyond_ascii) and text.count("\ufffd") * 50 <= len(text)


def _latin(sample: bytes) -> str:
    best, best_score = FALLBACK, -1.0
    for encoding in _LATIN:
        score = _spelling(sample.decode(encoding, "replace"))
        if score > best_score:
            best, best_score = encoding, score
        if score == 1.0:
            break
    return best


def _spelling(text: str) -> float:
    """The share of the characters beyond ASCII that belong: to news type or one alphabet (0 to 1)."""
    good = total = 0
    letters: dict[str, int] = {}
    for match in _NOT_ASCII.finditer(text):
        total += 1
        character, start = match[0], match.start()
        if character in _MARKS:
            good += 1
        # A capital within a word is a letter of some other code page.
        elif character.isalpha() and not (character.isupper() and text[start - 1 : start].islower()):
            small = character.lower()
            letters[small] = letters.get(small, 0) + 1
    if not total:
        return 0.0
    best = max(_covered(letters, alphabet) for alphabet in _ALPHABETS)
    return (good + max(best, _MIXED_WEIGHT * _covered(letters, _WESTERN))) / total


def _covered(letters: dict[str, int], alphabet: frozenset[str]) -> int:
    return sum(count for letter, count in letters.items() if letter[-1] in alphabet)
