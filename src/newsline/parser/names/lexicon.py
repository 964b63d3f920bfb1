"""The word lists of the names stage, read from `parser/lexicon` the first time a text is parsed."""

import os
from collections.abc import Callable
from functools import cache

from newsline.parser.names.fold import without_accents

# What a word can be; one word can be several of these.
GIVEN, FAMILY, PLACE, ORG, DEMONYM, TITLE = 1, 2, 4, 8, 16, 32
ORG_HEAD, PLACE_HEAD, OTHER_HEAD, WORD, CALENDAR, STOP = 64, 128, 256, 512, 1024, 2048
ACRONYM, INITIAL, MODIFIER, CONNECTOR = 4096, 8192, 16384, 32768
HEAD = ORG_HEAD | PLACE_HEAD | OTHER_HEAD

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "lexicon")  # noqa: PTH118, PTH120 (pathlib costs 4 ms)

CALENDAR_WORDS = frozenset(
    "January February March April May June July August September October November December"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Jan. Feb. Mar. Apr. Jun. Jul. Aug."
    " Sep. Sept. Oct. Nov. Dec. Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    " Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun GMT PT ET CT EST EDT PST PDT CET BST UTC"
    " AM PM A.M. P.M. BC AD".split()
)
# Words of grammar and of newspapers' furniture: capitalised only because a sentence begins.
_STOP = frozenset(
    "A An The This That These Those There Here He She It We You They I Me My Mine His Her"
    " Hers Its Our Your Their Who Whom Whose What Which When Where Why How And But Or Nor"
    " So Yet If Then Than As At By For From In Into Of Off On Onto Out Over To Up With"
    " Within Without Under Upon About Above Across After Against Along Amid Among Around"
    " Before Behind Below Beneath Beside Besides Between Beyond Despite Down During Except"
    " Following Inside Like Near Outside Per Since Through Throughout Till Toward Towards"
    " Until Unless Unlike Via While Whereas Although Though Because However Therefore Thus"
    " Hence Meanwhile Moreover Furthermore Nevertheless Nonetheless Also Still Even Just"
    " Only Not No Yes Once Twice Again Ever Never Always Often Sometimes Usually Perhaps"
    " Maybe Some Any All Both Each Every Either Neither Many Much More Most Few Fewer Less"
    " Least Several Other Others Another Such Same Own One Two Three Four Five Six Seven"
    " Eight Nine Ten Eleven Twelve Hundreds Thousands Millions Dozens Last Next Earlier"
    " Later Now Today Tomorrow Yesterday Tonight Recently Currently Is Are Was Were Be"
    " Been Being Am Do Does Did Done Has Have Had Having Can Could Will Would Shall Should"
    " May Might Must Let Lets Please Thanks Thank Hello Hi Dear Oh Ok OK Well Said Says"
    " According Asked Speaking Told Instead Otherwise Rather Quite Very Too Yeah Ive I'm"
    " I've I'll I'd It's That's He's She's They're We're Don't Can't Anyone Everyone"
    " Someone Nobody Nothing Something Anything Everything Okay Uh Um Hmm Hey Alright Yep"
    " Nope Wow Email Download Op-Ed Photo Copyright Click Read Update Updated Published"
    " Posted By".split()
)
_MODIFIERS = frozenset(
    "Foreign Interior Defense Defence Vice Senior Former Acting Interim Junior Ex Finance"
    " Home Late First Crown Prime Field Petty Executive Supreme Assistant Associate Deputy"
    " Attorney Chief Trade Health Education Justice Oil Energy Economy Environment"
    " Information Agriculture Transport Development Planning Security Army Police Navy"
    " State Cabinet Federal National Opposition Press Special Party Managing Major Rear"
    " Under Chief Lead Team Head World Parliament Parliamentary Congressional Senate House"
    " Military Labor Labour Commerce Culture Tourism Sports Religious Regional Provincial"
    " District City Town County Local Legislative Principal Founding Political Bank"
    " Company Court Minority Majority".split()
)
_CONNECTORS = frozenset(
    "of for and on the & de del della da das do dos du di von van der den des la le las"
    " los bin bint ibn ben abu al el ul y e es af av zu ter ten te und et".split()
)
PERSON_LINKS = _CONNECTORS - frozenset("of for and on the & und et".split())
# Capitals that abbreviate things, offices and diseases, not organisations.
NOT_ORGS = frozenset(
    "TV TVs TB MV USS FM DVD DVDs CD CDs PC PCs IT ID IDs PR VIP VIPs GDP GNP GVA HIV AIDS DNA RNA mRNA"
    " SARS MERS COVID CEO CEOs CFO COO CTO MP MPs PM UFO UFOs URL URLs FAQ FAQs PDF SMS GPS SUV SUVs IQ"
    " OK USD EUR GBP WMD IED IEDs RPG RPGs NGO NGOs AK PhD PhDs MBA BA MA BSc MSc LLB MBBS ATM ATMs WWI"
    " WWII II III IV VI VII VIII IX XI XII CCTV CNG LPG LNG VAT GST IPO IPOs R&D HQ DJ DJs MC SOS DIY"
    " DUI DWI LGBT LGBTQ LGBTI LGBTQI LGBTIQ Q&A ICU ICUs ER ISBN ISSN RSS HTML HTTP API APIs USB LCD"
    " LED LEDs KM CM MM AM FM PCR IVF MRI ECG ADHD PTSD PPE STI STIs STD STDs CPR HPV MDMA THC GMO GMOs"
    " SME SMEs FDI FTA FTAs MoU MoUs MOU MOUs AGM AGMs EGM KPI KPIs GP GPs EV EVs UAV UAVs ICBM ICBMs"
    " VPN VPNs QR OTP PIN SIM ESG NFT NFTs ETF ETFs UTC IP UV HGV HGVs ANPR GBH MOT A&E IDP IDPs RSVP"
    " AQI kWh CV CVs FIR FIRs SWAT".split()
)
# All but those that are organisations as well, or American states.
NEVER_NAMES = NOT_ORGS - frozenset(
    "USS FM MOT PR OK ID AK BA MA MC SOS ER MM KM CM API RSS IQ IP PC DIY PIN SIM".split()
)
_ROMAN = "IVXLC"
# How the second half of an adjective such as "Assad-led" ends.
_ADJECTIVE = (
    "ed",
    "ing",
    "led",
    "era",
    "held",
    "run",
    "made",
    "born",
    "style",
    "wide",
    "old",
    "like",
    "free",
)
# After so many words looked up sets are worth building.
_SETTLING = 1000
# So many words are remembered.
_MOST = 200_000
# Endings of ordinary words that no word list is long enough to hold.
_ORDINARY = tuple(
    "ism isms tion tions ment ments ness ity ities ing ings ously ally ably edly ingly ive ives sion sions"
    " able ible ful less ists ology ical ational".split()
)


