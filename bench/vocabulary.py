"""The words, clauses and names of which an invented corpus is made (see make_corpus.py)."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"


def entries(text: str) -> list[str]:
    """The entries of a list that is written with semicolons."""
    return [entry.strip() for entry in text.split(";")]


# Each word stands in the body of every so-manieth document and nowhere else.
PLANTED = {"asylum": 200, "amnesty": 1000, "ceasefire": 25, "referendum": 10}

# The most frequent people, with a title as their reporters give it. What they are made to say is noise.
FAMOUS = entries(
    """President|Bashar al-Assad;President|Vladimir Putin;Foreign Minister|Sergei Lavrov;
Secretary of State|John Kerry;Secretary-General|Ban Ki-moon;Prime Minister|David Cameron;
envoy|Lakhdar Brahimi;spokesman|Dmitry Peskov;envoy|Staffan de Mistura;|Asma al-Assad;
President|Hafez al-Assad;Foreign Minister|Walid al-Muallem;envoy|Kofi Annan;
Defense Secretary|Ashton Carter;General|Salim Idris;envoy|Geir Pedersen;Interior Minister|Nancy Faeser;
Crown Prince|Mohammed bin Salman;President|Volodymyr Zelensky;ambassador|Susan Rice;
ambassador|Vitaly Churkin;Foreign Minister|Hakan Fidan;Deputy Foreign Minister|Sergey Ryabkov;
Prime Minister|Mohammed al-Bashir"""
)

TITLES = entries(
    """President;Prime Minister;Foreign Minister;Interior Minister;Finance Minister;Senator;Judge;
General;Mayor;Professor;Ambassador;Governor;Deputy Prime Minister;Bishop;Captain;Colonel;Dr;Sir;
Chancellor;Commissioner;;;;;;"""
)

GIVEN = """Ada Agnes Ahmad Ali Amina Ana Andrei Anna António Arun Barbara Beatriz Ben Carla Carlos
Chen Clara Daniel David Diana Elena Emma Eric Fatima Felix Fiona Francisco George Grace Hannah Hans
Hassan Helen Henry Hugo Ibrahim Igor Ines Irina Isabel Ivan Jack James Jane Javier Joan João John Jonas
José Julia Karim Karl Kate Khalid Laura Leila Leon Li Linda Lucas Luis Maria Marek Margaret Mark Martin
Mary Michael Miguel Mohammed Nadia Natalia Nicole Nina Nour Olga Omar Oscar Owen Patricia Paul Pedro
Peter Petra Priya Rachel Ravi René Rima Robert Rosa Ruth Samira Samuel Sara Sergei Simon Sofia Stefan
Susan Thomas Tobias Tom Vera Victor Wei William Yara Yuri Yusuf Zoë""".split()
PLACES = entries(
    """Syria;Moscow;Russia;Washington;Damascus;London;Geneva;the United States;Aleppo;Turkey;
Berlin;Germany;Paris;France;Beijing;China;Brussels;Iran;Tehran;Ukraine;Kyiv;Israel;Lebanon;Beirut;
New York;Istanbul;Vienna;Austria;Cairo;Egypt;Tokyo;Japan;India;New Delhi;Brazil;Canada;Ottawa;Rome;
Italy;Madrid;Spain;Athens;Greece;Warsaw;Poland;Stockholm;Sweden;Oslo;Norway;Baghdad;Iraq;Kabul;
Afghanistan;Amman;Jordan;Doha;Qatar;Riyadh;Saudi Arabia;Nairobi;Kenya;Lagos;Nigeria;Mexico;Chile;Lima;
Peru;Havana;Cuba;Seoul;South Korea;Hanoi;Vietnam;Jakarta;Indonesia;Sydney;Australia;Lisbon;Portugal;
Dublin;Ireland;Prague;Budapest;Hungary;Belgrade;Serbia;Sofia;Bulgaria;Kazan;Homs;Latakia;Veldry"""
)

BODIES = entries(
    """United Nations|UN;European Union|EU;Security Council|;Arab League|;Red Cross|;
North Atlantic Treaty Organization|NATO;World Health Organization|WHO;International Monetary Fund|IMF;
Islamic State|;Syrian National Coalition|SNC;White Helmets|;World Bank|;African Union|AU;
International Criminal Court|ICC;Supreme Military Council|;Hayat Tahrir al-Sham|HTS"""
)

BODY_FORMS = entries(
    """Ministry of {1};{0} Institute|I;National {1} Agency|A;{0} Bank;{0} & Cole;
{1} Workers' Union|U;University of {0};{0} Group;Institute for {1}|I;{0} Party;{0} Foundation|F;
Federal {1} Office|O"""
)

PUBLISHERS = entries(
    """Harbour Wire|HW;Danube News Agency|DNA;The Levant Ledger|;Straits Review|;
