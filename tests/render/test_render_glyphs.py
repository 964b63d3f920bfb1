import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.render import glyphs


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("“It’s – ‘fine’…” — said", "\"It's - 'fine'...\" -- said"),
        ("Çelik, Łódź, Straße, Ångström, naïve", "Celik, Lodz, Strasse, Angstrom, naive"),
        ("Сергей Щукин, Ельцин", "Sergey Shchukin, Eltsin"),
        ("€5 × 3 → №7 ½", "EUR5 x 3 -> No.7 1/2"),
        ("大马士革", "????"),
        ("plain", "plain"),
    ],
)
def test_to_ascii(text: str, typed: str) -> None:
    assert glyphs.to_ascii(text) == typed


@given(st.text())
def test_to_ascii_is_ascii(text: str) -> None:
    assert glyphs.to_ascii(text).isascii()


def test_every_sign_has_a_stand_in_of_its_own() -> None:
    for name in vars(glyphs.Glyphs):
        if not name.startswith("_"):
            stand_in = vars(glyphs.AsciiGlyphs)[name]
            assert stand_in
            assert stand_in.isascii()
    assert len(glyphs.Glyphs.bars) == len(glyphs.AsciiGlyphs.bars) == 8
