"""One chain of capitalised words, cut into the names it holds by rules of English newspaper style."""

from dataclasses import dataclass

from newsline.parse.names.lexicon import (
    ACRONYM,
    CALENDAR,
    CONNECTOR,
    DEMONYM,
    FAMILY,
    GIVEN,
    HEAD,
    INITIAL,
    MODIFIER,
    ORG,
    ORG_HEAD,
    OTHER_HEAD,
    PERSON_LINKS,
    PLACE,
    PLACE_HEAD,
    STOP,
    TITLE,
    WORD,
    Lexicon,
)

PERSON_TYPE, ORG_TYPE, PLACE_TYPE, NOTHING = 0, 1, 2, 3

# Heads that stand before their name: "Mount Everest", "Radio Liberty".
_LEADING_PLACES = frozenset(
    "Mount Mt Mt. Lake Cape Fort Port Camp Hotel Bay Gulf River Isle Villa Strait".split()
)
_LEADING_ORGS = frozenset(
    "Radio Bank Team Club Air University Institute Banco Grupo Group FC AC Club".split()
)
_REALMS = frozenset("Republic Kingdom Commonwealth State Emirate Sultanate Duchy Principality".split())
_AFTER_NAME = frozenset("Jr Jr. Sr Sr. II III IV".split())
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Piece:
    """A candidate inside a chain: words `first` to `last` (half-open), its type and weight of evidence.

    The type `NOTHING` marks words that are a name only if the document says so elsewhere.
    `titled` tells that a title stands before it.
    """

    first: int
    last: int
    type: int
    weight: float
    titled: bool = False


def segment(words: list[str], lexicon: Lexicon, begins: bool) -> list[Piece]:
    """The pieces of a chain, in order and without overlap; `begins`: the chain begins a sentence."""
    flags = [lexicon.flags(word) for word in words]
    pieces: list[Piece] = []
    at = 0
    size = len(words)
    while at < size:
        if flags[at] & (CONNECTOR | CALENDAR) or (flags[at] & STOP and not _kept(words, flags, at)):
            at += 1
            continue
        end = at + 1
        while end < size and not flags[end] & (CONNECTOR | CALENDAR | STOP):
            end += 1
        at = _core(words, flags, at, end, lexicon, begins and not pieces and _only_stops(flags, at), pieces)
    return pieces


def _kept(words: list[str], flags: list[int], at: int) -> bool:
    # "Will Smith", "May Hassan": a word of grammar that is a given name, before a family name.
    after = at + 1
    return bool(
        flags[at] & GIVEN
        and after < len(words)
        and not flags[after] & (STOP | CONNECTOR | CALENDAR | WORD | HEAD | PLACE | DEMONYM | ORG | TITLE)
    )


def _only_stops(flags: list[int], at: int) -> bool:
    return at == 0


def _known(words: list[str], at: int, lexicon: Lexicon) -> tuple[int, int]:
    """The longest name of several words in the lists that begins at `at`: its end and type."""
    if words[at] in lexicon.long_starts:
        for end in range(min(len(words), at + _LONGEST), at + 1, -1):
            name = " ".join(words[at:end])
            if name in lexicon.orgs:
                return end, ORG_TYPE
            if name in lexicon.places:
                return end, PLACE_TYPE
    return at, NOTHING


def _core(
    words: list[str], flags: list[int], at: int, end: int, lexicon: Lexicon, begins: bool, pieces: list[Piece]
) -> int:
    """Cut words `at` to `end`, a stretch without small words; returns where to go on."""
    known_end, known_type = _known(words, at, lexicon)
    if known_end > at:
        # "New York Times" and "Hong Kong Police" go on to their head; "United States Ambassador" does not.
        rest = max(known_end, end)
        if known_end >= end or _title(flags, known_end, end) is not None or _head_type(flags, known_end, rest) == NOTHING:
            pieces.append(Piece(at, known_end, known_type, 4.0))
            return known_end
    title = _title(flags, at, end)
    if title is not None:
        return _titled(words, flags, at, end, title, lexicon, begins, pieces)
    head = _last_head(flags, at, end)
    if head >= 0 and end - at > 1 or (head >= 0 and _of(words, flags, end)):
        return _headed(words, flags, at, end, head, lexicon, begins, pieces)
    return _plain(words, flags, at, end, lexicon, begins, pieces)


