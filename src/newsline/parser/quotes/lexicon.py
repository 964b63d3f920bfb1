"""The word lists of the quote stage, read once and only when the first text is parsed."""

from functools import cache
from os.path import normpath
from typing import Literal, NamedTuple

_FOLDER = f"{__file__}/../../lexicon/"

CueClass = Literal["say", "utter", "tell", "vow", "call", "think"]
_STRENGTH: tuple[CueClass, ...] = ("say", "utter", "tell", "vow", "call", "think")
Form = Literal["base", "present", "past", "participle", "ing"]

PREPOSITIONS = frozenset(
    (
        "about above across after against along alongside amid among around as at before behind below"
        " beneath beside between beyond by despite down during for from in inside into like near of off on"
        " onto outside over per regarding since through throughout till to toward towards under until"
        " unlike upon via with within without"
    ).split()
)
DETERMINERS = frozenset(
    (
        "a an the this that these those his her its their our my your another some any many several both"
        " each every no one two three four five six most few other all"
    ).split()
)
ARTICLES = frozenset("a an the his her its their our my your".split())
# "called for", "call on": what is wanted is said.
CALLS = frozenset("call calls called calling".split())
# "Accused the board of lying", "described it as a failure": the word that opens what is told.
CHARGES = {
    **dict.fromkeys("accuse accuses accused accusing".split(), "of"),
    **dict.fromkeys("describe describes described describing".split(), "as"),
}
# "Denied that it was late": what they deny is told.
DENIALS = frozenset("deny denies denied denying".split())
# "Announced a ban", "denied any part in it": a thing is told, too.
OBJECTS = frozenset(
    (
        "announce announces announced announcing acknowledge acknowledges acknowledged acknowledging"
        " deny denies denied denying predict predicts predicted predicting demand demands demanded demanding"
        " propose proposes proposed proposing describe describes described describing"
        " confirms confirmed confirming promise promises promised promising"
        " reiterate reiterates reiterated reiterating explain explains explained explaining"
        " note notes noted noting stress stresses stressed stressing"
    ).split()
)
# "The port is safe, a study found": behind a clause they report what follows otherwise from what is meant.
FINDINGS = frozenset("find finds found show shows showed shown".split())
# "Warned of a flood", "complained about the noise".
ABOUT = {
    **dict.fromkeys("warn warns warned warning".split(), frozenset(("of",))),
    **dict.fromkeys("complain complains complained complaining".split(), frozenset(("of", "about"))),
}
# Nouns that tell what their owner said: "Berg's claim that it was late", "her promise to stay".
PROMISES = frozenset("promise promises pledge pledges vow vows threat threats".split())
NOUNS = PROMISES | frozenset(
    (
        "claim claims assertion assertions allegation allegations accusation accusations warning warnings"
        " prediction predictions insistence admission acknowledgment acknowledgement contention complaint"
        " complaints suggestion suggestions conclusion argument arguments statement statements charge charges"
        " announcement denial denials boast boasts"
    ).split()
)
SUBJECT_PRONOUNS = frozenset(("i he she it we they you who").split())
OTHER_PRONOUNS = frozenset(("him her them me us himself herself itself themselves whom which what").split())
BE = frozenset(("be is are was were been being am 's 're 'm ’s ’re ’m isn't wasn't isn’t wasn’t").split())
AUXILIARY_VERBS = BE | frozenset(
    (
        "has have had having 've ’ve 'd ’d 'll ’ll will would shall should can could may might must do does"
        " did not n't didn't didn’t doesn't doesn’t don't don’t won't won’t hasn't hasn’t haven't haven’t"
        " couldn't couldn’t wouldn't wouldn’t can't can’t cannot shouldn't shouldn’t hadn't hadn’t never"
    ).split()
)
# Auxiliaries that begin what is said of a subject, and are words of their own.
FINITE_AUXILIARIES = AUXILIARY_VERBS - frozenset(
    "be been being having not never n't 's 're 'm 've 'd 'll ’s ’re ’m ’ve ’d ’ll".split()
)
# Past tenses without -ed that are hardly ever anything else.
PAST_TENSES = frozenset(
    (
        "went came became began left got took made gave knew saw thought felt kept lost won held met ran sat"
        " stood fell broke brought bought caught chose drew drove ate flew forgot fought found grew heard hid"
        " laid led meant put rose sent sold spent spoke stole struck taught threw tore wore fled fed shook"
        " woke dealt dug bore beat bent bit blew sank sang slept swept swore"
        " wept crept flung leapt rang rode froze withdrew undertook overtook overcame strode swam swung clung"
        " sprang forbade forgave awoke arose underwent rebuilt withstood dreamt"
    ).split()
)
ADVERBS = frozenset(
    (
        "also then now later once again just even often still already recently previously repeatedly earlier"
        " finally soon always further instead himself herself itself themselves both all together today"
        " yesterday tonight first famously publicly immediately nevertheless nonetheless only reportedly"
        " ever long frequently twice too simply merely since back outright either quite rather almost aloud"
        " however therefore thus meanwhile accordingly"
    ).split()
)
AUXILIARIES = AUXILIARY_VERBS | ADVERBS
CONJUNCTIONS = frozenset(
    (
        "and but or nor so yet that because although though while whereas if unless when whenever where"
        " as than whether since until once after before"
    ).split()
)
OPENERS = frozenset(
    (
        "and but or so yet still then however meanwhile moreover also instead though although while when"
        " as after before since because if once even perhaps indeed thus therefore today yesterday now"
        " later earlier nevertheless nonetheless otherwise separately privately publicly instead similarly"
        " likewise finally again elsewhere"
    ).split()
)
# Participles with which a sentence opens before its subject: "Speaking to reporters, the minister said".
SPEAKING = frozenset("speaking talking addressing writing responding reacting commenting testifying".split())
TIMES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun"
        " today yesterday tonight tomorrow january february march april may june july august september"
        " october november december jan feb mar apr jun jul aug sep sept oct nov dec morning afternoon"
        " evening night week month year weekend last this next earlier later recently afterward afterwards"
        " early late then again publicly privately ago days weeks months years hours minutes hour day"
        " online bluntly flatly simply quietly loudly"
    ).split()
)
ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof sen sens rep reps gov gen lt col sgt capt cmdr adm maj rev hon st jr sr mt ft"
        " no vs etc inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec ariz ark calif colo"
        " conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va"
        " vt wash wis wyo messrs supt det brig cpl pte pvt insp engr cllr msgr atty asst"
    ).split()
)
# Nouns that look like verbs: taken for nouns after a determiner, an adjective or a preposition.
NOUN_FORMS = frozenset(
    (
        "retort retorts lament laments boast boasts quip quips"
        " report reports claim claims comment comments note notes state states demand demands promise"
        " promises charge charges call calls question questions post posts text texts tweet tweets remark"
        " remarks reply replies offer offers order orders request requests attack attacks support fault"
        " faults answer answers blog blogs email emails feature features rule rules point points plan"
        " plans hope hopes fear fears doubt doubts view views wish worry want show shows label labels name"
        " names term terms title titles voice cry cries joke jokes shout shouts whisper whispers scream"
        " yell sense need back rate rates push press bash knock pan rap rip tag tease hint hints snap"
        " quote quotes echo praise blame credit estimate estimates pledge pledges vow vows threat boast"
        " brand mock reason reasons counter read lecture reference address reading saying writing meeting"
        " feeling finding findings hearing ruling posting warning understanding thinking meaning ask talk"
        " talks bark beam chime crow fume gasp groan growl howl laugh laughs moan"
        " roar shriek shrug sniff vent grin grins giggle giggles sneer sneers snort squeal coo"
    ).split()
)


