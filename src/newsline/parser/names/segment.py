"""One chain of capitalised words, cut into the names it holds by rules of English newspaper style.

A chain is read from left to right in stretches of capitalised words without small words
between them. In each, names of the lists come first, then titles ("Foreign Minister
Sergei Lavrov"), then head words ("Observatory for Human Rights"), then the rest.
"""

from newsline.parser.names.chain import BREAK, Chain
from newsline.parser.names.lexicon import (
    ACRONYM,
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
    TITLE,
    WORD,
    Lexicon,
)
from newsline.parser.names.pieces import (
    GUESS,
    LIKELY,
    NOTHING,
    ORG_TYPE,
    PERSON_TYPE,
    PLACE_TYPE,
    STRONG,
    SURE,
    Piece,
    single,
)
from newsline.parser.names.style import (
    GENERATIONS,
    LEADING_ORGS,
    LEADING_PLACES,
    ON_SOMETHING,
    PARTIES,
    REALMS,
    ROYALS,
    ends_body,
    is_adjective,
    is_holder,
    is_team,
    of_two_syllables,
    only_names,
)

_MOST_LINKS = 4


def segment(words: list[str], lexicon: Lexicon, begins: bool) -> list[Piece]:
    """The pieces of a chain, in order and without overlap; `begins`: the chain begins a sentence. Linear."""
    if len(words) == 1:
        word = words[0]
        flag = lexicon.flags(word)
        if flag & (BREAK | TITLE) or (flag & DEMONYM and is_adjective(word)):
            return []
        piece = single(flag, 0, begins)
        return [piece] if piece is not None else []
    return _Cutter(words, lexicon, begins).cut()