def _title(flags: list[int], at: int, end: int) -> int | None:
    for index in range(at, end):
        if flags[index] & TITLE and not (
            index + 1 < end and flags[index + 1] & ORG_HEAD and index + 2 >= end
        ):
            return index
    return None


def _titled(
    words: list[str],
    flags: list[int],
    at: int,
    end: int,
    title: int,
    lexicon: Lexicon,
    begins: bool,
    pieces: list[Piece],
) -> int:
    """ "Russian Deputy Foreign Minister Sergei Ryabkov": what stands before the title, then the person."""
    left = title
    while (
        left > at
        and flags[left - 1] & (MODIFIER | DEMONYM | WORD)
        and not flags[left - 1] & (PLACE | ORG | ACRONYM)
    ):
        left -= 1
    if left > at:
        _plain_or_headed(words, flags, at, left, lexicon, begins, pieces)
    right = title + 1
    while (
        right < end and flags[right] & (TITLE | MODIFIER) and not (flags[right] & GIVEN and right == end - 1)
    ):
        right += 1
    if right >= end:
        # "Minister of Construction Yoav Galant", "Secretary of State John Kerry": the office, then the person.
        if _of(words, flags, end):
            return _office(words, flags, end, lexicon, pieces)
        return end
    if end - right > 1 and flags[end - 1] & (ORG_HEAD | PLACE_HEAD) and not flags[end - 1] & (GIVEN | FAMILY):
        kind = ORG_TYPE if flags[end - 1] & ORG_HEAD else PLACE_TYPE
        pieces.append(Piece(title, end, kind, 2.0))
        return end
    if flags[right] & (DEMONYM | CALENDAR) or (right + 1 == end and flags[right] & (ORG_HEAD | OTHER_HEAD)):
        return _plain(words, flags, right, end, lexicon, False, pieces)
    stop, finish = _person_end(words, flags, right, end)
    pieces.append(Piece(right, stop, PERSON_TYPE, 4.0, titled=True))
    if finish > stop:
        return finish
    return stop


def _office(words: list[str], flags: list[int], link: int, lexicon: Lexicon, pieces: list[Piece]) -> int:
    at = link + 1
    if at < len(words) and words[at] == "the":
        at += 1
    end = at
    while (
        end < len(words)
        and not flags[end] & (CALENDAR | STOP)
        and not (flags[end] & CONNECTOR and words[end] in PERSON_LINKS)
    ):
        if (
            end > at
            and not flags[end - 1] & CONNECTOR
            and not flags[end] & (WORD | MODIFIER | CONNECTOR | HEAD)
        ):
            break
        if flags[end] & CONNECTOR and words[end] != "and" and words[end] != "&" and words[end] != "the":
            break
        end += 1
    if end == at:
        return link + 1
    plain = all(
        flags[index] & (WORD | MODIFIER | CONNECTOR) and not flags[index] & (PLACE | ORG)
        for index in range(at, end)
    )
    if not plain:
        known_end, known_type = _known(words, at, lexicon)
        if known_end > at:
            pieces.append(Piece(at, known_end, known_type, 4.0))
            at = known_end
        elif flags[at] & PLACE:
            pieces.append(Piece(at, at + 1, PLACE_TYPE, 3.0))
            at += 1
        else:
            return at
        if at >= len(words) or flags[at] & (CONNECTOR | CALENDAR | STOP | WORD | TITLE | HEAD):
            return at
        end = at
    if end < len(words) and not flags[end] & (CONNECTOR | CALENDAR | STOP):
        limit = end + 1
        while limit < len(words) and not flags[limit] & (CONNECTOR | CALENDAR | STOP):
            limit += 1
        stop, _ = _person_end(words, flags, end, limit)
        pieces.append(Piece(end, stop, PERSON_TYPE, 4.0, titled=True))
        return stop
    return end


