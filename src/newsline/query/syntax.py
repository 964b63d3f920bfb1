"""The query language: text in, a `Query` out, or one clear error with its place.

    query  = all { "OR" all }
    all    = one { [ "AND" ] one }
    one    = [ "NOT" | "-" ] one | "(" query ")" | [ field ":" ] value
    value  = word | word "*" | '"' anything '"'

Words without a letter or digit (a dash between spaces) are passed over.
"""

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from newsline.errors import NewslineError
from newsline.query.ast import And, DateRange, FieldTerm, Not, Or, Phrase, Prefix, Query, Term
from newsline.query.fields import BY_NAME, FIELDS

LONGEST_QUERY = 10_000  # characters
DEEPEST_NESTING = 50  # of parentheses and NOT

ReadRange = Callable[[str], tuple[date | None, date | None]]
Kind = Literal["word", "phrase", "AND", "OR", "NOT", "(", ")"]

_OPERATORS: dict[str, Kind] = {"AND": "AND", "OR": "OR", "NOT": "NOT"}
_PARENTHESES: dict[str, Kind] = {"(": "(", ")": ")"}
_MARKS = {'"': '"', "“": "”", "”": "”", "„": "“"}
_SHOWN = 20  # characters of the query that an error quotes


class _Token(NamedTuple):
    kind: Kind
    text: str
    place: int
    field: str | None = None


def parse_query(text: str, read_range: ReadRange) -> Query:
    """Read a query; `read_range` reads the value of `date:` and may raise `NewslineError` or `ValueError`.

    Raises `NewslineError`, with the place counted in characters from 1, if it cannot be read.
    """
    if len(text) > LONGEST_QUERY:
        raise NewslineError(f"the query is longer than {LONGEST_QUERY:,} characters")
    if not text.strip():
        raise NewslineError("the query is empty")
    query = _Parser(_tokens(text), text, read_range).parse()
    if query is None:
        raise NewslineError(f"the query has no word to look for: {_shown(text, 0)}")
    return query


def _error(message: str, text: str, place: int) -> NewslineError:
    return NewslineError(f"{message} at {_place(text, place)}")


def _place(text: str, place: int) -> str:
    return f"character {place + 1} of the query: {_shown(text, place)}"


def _shown(text: str, place: int) -> str:
    piece = text[place : place + _SHOWN]
    return piece + ("…" if place + _SHOWN < len(text) else "")


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    place = 0
    while place < len(text):
        char = text[place]
        if char.isspace():
            place += 1
        elif char in _PARENTHESES:
            tokens.append(_Token(_PARENTHESES[char], char, place))
            place += 1
        elif char in _MARKS:
            place = _phrase(text, place, place, None, tokens)
        elif char == "-" and place + 1 < len(text) and not text[place + 1].isspace():
            tokens.append(_Token("NOT", char, place))
            place += 1
        else:
            place = _word(text, place, tokens)
    return tokens


def _phrase(text: str, opening: int, start: int, field: str | None, tokens: list[_Token]) -> int:
    closing = text.find(_MARKS[text[opening]], opening + 1)
    if text[opening] != '"' and closing < 0:
        closing = text.find('"', opening + 1)
    if closing < 0:
        raise _error("a quotation mark is not closed", text, opening)
    tokens.append(_Token("phrase", text[opening + 1 : closing], start, field))
    return closing + 1


def _word(text: str, start: int, tokens: list[_Token]) -> int:
    end = start
    while (
        end < len(text)
        and not text[end].isspace()
        and text[end] not in _PARENTHESES
        and text[end] not in _MARKS
    ):
        end += 1
    word = text[start:end]
    name, colon, value = word.partition(":")
    named = colon and name.isascii() and name.isalpha() and not value.startswith("//")
    field = name.casefold() if named else None
    if word in _OPERATORS:
        tokens.append(_Token(_OPERATORS[word], word, start))
    elif field is None:
        tokens.append(_Token("word", word, start))
    elif not value and end < len(text) and text[end] in _MARKS:
        return _phrase(text, end, start, _known(field, text, start), tokens)
    elif value:
        tokens.append(_Token("word", value, start, _known(field, text, start)))
    elif field in BY_NAME:
        raise _error(f"a value is missing after {field}:", text, start)
    else:
        tokens.append(_Token("word", word, start))
    return end


