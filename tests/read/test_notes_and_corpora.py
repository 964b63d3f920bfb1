"""Notes of Evernote, articles as trafilatura writes them, corpora of newswire, Apple's mail, tweets."""

import pytest

from newsline.errors import Problem
from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes
from support import grows_linearly


def documents(data: str, label: str) -> list[Document]:
    return [item for item in read_bytes(data.encode(), label) if isinstance(item, Document)]


def problems(data: str, label: str) -> list[str]:
    return [item.code for item in read_bytes(data.encode(), label) if isinstance(item, Problem)]


def note(title: str, markup: str, *further: str) -> str:
    return (
        f"<note><title>{title}</title><created>20200920T090000Z</created><tag>dams</tag><note-attributes>"
        "<author>bo@x.example</author><source-url>https://p.example/1</source-url></note-attributes>"
        '<content><![CDATA[<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE en-note SYSTEM "x.dtd">'
        f"<en-note>{markup}</en-note>]]></content>{''.join(further)}</note>"
    )


def notes(*several: str) -> str:
    head = (
        '<?xml version="1.0"?>\n<!DOCTYPE en-export SYSTEM "http://evernote.example/evernote-export4.dtd">\n'
    )
    return f'{head}<en-export export-date="20210101T000000Z">{"".join(several)}</en-export>'


PICTURE = f"<resource><data encoding='base64'>{'QUJD' * 50}</data><mime>image/png</mime></resource>"


def test_notes_of_evernote() -> None:
    clip = "<div>By Ann Reed</div><div>July 8, 2020</div><div>The dam was opened.</div><en-media hash='x'/>"
    data = notes(
        note("Dam opened", clip, PICTURE), note("A picture", "<en-media/>", PICTURE), note("Two", "B.")
    )
    first, second = documents(data, "Notes.enex")
    assert (first.metadata.title, first.metadata.url) == ("Dam opened", "https://p.example/1")
    assert (first.metadata.tags, first.metadata.byline) == (("dams",), ())
    assert second.file == "Notes.enex#3"
    article = parse_document(first)
    assert article.date is not None
    assert article.date.edtf == "2020-07-08"
    assert parse_document(second).date is None
    assert parse_document(second).bounds is not None
    assert problems(data, "Notes.enex") == ["bad-record"]


def test_files_within_notes_count_for_no_limit() -> None:
    from newsline.read import Limits

    data = notes(note("One", "A.", PICTURE * 40), note("Two", "B.")).encode()
    found = list(read_bytes(data, "n.enex", Limits(max_record_bytes=300_000)))
    assert [getattr(item, "text", item) for item in found] == ["A.", "B."]


EXTRACTED = (
    '<doc sitename="The Paper" title="Dam opened" author="Ann Reed" date="2020-07-08" tags="dams"'
    ' language="en" source="https://p.example/1" hostname="p.example" excerpt="Short.">\n  <main>\n'
    '    <head rend="h1">Dam opened</head>\n    <p>It was <hi rend="#b">opened</hi>.</p>\n'
    '    <list rend="ul"><item>One.</item><item>Two.</item></list>\n  </main>\n  <comments/>\n</doc>\n'
)
TEI = (
    '<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>x'
    "</title></titleStmt><sourceDesc><biblFull><titleStmt><title>Dam opened</title><author>Ann Reed</author>"
    "</titleStmt><publicationStmt><publisher>The Paper</publisher>"
    '<ptr type="URL" target="https://p.example/1"/><date>2020-07-08</date></publicationStmt></biblFull>'
    '</sourceDesc></fileDesc><profileDesc><creation><date type="download">2021-01-01</date></creation>'
    '</profileDesc></teiHeader><text><body><div type="entry"><p>It was opened.</p>'
    '<list><item>One.</item><item>Two.</item></list></div><div type="comments"><p>Bah.</p></div>'
    "</body></text></TEI>"
)


@pytest.mark.parametrize("data", [EXTRACTED, TEI])
def test_what_trafilatura_wrote(data: str) -> None:
    (document,) = documents(data, "a.xml")
    assert (document.file, document.text) == ("a.xml", "It was opened.\n\nOne.\nTwo.")
    metadata = document.metadata
    assert (metadata.title, metadata.date, metadata.byline) == ("Dam opened", "2020-07-08", ("Ann Reed",))
    assert (metadata.publisher, metadata.url) == ("The Paper", "https://p.example/1")


def test_an_item_of_the_reuters_corpus() -> None:
    data = (
        '<?xml version="1.0" encoding="iso-8859-1" ?>\n'
        '<newsitem itemid="2" date="2020-07-08" xml:lang="en">\n'
        "<title>NORWAY: Dam opened.</title>\n<headline>Dam opened.</headline>\n<byline>Ann Reed</byline>\n"
        "<dateline>NORRBY 2020-07-08</dateline>\n<text>\n<p>It was opened.</p>\n<p>All saw it.</p>\n</text>\n"
        '<metadata><codes><code code="NOR"><editdetail date="2020-07-09"/></code></codes>'
        '<dc element="dc.publisher" value="The Wire"/></metadata></newsitem>\n'
    )
    (document,) = documents(data, "2newsML.xml")
    assert document.text == "It was opened.\n\nAll saw it."
    metadata = document.metadata
    assert (metadata.title, metadata.date, metadata.publisher) == ("Dam opened.", "2020-07-08", "The Wire")