def _person_end(words: list[str], flags: list[int], at: int, end: int) -> tuple[int, int]:
    """Where the personal name that begins at `at` ends, small words of names included."""
    stop = at + 1
    size = len(words)
    while True:
        while stop < end and not flags[stop] & (DEMONYM | TITLE | ORG_HEAD | OTHER_HEAD | ACRONYM) | 0:
            stop += 1
        if stop < end:
            # "John Paul II", "Ahmed House" (a head that is also a family name)
            if words[stop] in _AFTER_NAME or (flags[stop] & (FAMILY | GIVEN) and stop == end - 1):
                stop += 1
                continue
            return stop, stop
        link = stop
        while link < size and words[link] in PERSON_LINKS:
            link += 1
        if link == stop or link >= size or flags[link] & (STOP | CALENDAR | CONNECTOR):
            return stop, stop
        stop = link + 1
        end = stop
        while end < size and not flags[end] & (CONNECTOR | CALENDAR | STOP):
            end += 1


def _of(words: list[str], flags: list[int], at: int) -> bool:
    return at + 1 < len(words) and words[at] in ("of", "for", "on")


def _last_head(flags: list[int], at: int, end: int) -> int:
    for index in range(end - 1, at - 1, -1):
        if flags[index] & HEAD:
            return index
    return -1


def _head_type(flags: list[int], at: int, end: int) -> int:
    flag = flags[end - 1]
    if flag & ORG_HEAD:
        return ORG_TYPE
    if flag & PLACE_HEAD:
        return PLACE_TYPE
    return NOTHING


def _headed(
    words: list[str],
    flags: list[int],
    at: int,
    end: int,
    head: int,
    lexicon: Lexicon,
    begins: bool,
    pieces: list[Piece],
) -> int:
    """ "Syrian Observatory for Human Rights", "Bay of Bengal", "Nobel Prize": a name by its head word."""
    flag = flags[head]
    # A personal name whose last word happens to be a head: "George Bush", "Tim Hill".
    if (
        head == end - 1
        and end - at in (2, 3)
        and flags[at] & GIVEN
        and flag & (FAMILY | PLACE_HEAD)
        and not flags[at] & (WORD | PLACE)
    ):
        if not flag & ORG_HEAD:
            pieces.append(Piece(at, end, PERSON_TYPE, 1.5))
            return end
    if words[at] in _LEADING_PLACES and end - at > 1 and not flag & ORG_HEAD:
        pieces.append(Piece(at, end, PLACE_TYPE, 3.0))
        return end
    if head < end - 1:
        rest = head + 1
        if flags[rest] & (GIVEN | INITIAL) and end - rest > 1:
            _headed_or_single(words, flags, at, rest, head, lexicon, begins, pieces)
            return _plain(words, flags, rest, end, lexicon, False, pieces)
        if head == at and words[at] not in _LEADING_ORGS:
            if begins and flags[at] & WORD:
                return _plain(words, flags, rest, end, lexicon, False, pieces)
        if flag & OTHER_HEAD and not flag & (ORG_HEAD | PLACE_HEAD):
            if head == at:
                # "Hurricane Katrina", "Operation Desert Storm"
                return end
            return _plain(words, flags, at, end, lexicon, begins, pieces)
        kind = ORG_TYPE if flag & ORG_HEAD else PLACE_TYPE
        pieces.append(Piece(at, end, kind if head > at or words[at] in _LEADING_ORGS else ORG_TYPE, 1.0))
        return end
    kind = ORG_TYPE if flag & ORG_HEAD else PLACE_TYPE if flag & PLACE_HEAD else NOTHING
    first = at
    if (
        begins
        and end - at == 2
        and flags[at] & (WORD | DEMONYM)
        and not flags[at] & (PLACE | ORG | ACRONYM | MODIFIER | DEMONYM)
    ):
        # "Several Groups said": nothing tells it from a sentence's ordinary first words.
        if not _of(words, flags, end):
            return end
    last = end
    steps = 0
    while _of(words, flags, last) and steps < 3 and (kind != PLACE_TYPE or steps == 0):
        stop = _complement(words, flags, last, lexicon)
        if stop == last:
            break
        if words[head] in _REALMS:
            kind = PLACE_TYPE
        last = stop
        steps += 1
    if last == first + 1:
        return end
    if kind == NOTHING:
        if last == end:
            # "Iraq War", "Rome Statute" are no place; "Putin Plan" tells nothing of Putin.
            return end
        return end
    if kind == PLACE_TYPE and flags[first] & DEMONYM and last == end and flag & WORD and end - first == 2:
        return end
    if (
        last == end
        and all(flags[index] & DEMONYM or flags[index] & HEAD for index in range(first, end - 1))
        and flag & WORD
    ):
        if not flag & ORG_HEAD or not any(flags[index] & (DEMONYM) for index in range(first, end - 1)):
            pieces.append(Piece(first, last, kind, 0.5))
            return last
    pieces.append(Piece(first, last, kind, 3.0))
    return last


