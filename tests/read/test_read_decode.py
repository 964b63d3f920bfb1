"""Bytes to text: what each encoding, fault and line end becomes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsline.read.decode import Decoded, compose, decode, find_controls, is_binary, tidy

RUSSIAN = "Министр сообщил вчера, что переговоры отложены до осени."
ENGLISH = "“We’ll wait,” said the café’s owner – a Mr. Núñez."

WHOLE = [
    # encoding the bytes are in, text
    ("utf-8", ENGLISH),
    ("utf-8-sig", ENGLISH),
    ("utf-16", ENGLISH),
    ("utf-32", ENGLISH),
    ("utf-16-le", ENGLISH),
    ("utf-16-be", ENGLISH),
    ("cp1252", ENGLISH),
    ("cp1252", "A café."),
    ("cp1252", "The fine was £200 – “a scandal”, he said."),
    ("cp1252", "Müller met Peña, São Paulo’s mayor, and the Élysée’s François."),
    ("cp1252", "Le préfet a été reçu à l’hôtel de ville dès février."),
    ("cp1252", "Der Bürgermeister äußerte sich größtenteils höflich."),
    ("cp1252", "El niño llegó mañana y tarde a la reunión según él."),
    ("cp1252", "Något måste hända på sjön, sade ägaren."),
    ("cp1250", "Ředitel školy řekl, že žáci přijdou později; příští týden."),
    ("cp1250", "Rzecznik powiedział, że żadna łódź nie wypłynęła z portu."),
    ("cp1250", "A szóvivő szerint a szűk folyosón őrök álltak, és fűtés sem volt."),
    ("cp1254", "Görüşmeler başladı; sözcü açıklamayı kısa kesti, dışarı çıktı."),
    ("cp1251", RUSSIAN),
    ("cp1251", "Речник сказав, що її рішення є остаточним, і пішов."),
    ("koi8-r", RUSSIAN),
    ("cp866", RUSSIAN),
    ("cp1253", "Ο εκπρόσωπος είπε ότι η συνάντηση αναβάλλεται για το φθινόπωρο."),
    ("mac-roman", "The owner’s “café” was closed – for good."),
    ("gb18030", "发言人说，会谈推迟到秋天，没有其他消息。"),
    ("cp932", "報道官は、会談は秋まで延期されると述べた。"),
]


@pytest.mark.parametrize(("encoding", "text"), WHOLE)
def test_text_comes_back_whole(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.problems == ()


def test_wide_letters_without_a_mark_are_no_zero_bytes() -> None:
    text = "A plain day.\n\n2 May 2016\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding)) == Decoded(text, encoding)


def test_one_accent_far_into_a_long_page_is_enough() -> None:
    page = "The council met again and nothing was decided.\n" * 5000 + "It met in a café."
    assert decode(page.encode("cp1252")).text == page


FAULTS = [
    # bytes, text, codes of the problems
    (b"d\xc3\xa9j\xc3\xa0 v\xc3", "déjà v", ["truncated"]),
    (b"He said \xe2\x80", "He said ", ["truncated"]),
    (b"He said \xe2", "He said ", ["truncated"]),
    (b"\xef\xbb\xbfna\xc3\xafve \xe2\x80", "naïve ", ["truncated"]),
    (b"\xff\xfeh\x00i\x00!", "hi", ["truncated"]),
    # A Western word at the very end is a word, not a cut.
    (b"a small caf\xe9", "a small café", []),
    (b"\xc3\xa9\xc3\xa8\xc3\xa0 \xff \xc3\xa9", "éèà \ufffd é", ["bad-encoding"]),
    (b"\xff\xfe\x00\xd8a\x00", "\ufffda", ["bad-encoding"]),
    (b"\xef\xbb\xbfabc\xff", "abc\ufffd", ["bad-encoding"]),
]


@pytest.mark.parametrize(("data", "text", "codes"), FAULTS)
def test_faults_are_named_and_the_rest_is_kept(data: bytes, text: str, codes: list[str]) -> None:
    decoded = decode(data, "x.txt")
    assert decoded.text == text
    assert [problem.code for problem in decoded.problems] == codes
    assert all(problem.file == "x.txt" for problem in decoded.problems)


def test_the_line_of_a_bad_byte_is_told() -> None:
    (problem,) = decode(b"\xc3\xa9\n\xc3\xa9\n\xff\n").problems
    assert problem.line == 3


TIDY = [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("a\u2028b\u2029c", "a\nb\nc"),
    # a line break within a paragraph, of a word processor
    ("a\vb", "a\nb"),
    ("e\u0301", "é"),
    ("\u212b", "Å"),
    # a Windows ellipsis decoded wrongly, no line end
    ("wait\x85", "wait\x85"),
]


@pytest.mark.parametrize(("text", "expected"), TIDY)
def test_line_ends_and_unicode_form(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(st.text())
def test_composed_text_is_nfc_unless_marks_pile_up(text: str) -> None:
    composed = compose(text)
    assert composed == unicodedata.normalize("NFC", text) or composed == text


def test_a_heap_of_marks_is_left_as_it_is() -> None:
    heap = "a" + "\u0315\u0300" * 40
    assert compose(heap) == heap
    assert compose("a\u0315\u0300") == "à\u0315"


BINARY = [
    (b"\x00\x01\x02", True),
    (b"plain text with one NUL\x00 in it", True),
    (bytes(range(1, 32)) * 4, True),
    (b"\x01\x02\x03", True),
    (b"A headline\x1b[31m in red\x07 and a bell", False),
    (b"", False),
    ("wide".encode("utf-16"), False),
    ("wide".encode("utf-16-le"), False),
    (ENGLISH.encode("cp1252"), False),
    (RUSSIAN.encode("cp866"), False),
]


@pytest.mark.parametrize(("data", "expected"), BINARY)
def test_binary(data: bytes, expected: bool) -> None:
    assert is_binary(data) is expected


CONTROLS = [
    # text, (count shown, first, line) or None
    ("plain\n\ttext\fnext page", None),
    ("Ärger über “это” — 中文 العربية", None),
    ("one\ntwo\x1b[31m", ("a control character", "U+001B", 2)),
    ("\x07\x07\n\x9b", ("3 control characters", "U+0007", 1)),
    ("a\n\nb\u202ec\u2069", ("2 control characters", "U+202E", 3)),
    ("flag\U000e0067", ("a control character", "U+E0067", 1)),
    ("\x7f", ("a control character", "U+007F", 1)),
]


@pytest.mark.parametrize(("text", "expected"), CONTROLS)
def test_control_characters_are_counted_once(text: str, expected: tuple[str, str, int] | None) -> None:
    problems = find_controls(text, "x")
    if expected is None:
        assert problems == ()
    else:
        count, first, line = expected
        (problem,) = problems
        assert problem.message == f"{count}, the first {first}"
        assert (problem.code, problem.file, problem.line) == ("control-characters", "x", line)


@given(st.binary())
def test_decoding_never_fails_and_gives_valid_text(data: bytes) -> None:
    decode(data).text.encode("utf-8")


@given(st.text())
def test_utf8_round_trips(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text