class Cue:
    """A form of a cue verb: its class and which form it is."""

    __slots__ = ("form", "kind")

    def __init__(self, kind: CueClass, form: Form) -> None:
        self.kind = kind
        self.form = form


# Of the nouns for groups those that are written.
_WRITTEN = frozenset("paper report statement study survey website".split())


class Roles(NamedTuple):
    """Role nouns by what they stand for, and for each the other words used for the same office.

    `texts` are what somebody writes; `sources` all that can say something: people, groups and texts.
    """

    gender: dict[str, str]
    people: frozenset[str]
    groups: frozenset[str]
    texts: frozenset[str]
    sources: frozenset[str]
    same: dict[str, frozenset[str]]


def _read(name: str) -> str:
    with open(normpath(_FOLDER + name), encoding="utf-8") as file:  # noqa: PTH123 (pathlib costs 4 ms)
        return file.read()


def _sections(name: str) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _read(name).split("\n"):
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            lines = out.setdefault(line[1:-1], [])
        else:
            lines.append(line)
    return out


@cache
def cues() -> dict[str, Cue]:
    """Every inflected form of every cue verb; a form of two verbs belongs to the more speech-like."""
    table: dict[str, Cue] = {}
    sections = _sections("cues.txt")
    for kind in _STRENGTH:
        for verb in " ".join(sections[kind]).split():
            forms = verb.split("/") if "/" in verb else _inflect(verb)
            names: tuple[Form, ...] = ("base", "present", "past", "ing")
            if len(forms) == 5:
                names = ("base", "present", "past", "participle", "ing")
            for form, name in zip(forms, names, strict=False):
                table.setdefault(form, Cue(kind, name))
    return table