def _headed_or_single(
    words: list[str],
    flags: list[int],
    at: int,
    end: int,
    head: int,
    lexicon: Lexicon,
    begins: bool,
    pieces: list[Piece],
) -> None:
    if end - at > 1:
        _headed(words, flags, at, end, head, lexicon, begins, pieces)
    else:
        _plain(words, flags, at, end, lexicon, begins, pieces)


def _complement(words: list[str], flags: list[int], link: int, lexicon: Lexicon) -> int:
    """The end of what follows "of" in "Ministry of Health and Welfare"; `link` itself if nothing fits."""
    at = link + 1
    if at < len(words) and words[at] == "the":
        at += 1
    if at >= len(words) or flags[at] & (CALENDAR | STOP | CONNECTOR | TITLE):
        return link
    known_end, _ = _known(words, at, lexicon)
    end = max(at + 1, known_end)
    while end < len(words) and not flags[end] & (CONNECTOR | CALENDAR | STOP | TITLE):
        if known_end > at and flags[end] & (GIVEN | TITLE):
            return end
        if flags[end] & GIVEN and end + 1 < len(words) and not flags[end] & WORD:
            return end
        end += 1
    while (
        end + 1 < len(words)
        and words[end] in ("and", "&")
        and flags[end + 1] & (WORD | MODIFIER)
        and not flags[end + 1] & (PLACE | ORG | TITLE | STOP | CALENDAR | CONNECTOR | ORG_HEAD)
        and flags[at] & (WORD | DEMONYM)
    ):
        end += 2
        while (
            end < len(words)
            and flags[end] & (WORD | HEAD)
            and not flags[end] & (CONNECTOR | CALENDAR | STOP | TITLE)
        ):
            end += 1
    return end


def _plain_or_headed(
    words: list[str], flags: list[int], at: int, end: int, lexicon: Lexicon, begins: bool, pieces: list[Piece]
) -> None:
    head = _last_head(flags, at, end)
    if head == end - 1 and end - at > 1 and not flags[head] & OTHER_HEAD:
        kind = ORG_TYPE if flags[head] & ORG_HEAD else PLACE_TYPE
        pieces.append(Piece(at, end, kind, 2.0))
        return
    while at < end:
        at = _plain(words, flags, at, end, lexicon, begins, pieces)
        begins = False


