"""The table of names: from what a person types to the names of the corpus it means."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsline.index.fuzzy import nearest, similar
from newsline.index.names import NameEntry
from newsline.index.variants import NameTokens, name_tokens, question_tokens, roman
from newsline.model import Match

_SUGGESTIONS = 5


class Resolution(NamedTuple):
    """What a name in a question was taken for.

    `entries` are the names taken, those in most events first; `matches` say which of them
    were matched fuzzily (similarity below 100); `suggestions` are names that were not taken
    and may have been meant.
    """

    asked: str
    entries: tuple[NameEntry, ...] = ()
    matches: tuple[Match, ...] = ()
    suggestions: tuple[str, ...] = ()


class NameTable:
    """Names with their aliases, to be asked for by any form, part or misspelling of them."""

    def __init__(self, entries: Iterable[NameEntry], field: str) -> None:
        """`field` names the kind of name in matches: `entity`, `speaker`, `source` or `tag`."""
        self.entries = tuple(entries)
        self.field = field
        self._exact: defaultdict[NameTokens, dict[int, NameEntry]] = defaultdict(dict)
        self._by_token: defaultdict[str, dict[int, NameEntry]] = defaultdict(dict)
        for entry in self.entries:
            for form in (entry.name, *entry.aliases):
                tokens = name_tokens(form)
                self._exact[tokens][entry.number] = entry
                for token in tokens:
                    self._by_token[token][entry.number] = entry
        self._sounds: defaultdict[str, list[str]] | None = None

    def resolve(self, text: str, *, prefix: bool = False) -> Resolution:
        """Take `text` for the names it is a form of.

        An exact name or alias first; a surname alone takes all who bear it; then names
        that contain all the words; only then names whose words are spelled like those
        asked for. With `prefix` the last word may go on.
        """
        tokens = question_tokens(text)
        if not tokens:
            return Resolution(text)
        if prefix:
            entries = self._containing([*([token] for token in tokens[:-1]), self._beginning(tokens[-1])])
            return self._taken(text, entries, 100)
        exact = self._exact.get(tokens) or self._exact.get(name_tokens(text)) or {}
        if exact and (len(tokens) > 1 or all(entry.type != "PERSON" for entry in exact.values())):
            return self._taken(text, exact.values(), 100)
        containing = self._containing([[token] for token in tokens])
        if exact:
            people = {entry.number: entry for entry in containing if entry.type == "PERSON"}
            return self._taken(text, {**exact, **people}.values(), 100)
        if containing:
            return self._taken(text, containing, 100)
        return self._fuzzily(text, tokens)

    def _containing(self, choices: Sequence[Sequence[str]]) -> list[NameEntry]:
        """Entries that have, for each of the choices, one of its tokens in one and the same form."""
        found: dict[int, NameEntry] | None = None
        for choice in choices:
            having: dict[int, NameEntry] = {}
            for token in choice:
                having.update(self._by_token.get(token, {}))
            found = having if found is None else {n: entry for n, entry in found.items() if n in having}
        return [entry for entry in (found or {}).values() if _in_one_form(entry, choices)]

    def _beginning(self, start: str) -> list[str]:
        return [token for token in self._by_token if token.startswith(start)]

    def _fuzzily(self, text: str, tokens: NameTokens) -> Resolution:
        """Other spellings of the same sounds; then typos in unknown words; then typos in any word."""
        spelled = [sorted({*self._sounding(roman(token)), *self._known(token)}) for token in tokens]
        size = sum(map(len, tokens))
        if all(spelled) and (entries := self._containing(spelled)):
            return self._taken(text, entries, round(100 * (1 - 1 / size)))
        frequencies = {token: len(having) for token, having in self._by_token.items()}
        typos = [nearest(token, frequencies) if token not in self._by_token else [] for token in tokens]
        for anywhere in (False, True):
            if anywhere:
                typos = [
                    nearest(token, {t: n for t, n in frequencies.items() if t != token}) for token in tokens
                ]
            choices = [
                [*same, *(word for word, _ in found)] if anywhere or not same else same
                for same, found in zip(spelled, typos, strict=True)
            ]
            if all(choices) and (entries := self._containing(choices)):
                cost = sum(found[0][1] for found in typos if found)
                return self._taken(text, entries, max(1, min(99, round(100 * (1 - cost / size)))))
        return Resolution(text, suggestions=self._suggest(text))

    def _known(self, token: str) -> list[str]:
        return [token] if token in self._by_token else []

    def _sounding(self, sound: str) -> list[str]:
        if self._sounds is None:
            self._sounds = defaultdict(list)
            for token in self._by_token:
                self._sounds[roman(token)].append(token)
        return self._sounds.get(sound, [])

    def _taken(self, text: str, entries: Iterable[NameEntry], similarity: int) -> Resolution:
        taken = tuple(sorted(entries, key=lambda entry: entry.number))
        if not taken:
            return Resolution(text, suggestions=self._suggest(text))
        return Resolution(
            text, taken, tuple(Match(text, entry.name, self.field, similarity) for entry in taken)
        )

    def _suggest(self, text: str) -> tuple[str, ...]:
        return tuple(similar(text, [entry.name for entry in self.entries], _SUGGESTIONS))


def _in_one_form(entry: NameEntry, choices: Sequence[Sequence[str]]) -> bool:
    if len(choices) == 1:
        return True
    for form in (entry.name, *entry.aliases):
        tokens = set(name_tokens(form))
        if all(not tokens.isdisjoint(choice) for choice in choices):
            return True
    return False