@cache
def triggers() -> frozenset[str]:
    """Every word at which an attribution may stand: the cues, "according" (to) and (in the) "words" (of)."""
    return frozenset(cues()) | NOUNS | {"according", "words"}


@cache
def speech() -> frozenset[str]:
    """The triggers that can report something without a quotation mark in their sentence.

    Also "found." with the full stop, as a paragraph is looked through for it: a finding that ends a sentence;
    and "showed", behind which agencies mostly say on which day.
    """
    spoken = frozenset(word for word, cue in cues().items() if cue.kind not in ("call", "think"))
    spoken |= {f"{word}." for word in FINDINGS} | {"showed"}
    return spoken | CALLS | DENIALS | CHARGES.keys() | NOUNS | {"according", "words"}


@cache
def past_cues() -> frozenset[str]:
    """The past forms of the cue verbs."""
    return frozenset(word for word, cue in cues().items() if cue.form == "past")


@cache
def finite_cues() -> frozenset[str]:
    """The forms that are surely a verb of saying with its own content: past or present, never nouns."""
    return frozenset(
        word
        for word, cue in cues().items()
        if cue.kind in ("say", "tell") and cue.form in ("past", "present") and word not in NOUN_FORMS
    )


def _inflect(verb: str) -> list[str]:
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [verb, third, stem + "ed", stem + "ing"]


@cache
def roles() -> Roles:
    """The role nouns: `gender` maps a noun that tells it to `man` or `woman`."""
    sections = _sections("roles.txt")
    words = {kind: " ".join(lines).split() for kind, lines in sections.items() if kind != "same"}
    gender = {word: kind for kind in ("man", "woman") for word in words[kind]}
    same: dict[str, set[str]] = {}
    for line in sections["same"]:
        group = line.split()
        for word in group:
            same.setdefault(word, set()).update(group)
    return Roles(
        gender,
        frozenset(words["person"]) | frozenset(gender),
        frozenset(words["group"]),
        frozenset(words["text"]) | _WRITTEN,
        frozenset(words["group"]) | frozenset(words["text"]) | frozenset(words["person"]) | frozenset(gender),
        {word: frozenset(group) for word, group in same.items()},
    )