class Grouped:
    """A long list as its file holds it: a line for each two first letters, each name between semicolons.

    For a few texts looking into lines is quicker than building a set.
    """

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        self._lines = {line[:2]: line for line in text.splitlines()}

    def all(self) -> frozenset[str]:
        """Every name."""
        # A line begins with the two letters.
        return frozenset(name for line in self._lines.values() for name in line.split(";")[1:] if name)

    def __contains__(self, name: str) -> bool:
        return f";{name};" in self._lines.get(name[:2], "")

    def begins(self, word: str) -> bool:
        """Whether a name of several words begins with `word`."""
        return f";{word} " in self._lines.get(word[:2], "")


class Places:
    """The places of all lists."""

    __slots__ = ("_cities", "others")

    def __init__(self, cities: Grouped | frozenset[str], others: frozenset[str]) -> None:
        self._cities = cities
        self.others = others

    def __contains__(self, name: str) -> bool:
        # The towns are listed without accents.
        return name in self.others or (name if name.isascii() else without_accents(name)) in self._cities


class _Flags(dict[str, int]):
    """What each word met so far can be."""

    def __init__(self, meet: Callable[[str], int]) -> None:
        super().__init__()
        self._meet = meet

    def __missing__(self, word: str) -> int:
        flags = self._meet(word)
        self[word] = flags
        return flags


