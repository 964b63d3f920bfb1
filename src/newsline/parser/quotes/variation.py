"""Whether a phrase is another word for who is spoken of: "the midfielder", "the Spaniard", "the Velda MP".

Sources come in by a name or by "a"; these words tell more of who is there already, and bring in nobody.
"""

# What somebody is known for, and not what he does in an affair as a judge, a driver or a witness does.
_KNOWN_FOR = frozenset(
    (
        "midfielder striker defender goalkeeper keeper winger playmaker skipper centre-half full-back"
        " fly-half scrum-half hooker flanker quarterback linebacker pitcher batsman batter bowler all-rounder"
        " wicketkeeper jockey golfer sprinter swimmer boxer gymnast skater rower"
        " actor actress singer rapper songwriter guitarist drummer pianist violinist cellist composer"
        " comedian novelist playwright painter sculptor filmmaker film-maker poet entrepreneur"
        " chemist physicist biologist geologist astronomer mathematician astronaut ecologist botanist"
        " zoologist peer baroness tory conservative democrat republican socialist liberal"
        " pensioner grandmother grandfather great-grandmother great-grandfather"
        " mother-of-one mother-of-two mother-of-three mother-of-four mum-of-one mum-of-two mum-of-three"
        " mum-of-four father-of-one father-of-two father-of-three father-of-four dad-of-one dad-of-two"
        " dad-of-three dad-of-four"
    ).split()
)
_PARENTS = frozenset("mother father mum dad grandmother grandfather".split())
_CHILDREN = frozenset("one two three four five six seven eight nine ten".split())
# Members of a house, by where they were elected: "the Velda MP".
_MEMBERS = frozenset("mp msp mep td ms tds".split())
_ONCE = frozenset(("former", "ex", "retired"))
_PEOPLES = frozenset(
    (
        "Croat Serb Dane Swede Finn Scot Pole Turk Briton Spaniard Czech Slovak Slovene Greek Thai Argentine"
    ).split()
)
_NO_PEOPLES = frozenset("Guardian Vatican Taliban Titan Titans Gleaner".split())
_NAME_FROM = 6


def known_otherwise(words: list[str], people: frozenset[str]) -> bool:
    """Whether the `words` of a phrase with "the" tell what somebody is who is named already.

    `people` are the nouns for what somebody is.
    """
    last = words[-1]
    if len(words) == 2 and last[0].isupper():
        peoples = last[-2:] == "an" and len(last) >= _NAME_FROM and last not in _NO_PEOPLES
        if peoples or last in _PEOPLES:
            return True
    low = last.lower()
    if low in _CHILDREN:
        return len(words) > 3 and words[-2] == "of" and words[-3] in _PARENTS
    if low in _MEMBERS:
        return len(words) > 2 and words[-2][0].isupper()
    return low in _KNOWN_FOR or (words[1] in _ONCE and low in people and low != "president")