STORY = (
    '<DOC id="APW_ENG_20200708.0001" type="story" >\n<HEADLINE>\nDam opened &AMP; shut\n</HEADLINE>\n'
    "<DATELINE>\nNORRBY, Norway (AP)\n</DATELINE>\n<TEXT>\n<P>\nIt was\nopened.\n</P>\n<P>\nAll saw it.\n"
    "</P>\n</TEXT>\n</DOC>\n"
)
ADVISORY = '<DOC id="APW_ENG_20200708.0002" type="advis" >\n<TEXT>\nEditors: note.\n</TEXT>\n</DOC>\n'
OLDER = (
    "<DOC>\n<DOCNO> NYT20200709.0003 </DOCNO>\n<DOCTYPE> NEWS STORY </DOCTYPE>\n<DATE_TIME> 2020-07-09 10:00 "
    "</DATE_TIME>\n<BODY>\n<HEADLINE> Mayor resigns </HEADLINE>\n<TEXT>\n   She left\nher office.\n"
    "   That is all.\n</TEXT>\n</BODY>\n</DOC>\n"
)


def test_stories_of_newswire_corpora() -> None:
    for label in ("apw_eng_202007", "apw.sgml", "apw.txt"):
        first, second = documents(STORY + ADVISORY + OLDER, label)
        assert first.text == "NORRBY, Norway (AP) -- It was opened.\n\nAll saw it."
        assert (first.metadata.title, first.metadata.date) == ("Dam opened & shut", "2020-07-08")
        assert (first.metadata.publisher, first.metadata.date_line) == ("Associated Press", 1)
        assert second.text == "She left her office.\n\nThat is all."
        assert (second.metadata.title, second.metadata.date) == ("Mayor resigns", "2020-07-09")
        assert second.file == f"{label}#3"
    assert problems(STORY.removesuffix("</DOC>\n"), "a") == ["truncated"]


def test_a_number_of_two_digits_for_the_year_is_no_date() -> None:
    (document,) = documents(
        "<DOC>\n<DOCNO> AP200708-0001 </DOCNO>\n<TEXT>\nIt was opened.\n</TEXT>\n</DOC>\n", "ap"
    )
    assert document.metadata.date is None


def test_a_message_of_apples_mail() -> None:
    message = (
        "From: Ann Reed <ann@paper.example>\nTo: bo@x.example\nSubject: Dam opened\n"
        "Date: Wed, 8 Jul 2020 09:00:00 +0200\nMIME-Version: 1.0\n\nIt was opened.\n"
    )
    noted = '<?xml version="1.0"?>\n<plist version="1.0"><dict><key>date-received</key></dict></plist>\n'
    (document,) = documents(f"{len(message)}      \n{message}{noted}", "1.emlx")
    assert (document.text.strip(), document.metadata.title) == ("It was opened.", "Dam opened")


def test_tweets_of_an_archive() -> None:
    tweet = '{"created_at": "Wed Jul 08 09:00:00 +0000 2020", "full_text": "It was opened.", "lang": "en"}'
    (document,) = documents(f'window.YTD.tweets.part0 = [ {{"tweet": {tweet}}} ]', "tweets.js")
    assert (document.text, document.metadata.date) == ("It was opened.", "Wed Jul 08 09:00:00 +0000 2020")
    assert problems("window.YTD.tweets.part0 = [ {", "tweets.js") == ["bad-json"]
    assert problems("window.YTD.like.part0 = []", "like.js") == ["unknown-type"]


def test_messages_as_telegram_has_them() -> None:
    data = (
        '[{"_": "Message", "id": 5, "date": "2020-07-08T09:00:00+00:00", "message": "It was opened."},'
        ' {"_": "MessageService", "id": 6, "date": "2020-07-09"}, {"_": "Message", "id": 7, "message": ""}]'
    )
    (document,) = documents(data, "m.json")
    assert (document.text, document.metadata.date) == ("It was opened.", "2020-07-08T09:00:00+00:00")
    assert problems('[{"level": "info", "date": "2020-07-08", "message": "started"}]', "log.json")


def test_a_tag_with_a_colon_of_no_namespace_is_one_like_any_other() -> None:
    (document,) = documents('<doc title="Dam"><main><p>It was <a:b>opened</a:b>.</p></main></doc>', "a.xml")
    assert document.text == "It was opened."


HOSTILE = {
    "notes": ("n.enex", "<en-export>", note("A", "B.")),
    "files": ("n.enex", "<en-export><note>", "<resource>x</resource>"),
    "open notes": ("n.enex", "<en-export>", "<note><tag>a</tag>"),
    "articles": ("a.xml", "<docs>", EXTRACTED),
    "open articles": ("a.xml", "", '<doc title="a"><main>'),
    "stories": ("a.sgml", "", STORY),
    "open stories": ("a.sgml", "", '<DOC id="'),
    "tweets": ("tweets.js", "window.YTD.tweets.part0 = [", '{"tweet": {"full_text": "a"}},'),
    "items": ("a.xml", "<newsitems>", "<newsitem><text>a</text></newsitem>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    label, start, repeated = HOSTILE[name]

    def make(size: int) -> bytes:
        return (start + repeated * (size // len(repeated))).encode()

    assert grows_linearly(make, lambda data: list(read_bytes(data, label)), 16_000)


@pytest.mark.parametrize("form", ["<en-export>&x;</en-export>", "<doc title='&x;'><main>&x;</main></doc>"])
def test_a_form_that_declares_entities_is_refused(form: str) -> None:
    name = "en-export" if "en-export" in form else "doc"
    data = f'<!DOCTYPE {name} [<!ENTITY x "y">]>{form}'
    assert documents(data, "a.enex") == []
