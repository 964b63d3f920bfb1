import dataclasses

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


def test_every_sign_has_a_stand_in() -> None:
    for field in dataclasses.fields(glyphs.Glyphs):
        assert getattr(glyphs.ASCII, field.name).isascii()
        assert getattr(glyphs.ASCII, field.name)
    assert len(glyphs.UNICODE.bars) == len(glyphs.ASCII.bars) == 8