def _plain(
    words: list[str], flags: list[int], at: int, end: int, lexicon: Lexicon, begins: bool, pieces: list[Piece]
) -> int:
    """Words without a head: places and organisations of the lists, people, and what is left over."""
    known_end, known_type = _known(words, at, lexicon)
    if known_end > at:
        pieces.append(Piece(at, known_end, known_type, 4.0))
        return known_end
    flag = flags[at]
    if end - at == 1:
        return _single(words, flags, at, begins, pieces)
    if flag & DEMONYM or (begins and flag & WORD and not flag & (GIVEN | PLACE | ORG)):
        if flag & DEMONYM and not begins and not flags[at + 1] & WORD and flags[end - 1] & HEAD:
            pieces.append(Piece(at, end, NOTHING, 0.0))
            return end
        return at + 1
    after = flags[at + 1]
    if (
        flag & (GIVEN | INITIAL)
        and not (flag & PLACE and after & (WORD | ACRONYM))
        and not after & (DEMONYM | ACRONYM)
    ):
        stop, finish = _person_end(words, flags, at, end)
        if stop - at > 1:
            weight = 3.0 if not after & WORD else 1.5
            pieces.append(Piece(at, stop, PERSON_TYPE, weight))
            return max(stop, finish)
    if flag & (ORG | ACRONYM) and not flag & GIVEN:
        pieces.append(Piece(at, at + 1, ORG_TYPE, 2.0 if flag & ORG else 1.0))
        return at + 1
    if flag & WORD and not flag & (GIVEN | FAMILY | PLACE | ORG) and after & GIVEN and not after & WORD and end - at > 2:
        # "Engineer John Smith": an ordinary word that serves as a title.
        return at + 1
    if flag & PLACE:
        if end - at == 2 and not begins and _team(words[at + 1], after):
            pieces.append(Piece(at, end, ORG_TYPE, 2.0))
            return end
        if after & FAMILY and not after & (WORD | PLACE | ORG) and flag & (GIVEN | FAMILY):
            stop, finish = _person_end(words, flags, at, end)
            pieces.append(Piece(at, stop, PERSON_TYPE, 2.0))
            return max(stop, finish)
        pieces.append(Piece(at, at + 1, PLACE_TYPE, 3.0))
        return at + 1
    ordinary = sum(1 for index in range(at, end) if flags[index] & WORD)
    if flags[end - 1] & ACRONYM and end - at > 1:
        end -= 1
        if end - at == 1:
            return _single(words, flags, at, begins, pieces)
    if ordinary == 0 and end - at <= 4:
        stop, finish = _person_end(words, flags, at, end)
        pieces.append(Piece(at, stop, PERSON_TYPE, 2.0 if flags[stop - 1] & FAMILY else 1.0))
        return max(stop, finish)
    if ordinary < end - at:
        pieces.append(Piece(at, end, NOTHING, 0.0))
    else:
        pieces.append(Piece(at, end, NOTHING, 0.0))
    return end


def _team(word: str, flags: int) -> bool:
    """Whether a word after a town's name makes it a club: "Pittsburgh Pirates", "Montreal HC"."""
    if flags & ACRONYM:
        return len(word) < 4
    return word.endswith("s") and not flags & (GIVEN | FAMILY | PLACE | ORG | DEMONYM | CALENDAR | OTHER_HEAD | TITLE)


def _single(words: list[str], flags: list[int], at: int, begins: bool, pieces: list[Piece]) -> int:
    flag = flags[at]
    if flag & DEMONYM and not flag & (PLACE | ORG):
        return at + 1
    if flag & (HEAD | TITLE | INITIAL) and not flag & (ORG | PLACE | FAMILY | GIVEN):
        if not flag & INITIAL:
            pieces.append(Piece(at, at + 1, NOTHING, -1.0))
        return at + 1
    if flag & ORG:
        piece = Piece(at, at + 1, ORG_TYPE, 3.0 if not flag & WORD else 1.0)
    elif flag & PLACE:
        piece = Piece(at, at + 1, PLACE_TYPE, 3.0 if not flag & (WORD | GIVEN | FAMILY) else 1.5)
    elif flag & ACRONYM:
        piece = Piece(at, at + 1, ORG_TYPE, 1.5)
    elif flag & WORD:
        piece = Piece(at, at + 1, NOTHING, 0.0 if begins else 0.1)
    elif flag & GIVEN:
        piece = Piece(at, at + 1, PERSON_TYPE, 1.5)
    elif flag & FAMILY:
        piece = Piece(at, at + 1, PERSON_TYPE, 1.0)
    elif begins and "-" in words[at] and words[at].split("-")[-1].islower():
        return at + 1
    else:
        piece = Piece(at, at + 1, NOTHING, 0.2 if begins else 0.5)
    stop = at + 1
    if piece.type in (PERSON_TYPE, NOTHING) and piece.weight >= 0.2:
        # "Osama bin Laden", "Ursula von der Leyen": one capitalised word, small words, another.
        stop, _ = _person_end(words, flags, at, at + 1)
    if stop > at + 1:
        pieces.append(Piece(at, stop, PERSON_TYPE, 3.0))
        return stop
    pieces.append(piece)
    return stop