class _Cutter(Chain):
    """A chain that is being cut.

    The methods take a stretch `at` to `end`, append pieces and return where to go on.
    """

    __slots__ = ()

    def cut(self) -> list[Piece]:
        flags = self.flags
        at = 0
        while at < self.size:
            if flags[at] & BREAK and not self._name_in_spite(at):
                at += 1
                continue
            at = self._stretch(at, self._stretch_end(at + 1))
        return self.pieces

    def _stretch(self, at: int, end: int) -> int:
        words, flags = self.words, self.flags
        seen = 0
        for flag in flags[at:end]:
            seen |= flag
        if seen & DEMONYM:
            for index in range(at, end):
                if flags[index] & DEMONYM and is_adjective(words[index]):
                    # "New York-based Amnesty", "NATO-led": what stands before belongs to the adjective.
                    return index + 1
        known_end, known_type = self._listed(at)
        if known_end > at:
            # "New York Times" and "Hong Kong Police" go on to their head, "United States Ambassador" not.
            last = flags[max(known_end, end) - 1]
            headed = last & (ORG_HEAD | PLACE_HEAD)
            if known_end >= end or not headed or self._title(known_end, end) >= 0:
                joint = self._joint_head(known_end, end) if known_end < end else end
                if joint > end:
                    # "United States Citizenship and Immigration Services"
                    return self._add(at, joint, ORG_TYPE, STRONG)
                return self._add(at, known_end, known_type, SURE)
        if end - at == 2 and "-" in words[at + 1] and of_two_syllables(words[at], words[at + 1], flags[at]):
            return self._add(at, end, PERSON_TYPE, STRONG)
        title = self._title(at, end) if seen & TITLE else -1
        if title >= 0:
            return self._titled(at, end, title)
        head = self._last_head(at, end) if seen & HEAD else -1
        if head >= 0 and (end - at > 1 or self._of(end)):
            return self._headed(at, end, head)
        if end + 1 < self.size and (joint := self._joint_head(at, end)) > end:
            return self._add(at, joint, ORG_TYPE, STRONG)
        return self._unlisted(at, end)

    # --- people with a title ------------------------------------------------------------------------------

    def _titled(self, at: int, end: int, title: int) -> int:
        """ "Russian Deputy Foreign Minister Sergei Ryabkov": what precedes the title, then the person."""
        words, flags = self.words, self.flags
        left = title
        while (
            left > at
            and flags[left - 1] & (MODIFIER | DEMONYM | WORD)
            and not flags[left - 1] & (PLACE | ORG)
            # "Housing Industry Association President Ann Reed"
            and not (left - at > 1 and ends_body(words[left - 1], flags[left - 1]))
        ):
            left -= 1
        if left > at:
            self._before_title(at, left)
        right = title + 1
        while (
            right < end
            and flags[right] & (TITLE | MODIFIER)
            and not (flags[right] & GIVEN and right == end - 1)
        ):
            right += 1
        if right >= end:
            return self._office(end) if self._of(end) else end
        last = flags[end - 1]
        eponym = last & ORG_HEAD or (last & PLACE_HEAD and words[title] in ROYALS)
        if eponym and end - right > 1 and not last & (GIVEN | FAMILY) and not flags[right] & INITIAL:
            # "Queen Elizabeth Hospital", "Prince Edward Island"
            return self._add(title, end, ORG_TYPE if last & ORG_HEAD else PLACE_TYPE, LIKELY)
        if flags[right] & DEMONYM or (right + 1 == end and flags[right] & (ORG_HEAD | OTHER_HEAD)):
            return self._plain(right, end)
        return self._add(right, self._person_end(right, end), PERSON_TYPE, SURE, True)

    def _before_title(self, at: int, end: int) -> None:
        last = self.flags[end - 1]
        if end - at > 1 and last & (ORG_HEAD | PLACE_HEAD):
            self._add(at, end, ORG_TYPE if last & ORG_HEAD else PLACE_TYPE, LIKELY)
            return
        while at < end:
            at = self._plain(at, end)

    def _office(self, link: int) -> int:
        """ "Minister of Construction Yoav Galant", "President of Russia Vladimir Putin"."""
        at = link + 1 + (self.words[link + 1] == "the")
        flags = self.flags
        if at >= self.size:
            return self.size
        end, kind = self._listed(at)
        if end == at and flags[at] & PLACE:
            end, kind = at + 1, PLACE_TYPE
        if end > at:
            stop = self._stretch_end(end)
            if stop > end and flags[stop - 1] & ORG_HEAD and self._title(end, stop) < 0:
                # "President of the Hong Kong Institute"
                return at
            self._add(at, end, kind, STRONG)
        else:
            while end < self.size and (
                (flags[end] & (WORD | MODIFIER) and not flags[end] & (PLACE | ORG))
                or self.words[end] in ("and", "&")
            ):
                end += 1
            if end == at:
                return at
        if end >= self.size or flags[end] & (BREAK | WORD | TITLE | HEAD):
            return end
        return self._add(end, self._person_end(end, self._stretch_end(end)), PERSON_TYPE, SURE, True)

    def _person_end(self, at: int, end: int) -> int:
        """Where the personal name that begins at `at` ends, the small words of names included."""
        words, flags = self.words, self.flags
        stop = at + 1
        links = 0
        while True:
            while stop < end and not flags[stop] & (DEMONYM | TITLE | ORG_HEAD | OTHER_HEAD | ACRONYM):
                verb = flags[stop] & WORD and words[stop].endswith(("s", "ed"))
                if stop > at + 1 and verb and not flags[stop] & (GIVEN | FAMILY | PLACE_HEAD):
                    # "Ann Lee Resigns" in a headline that could not be told from prose
                    return stop
                stop += 1
            if stop < end:
                # "John Paul II", "Ahmed House": a head word that is also a family name
                last = stop == end - 1 or (stop == end - 2 and words[end - 1] in GENERATIONS)
                if words[stop] in GENERATIONS or (flags[stop] & (FAMILY | GIVEN) and last):
                    stop += 1
                    continue
                return stop
            link = stop
            while link < self.size and words[link] in PERSON_LINKS:
                link += 1
            links += 1
            if link == stop or link >= self.size or flags[link] & BREAK or links > _MOST_LINKS:
                return stop
            stop = link + 1
            end = self._stretch_end(stop)

    # --- names by their head word -------------------------------------------------------------------------

    def _headed(self, at: int, end: int, head: int) -> int:
        """ "Syrian Observatory for Human Rights", "Bay of Bengal"; "Nobel Prize" is neither."""
        words, flags = self.words, self.flags
        flag = flags[head]
        if (
            head == end - 1
            and end - at in (2, 3)
            and flags[at] & GIVEN
            and not flags[at] & (WORD | PLACE)
            and flag & (FAMILY | PLACE_HEAD)
            and not flag & ORG_HEAD
        ):
            # "Tim Hill": a family name that happens to be a head.
            return self._add(at, end, PERSON_TYPE, 1.5)
        if words[at] in LEADING_PLACES and end - at > 1 and not flag & (ORG_HEAD | OTHER_HEAD):
            return self._add(at, end, PLACE_TYPE, STRONG)
        if head < end - 1:
            return self._head_inside(at, end, head)
        if flag & OTHER_HEAD and not flag & (ORG_HEAD | PLACE_HEAD):
            # "Treaty of Rome" says nothing of Rome.
            return self._complement(end, "") if self._of(end) and words[end] == "of" else end
        unsure = flags[at] & WORD and not flags[at] & (PLACE | ORG | ACRONYM | MODIFIER | DEMONYM)
        if self._first(at) and end - at == 2 and unsure and not self._of(end):
            # "Several Groups": nothing tells it from the ordinary first words of a sentence.
            return end
        kind = ORG_TYPE if flag & ORG_HEAD else PLACE_TYPE
        last = end
        for _ in range(1 if kind == PLACE_TYPE else 3):
            stop = self._complement(last, words[head]) if self._of(last) else last
            if stop == last:
                break
            last = stop
        if last == at + 1:
            return end
        if last == end and end - at == 2 and flags[at] & DEMONYM and flag & WORD and kind == PLACE_TYPE:
            # "Syrian Territory"
            return end
        return self._add(at, last, PLACE_TYPE if words[head] in REALMS else kind, STRONG)

    def _joint_head(self, at: int, end: int) -> int:
        """The end of "Food and Drug Administration", whose words up to "and" have no head; or `end`."""
        if end + 1 >= self.size or self.words[end] not in ("and", "&"):
            return end
        flags = self.flags
        # "Czech Economic and Cultural Office"
        first = at + 1 if end - at > 1 and flags[at] & (DEMONYM | PLACE) else at
        for index in range(first, end):
            if not flags[index] & WORD or flags[index] & (PLACE | ORG | GIVEN | TITLE | DEMONYM):
                return end
        stop = self._stretch_end(end + 1)
        ordinary = (
            stop > end + 2 and flags[end + 1] & WORD and not flags[end + 1] & (PLACE | ORG | TITLE | ORG_HEAD)
        )
        return stop if ordinary and flags[stop - 1] & ORG_HEAD else end

    def _head_inside(self, at: int, end: int, head: int) -> int:
        words, flags = self.words, self.flags
        flag = flags[head]
        rest = head + 1
        if flags[rest] & (GIVEN | INITIAL) and end - rest > 1:
            # "Bay Area Mayor" is a title's; here "Observatory Rami Rahman": the person begins anew.
            if rest - at > 1:
                self._headed(at, rest, head)
            else:
                self._plain(at, rest)
            return self._plain(rest, end)
        if words[head] in PARTIES and head > at and only_names(flags[rest:end]):
            # "New Harbour Party Bire Kimo": both are whole names
            self._headed(at, rest, head)
            return self._add(rest, end, PERSON_TYPE, LIKELY)
        if flag & OTHER_HEAD and not flag & (ORG_HEAD | PLACE_HEAD):
            # "Hurricane Katrina", "Operation Desert Storm"
            return end if head == at else self._plain(at, end)
        if head == at and words[at] not in LEADING_ORGS:
            if self._first(at) and flags[at] & WORD:
                return self._plain(rest, end)
            return self._add(at, end, ORG_TYPE, GUESS)
        return self._add(at, end, ORG_TYPE if flag & ORG_HEAD else PLACE_TYPE, GUESS)

    def _complement(self, link: int, head: str) -> int:
        """The end of what follows "of" in "Ministry of Health and Welfare"; `link` itself if nothing fits.

        `head` is the head word before it.
        """
        words, flags = self.words, self.flags
        if words[link] == "on" and head not in ON_SOMETHING:
            return link
        at = link + 1 + (words[link + 1] == "the")
        if at >= self.size or flags[at] & BREAK:
            return link
        if flags[at] & (TITLE | MODIFIER) and head == "Office" and at > link + 1:
            # "Office of the Prime Minister"
            end = at + 1
            while end < self.size and flags[end] & (TITLE | MODIFIER):
                end += 1
            if flags[end - 1] & TITLE:
                return end
        if is_holder(words[at], flags[at], at + 1 == self.size):
            return link
        known_end, _ = self._listed(at)
        end = max(at + 1, known_end)
        while end < self.size and not flags[end] & BREAK:
            if is_holder(words[end], flags[end], end + 1 == self.size):
                break
            person = flags[end] & GIVEN and not flags[end] & WORD
            if person and (known_end > at or end + 1 < self.size):
                return end
            end += 1
        while (
            end + 1 < self.size
            and words[end] in ("and", "&")
            and flags[at] & (WORD | DEMONYM)
            and flags[end + 1] & (WORD | MODIFIER)
            and not flags[end + 1] & (BREAK | PLACE | ORG | TITLE | ORG_HEAD)
        ):
            end += 2
            while end < self.size and flags[end] & (WORD | HEAD) and not flags[end] & (BREAK | TITLE):
                end += 1
        return end

    # --- the rest -----------------------------------------------------------------------------------------

    def _plain(self, at: int, end: int) -> int:
        """Words without a head: places and organisations of the lists, people, and what is left over."""
        known_end, known_type = self._listed(at)
        if known_end > at:
            return self._add(at, known_end, known_type, SURE)
        return self._unlisted(at, end)

    def _unlisted(self, at: int, end: int) -> int:
        """The same, of words with which no listed name of several words begins."""
        if end - at == 1:
            return self._single(at)
        words, flags = self.words, self.flags
        flag, after = flags[at], flags[at + 1]
        if flag & DEMONYM or (self._first(at) and flag & WORD and not flag & (GIVEN | PLACE | ORG)):
            return at + 1
        named = flag & (GIVEN | INITIAL) and not after & (DEMONYM | ACRONYM)
        if named and not (flag & PLACE and after & WORD):
            stop = self._person_end(at, end)
            if stop - at > 1:
                return self._add(at, stop, PERSON_TYPE, 1.5 if after & WORD else STRONG)
        if flag & (ORG | ACRONYM) and not flag & GIVEN:
            return self._add(at, at + 1, ORG_TYPE, LIKELY if flag & ORG else GUESS)
        if (
            flag & WORD
            and not flag & (FAMILY | PLACE | GIVEN)
            and after & GIVEN
            and not after & WORD
            and end - at > 2
        ):
            # "Engineer John Smith": an ordinary word that serves as a title.
            return at + 1
        if flag & PLACE:
            if end - at == 2 and not self._first(at) and is_team(words[at + 1], after):
                return self._add(at, end, ORG_TYPE, LIKELY)
            if flag & (GIVEN | FAMILY) and after & FAMILY and not after & (WORD | PLACE | ORG):
                return self._add(at, self._person_end(at, end), PERSON_TYPE, LIKELY)
            return self._add(at, at + 1, PLACE_TYPE, STRONG)
        if flags[end - 1] & ACRONYM:
            end -= 1
            if end - at == 1:
                return self._single(at)
        ordinary = any(flags[index] & WORD for index in range(at, end))
        if not ordinary and end - at <= 4:
            stop = self._person_end(at, end)
            return self._add(at, stop, PERSON_TYPE, LIKELY if flags[stop - 1] & FAMILY else GUESS)
        return self._add(at, end, NOTHING, 0.0)

    def _single(self, at: int) -> int:
        piece = single(self.flags[at], at, self._first(at))
        if piece is None:
            return at + 1
        _, _, kind, weight, _ = piece
        if weight and kind in (PERSON_TYPE, NOTHING):
            stop = self._person_end(at, at + 1)
            if stop > at + 1:
                # "Osama bin Laden", "Ursula von der Leyen": one capitalised word, small words, another.
                return self._add(at, stop, PERSON_TYPE, STRONG)
        self.pieces.append(piece)
        return at + 1