Veldry Courier|;Northern Quay Gazette|;Gulf and Levant Voices|;The Common Table|;Daily Lantern|"""
)

STOP = """about after again all and any are been but can cannot could does each for from had has have her here
him his how into its last made may more most must nobody not off one only other our out over said says she
should so some such than that the their them then there they this those three two was were what when where
which who will with would you your https example com amp quot"""

ONSETS = """b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sn sp st str t th tr
v w""".split()
VOWELS = "a a e e e i i o o u ai ea ee oo".split()
CODAS = "    b ck d g l l m n n nd ng nt p r r rd rk rn s st t t th x".split(" ")
NOUN_ENDS = " ; ; ;er;ment;ness;ion;ship;age;ity;ance;ist;or;ing".replace(" ", "").split(";")
ADJECTIVE_ENDS = "al;ive;ous;ful;ish;ern;able;ic;less;ary;y".split(";")
DETERMINERS = "the the the the the the the a a a its their this every no".split()
PREPOSITIONS = "of of of in in to for with on at from by about after before under against near".split()
LINKS = "and;but;while;because;although;after;before;as;so that;since;when;which meant that".split(";")
SPEAKERS = "I;we;we;we;they;nobody here;people;you;everybody;the others".split(";")
MODALS = "will;will not;would;can;cannot;could;must;have to;want to;do not;did not;never".split(";")
CUES = "said;said;said;said;said;said;added;told reporters;asked;warned;argued;insisted;wrote".split(";")
INDIRECT = "said said said warned argued announced acknowledged claimed denied insisted".split()
UNNAMED = "a Western diplomat;a resident;one of the dockers;an official in the capital;a teacher".split(";")


def deck(items: Sequence[T], size: int, shift: float = 2.7) -> list[T]:
    """Each item as often as Zipf-Mandelbrot (1 / (rank + shift)) has it in `size` draws, and at least once.

    A draw from it costs one random number, however many items there are.
    """
    weights = [1 / (rank + shift) for rank in range(1, len(items) + 1)]
    scale = size / sum(weights)
    return [
        item
        for item, weight in zip(items, weights, strict=True)
        for _ in range(max(1, round(weight * scale)))
    ]


def upper(text: str) -> str:
    """`text` with a capital first letter, the rest as it is."""
    return text[0].upper() + text[1:]


def sample_words() -> list[str]:
    """The words of the sample in small letters, the most frequent first."""
    counts: Counter[str] = Counter()
    for path in sorted(SAMPLE.rglob("*.*")):
        text = path.read_bytes().decode("utf-8", "replace")
        counts.update(
            word for word in re.findall(r"(?<![\w/.#-])[a-z]{3,}(?![\w/.-])", text) if word not in PLANTED
        )
    for word in STOP.split():
        del counts[word]
    return sorted(counts, key=lambda word: (-counts[word], word))


class Words:
    """The vocabulary: decks of words and pools of clauses."""

    def __init__(self, random: Callable[[], float]) -> None:
        self.random = random
        known: set[str] = set(PLANTED)
        sample = sample_words()
        verbs = [word[:-2] for word in sample if word.endswith("ed") and len(word) > 5]
        adverbs = [word for word in sample if word.endswith("ly")]
        adjectives = [word for word in sample if re.search("(al|ive|ous|ful|ic|able|ern|ary|an)$", word)]
        taken = {*adverbs, *adjectives, *(verb + "ed" for verb in verbs), *" ".join(LINKS + SPEAKERS).split()}
        nouns = [word for word in sample if word not in taken and len(word) > 3]
        known.update(sample)
        self.nouns = deck(nouns + self._invent(28000 - len(nouns), NOUN_ENDS, known), 1 << 18)
        self.verbs = deck(verbs + self._invent(8000 - len(verbs), ["", "", "", "is"], known), 1 << 17)
        self.adjectives = deck(
            adjectives + self._invent(12000 - len(adjectives), ADJECTIVE_ENDS, known), 1 << 17
        )
        self.adverbs = deck(adverbs + self._invent(4000 - len(adverbs), ["ly"], known), 1 << 15)
        self.predicates = [self._predicate() for _ in range(20000)]
        self.clauses = [f"{self._thing()} {self._predicate()}" for _ in range(30000)]
        self.talk = [
            f"{self.pick(SPEAKERS)} {self.pick(MODALS)} {self.pick(self.verbs)} {self._thing()}"
            + (f" {self.pick(PREPOSITIONS)} {self._thing()}" if random() < 0.6 else "")
            for _ in range(20000)
        ]
        self.surnames = [
            word.capitalize() for word in self._invent(20000, ["", "", "son", "ov", "i", "er"], known)
        ]
        self.towns = [
            word.capitalize()
            for word in self._invent(3000, ["burg", "ford", "ville", "stad", "ia", "on"], known)
        ]

    def pick(self, items: Sequence[T]) -> T:
        return items[int(self.random() * len(items))]

    def _invent(self, count: int, ends: Sequence[str], known: set[str]) -> list[str]:
        """`count` new words of one to three syllables and an ending, the shortest first; added to `known`."""
        made: list[str] = []
        while len(made) < count:
            syllables = 1 + int(self.random() * 1.5) + int(self.random() * 1.2)
            stem = "".join(self.pick(ONSETS) + self.pick(VOWELS) for _ in range(syllables)) + self.pick(CODAS)
            word = stem + self.pick(ends)
            if 3 < len(word) < 15 and word not in known:
                known.add(word)
                made.append(word)
        return sorted(made, key=len)

    def _thing(self) -> str:
        adjective = self.pick(self.adjectives) + " " if self.random() < 0.45 else ""
        thing = adjective + self.pick(self.nouns)
        determiner = self.pick(DETERMINERS)
        return f"{'an' if determiner == 'a' and thing[0] in 'aeiou' else determiner} {thing}"

    def _predicate(self) -> str:
        adverb = self.pick(self.adverbs) + " " if self.random() < 0.15 else ""
        rest = f" {self.pick(PREPOSITIONS)} {self._thing()}" if self.random() < 0.7 else ""
        return f"{adverb}{self.pick(self.verbs)}ed {self._thing()}{rest}"