def _known(field: str, text: str, place: int) -> str:
    if field in BY_NAME:
        return field
    from difflib import get_close_matches

    near = get_close_matches(field, BY_NAME, 1)
    hint = f"did you mean {near[0]}:?" if near else "the fields are " + ", ".join(f.name for f in FIELDS)
    raise _error(f"no field is called {field!r} ({hint})", text, place)


class _Parser:
    """Recursive descent over the tokens, its depth bounded."""

    def __init__(self, tokens: list[_Token], text: str, read_range: ReadRange) -> None:
        self._tokens = tokens
        self._text = text
        self._read_range = read_range
        self._at = 0
        self._depth = 0

    def parse(self) -> Query | None:
        query = self._any()
        if token := self._peek():
            raise _error("a closing parenthesis without an opening one", self._text, token.place)
        return query

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _any(self) -> Query | None:
        parts = [self._all()]
        while (token := self._peek()) and token.kind == "OR":
            self._operator(token)
            parts.append(self._all())
        kept = tuple(part for part in parts if part)
        return Or(kept) if len(kept) > 1 else kept[0] if kept else None

    def _all(self) -> Query | None:
        parts = [self._one()]
        while (token := self._peek()) and token.kind not in ("OR", ")"):
            if token.kind == "AND":
                self._operator(token)
            parts.append(self._one())
        kept = tuple(part for part in parts if part)
        return And(kept) if len(kept) > 1 else kept[0] if kept else None

    def _operator(self, token: _Token) -> None:
        self._at += 1
        following = self._peek()
        if following is None or following.kind in ("AND", "OR", ")"):
            raise _error(f"nothing follows {token.kind}", self._text, token.place)

    def _one(self) -> Query | None:
        token = self._peek()
        if token is None:
            return None
        if token.kind in ("AND", "OR"):
            raise _error(f"nothing stands before {token.kind}", self._text, token.place)
        if token.kind == "NOT":
            return self._negated(token)
        if token.kind == "(":
            return self._group(token)
        if token.kind == ")":
            raise _error("a closing parenthesis without an opening one", self._text, token.place)
        self._at += 1
        return self._value(token)

    def _negated(self, token: _Token) -> Query | None:
        self._operator(token)
        self._deeper(token)
        part = self._one()
        self._depth -= 1
        return Not(part) if part else None

    def _group(self, token: _Token) -> Query | None:
        self._at += 1
        self._deeper(token)
        following = self._peek()
        if following and following.kind == ")":
            raise _error("nothing stands between the parentheses", self._text, token.place)
        query = self._any() if following else None
        if self._peek() is None:
            raise _error("a parenthesis is not closed", self._text, token.place)
        self._at += 1
        self._depth -= 1
        return query

    def _deeper(self, token: _Token) -> None:
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            raise _error(f"nested deeper than {DEEPEST_NESTING}", self._text, token.place)

    def _value(self, token: _Token) -> Query | None:
        if token.field and BY_NAME[token.field].is_date:
            return self._range(token)
        if not any(char.isalnum() for char in token.text):
            if token.field:
                raise _error(f"a value is missing after {token.field}:", self._text, token.place)
            return None
        value: Term | Phrase | Prefix
        if token.kind == "phrase":
            value = Phrase(token.text)
        elif token.text.endswith("*"):
            value = Prefix(token.text.rstrip("*"))
        else:
            value = Term(token.text)
        return FieldTerm(token.field, value) if token.field else value

    def _range(self, token: _Token) -> DateRange:
        try:
            since, until = self._read_range(token.text)
        except (NewslineError, ValueError) as error:
            # Its words may end in examples: the place is none of them.
            raise NewslineError(f"{error} ({_place(self._text, token.place)})") from error
        return DateRange(since, until, token.text)
