"""The states of the United States, as agencies and the post shorten them."""

# As agencies shorten them after a town, then as the post does.
_STATES = {
    short: state
    for short, _, state in (
        entry.partition(" ")
        for entry in (
            "ala alabama, ariz arizona, ark arkansas, calif california, colo colorado, conn connecticut,"
            " del delaware, fla florida, ga georgia, ill illinois, ind indiana, kan kansas, ky kentucky,"
            " la louisiana, md maryland, mass massachusetts, mich michigan, minn minnesota, miss mississippi,"
            " mo missouri, mont montana, neb nebraska, nev nevada, nh new hampshire, nj new jersey,"
            " nm new mexico, ny new york, nc north carolina, nd north dakota, okla oklahoma, ore oregon,"
            " pa pennsylvania, ri rhode island, sc south carolina, sd south dakota, tenn tennessee,"
            " tex texas, vt vermont, va virginia, wash washington, wva west virginia, wis wisconsin,"
            " wyo wyoming, al alabama, ak alaska, az arizona, ar arkansas, ca california, co colorado,"
            " ct connecticut, de delaware, fl florida, hi hawaii, id idaho, il illinois, in indiana, ia iowa,"
            " ks kansas, me maine, ma massachusetts, mi michigan, mn minnesota, ms mississippi, mt montana,"
            " ne nebraska, nv nevada, oh ohio, ok oklahoma, or oregon, tn tennessee, tx texas, ut utah,"
            " wa washington, wv west virginia, wi wisconsin, wy wyoming"
        ).split(", ")
    )
}
# Alone these are other words or places first: "LA" is a town, "Miss" a title.
_OTHERWISE = frozenset("la miss in or me hi co de al".split())


def after_town(token: str) -> str:
    """The state for which a folded word stands after a town ("miss" is "mississippi"), else the word."""
    return _STATES.get(token, token)


def state_of(form: str) -> str:
    """The state for which "Calif.", "Vt.", "Mich" or "OK" stands as a place of its own; "" for none."""
    bare = form.replace(".", "")
    short = bare.lower()
    # "Vt." has its full stop, "VT" its capitals; "Vt" may be anything.
    if short in _OTHERWISE or (len(short) == 2 and not bare.isupper() and form[-1] != "."):
        return ""
    return _STATES.get(short, "").title()