class Lexicon:
    """The lists and a table, filled as words are met, of what each word can be."""

    def __init__(self) -> None:
        self.words: Grouped | frozenset[str] = Grouped(_read("names_words.txt"))
        self.given: Grouped | frozenset[str] = Grouped(_read("names_given.txt"))
        self.family: Grouped | frozenset[str] = Grouped(_read("names_family.txt"))
        self.demonyms = frozenset(_read("names_demonyms.txt").split())
        self.titles = frozenset(_read("titles.txt").split())
        self.org_heads = frozenset(_read("orgs_heads.txt").split())
        self.place_heads = frozenset(_read("places_heads.txt").split())
        self.other_heads = frozenset(_read("names_other_heads.txt").split())
        self.canonical: dict[str, str] = {}
        world = _aliases(_read("places_world.txt"), self.canonical)
        self._cities = Grouped(_read("places_cities.txt"))
        towns = world.union(_read("places_news.txt").splitlines())
        self.places = Places(self._cities, towns)
        self.orgs = _aliases(_read("orgs_known.txt"), self.canonical)
        self._long_starts = frozenset(
            [name.partition(" ")[0] for names in (towns, self.orgs) for name in names if " " in name]
        )
        self._settled = False
        self._adjectives: dict[str, bool] = {}
        self._flags = _Flags(self._meet)
        # What a word, as it is written, can be: an or of this module's constants.
        self.flags: Callable[[str], int] = self._flags.__getitem__
        self._tables = self._in_order()
        self._listed: dict[str, int] = {}

    def _in_order(self) -> "tuple[tuple[Grouped | Places | frozenset[str], int], ...]":
        return (
            (self.given, GIVEN),
            (self.family, FAMILY),
            (self.places, PLACE),
            (self.orgs, ORG),
            (self.demonyms, DEMONYM),
            (self.titles, TITLE),
            (self.org_heads, ORG_HEAD),
            (self.place_heads, PLACE_HEAD),
            (self.other_heads, OTHER_HEAD),
            (CALENDAR_WORDS, CALENDAR),
            (_STOP, STOP),
            (_MODIFIERS, MODIFIER),
        )

    def _settle(self) -> None:
        """Make sets of the long lists, and one table of all: for many look-ups that is quicker."""
        cities = self._cities.all()
        self.words, self.given, self.family = (
            names.all() if isinstance(names, Grouped) else names
            for names in (self.words, self.given, self.family)
        )
        self.places = Places(cities, self.places.others)
        self._long_starts |= {name.partition(" ")[0] for name in cities if " " in name}
        self._listed = dict.fromkeys(cities | self.places.others, PLACE)
        for names, flag in self._in_order():
            if flag != PLACE and isinstance(names, frozenset):
                for name in names:
                    self._listed[name] = self._listed.get(name, 0) | flag
        self._settled = True

    def cities(self) -> frozenset[str]:
        """The large towns."""
        return self._cities.all()

    def begins_long(self, word: str) -> bool:
        """Whether a listed place or organisation of several words begins with `word`."""
        return word in self._long_starts or (not self._settled and self._cities.begins(word))

    def adjective(self, words: str) -> bool:
        """Whether folded words name a country, a town or a people, as they stand before an organisation."""
        known = self._adjectives.get(words)
        if known is None:
            title = words.title()
            known = title in self.places or title in self.demonyms or words.upper() in self.places
            self._adjectives[words] = known
        return known

    def _meet(self, word: str) -> int:
        if not self._settled and len(self._flags) > _SETTLING:
            self._settle()
        if len(self._flags) > _MOST:
            self._flags.clear()
            self._adjectives.clear()
        return self._look_up(word)

    def _look_up(self, word: str) -> int:
        if word in _CONNECTORS:
            return CONNECTOR
        if "’" in word:
            word = word.replace("’", "'")
        if word.endswith(("'s", "'")):
            # "People's Bank", "Workers' Party"
            return self._look_up(word[: word.rindex("'")]) & WORD
        if self._settled:
            flags = self._listed.get(word, 0)
        else:
            flags = 0
            for names, flag in self._tables:
                if word in names:
                    flags |= flag
        if not word.isascii():
            # The lists of names have no accents.
            plain = without_accents(word)
            if plain != word:
                flags |= self._look_up(plain) & (GIVEN | FAMILY | PLACE)
        lower = word.lower()
        if not flags and len(word) > 3 and word.isupper() and word.title() in self.places:
            # "MOSCOW (Reuters)"
            return PLACE
        if (
            lower in self.words
            or (lower.endswith("s") and lower[:-1] in self.words)
            or (len(word) > 6 and not flags and lower.endswith(_ORDINARY))
        ):
            flags |= WORD
        if word.endswith("s") and not flags & HEAD and word[:-1] in self.demonyms:
            flags |= DEMONYM
        if "-" in word and not flags:
            flags |= self._hyphenated(word)
        if len(word) < 2 or (word[1] == "." and len(word) < 5 and not flags & (PLACE | ORG | CALENDAR)):
            flags |= INITIAL
        elif word.isupper():
            if not word.strip(_ROMAN) or any(char.isdigit() for char in word):
                # "XVI", "H5N1", "F-16": neither initials nor an organisation's.
                flags |= WORD
            elif word not in NOT_ORGS and not flags & (PLACE | CALENDAR | STOP):
                flags |= ACRONYM
        if word in NOT_ORGS:
            flags |= WORD
        return flags

    def _hyphenated(self, word: str) -> int:
        parts = word.split("-")
        last = parts[-1]
        if last[:1].islower():
            # "Soviet-era", "Kremlin-backed": an adjective; "Ki-moon" and "Jong-un" are given names.
            first = parts[0]
            if last in self.words and (
                last.endswith(_ADJECTIVE)
                or first.lower() in self.words
                or self.flags(first) & (PLACE | ORG | DEMONYM)
            ):
                return DEMONYM
            return GIVEN if len(parts) == 2 else 0
        if all(part in self.demonyms for part in parts):
            return DEMONYM
        if parts[0] in self.given:
            return GIVEN
        return WORD if all(part.lower() in self.words for part in parts) else 0


def _read(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        return file.read()


def _aliases(text: str, canonical: dict[str, str]) -> frozenset[str]:
    """The names of a list with one entry a line, "first = other = …"; `canonical` learns others to first."""
    names: list[str] = []
    for line in text.splitlines():
        if " = " in line:
            forms = line.split(" = ")
            for form in forms:
                canonical[form] = forms[0]
            names.extend(forms)
        else:
            names.append(line)
    return frozenset(names)


@cache
def lexicon() -> Lexicon:
    """The one lexicon of the process; the first call costs about two milliseconds."""
    return Lexicon()
