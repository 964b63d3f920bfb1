"""NewsML-G2 and NITF: items and messages of agencies."""

from newsline.errors import Problem
from newsline.model import Document
from newsline.parser.pipeline import parse_document
from newsline.read import read_bytes

NITF_BODY = """<body><body.head><hedline><hl1>Dam opens</hl1></hedline>
<byline>By Ann Reed, <byttl>Staff Reporter</byttl></byline></body.head>
<body.content><p>The dam was
opened.</p><media><media-caption>The dam</media-caption></media><p>Nobody was hurt.</p></body.content>
</body>"""
TEXT = "The dam was opened.\n\nNobody was hurt."


def item(meta: str, content: str, kind: str = "text", version: int = 1) -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" xml:lang="en"'
        f' version="{version}">'
        "<rightsInfo><copyrightHolder><name>The Agency</name></copyrightHolder></rightsInfo>"
        f'<itemMeta><itemClass qcode="ninat:{kind}"/>{meta}</itemMeta><contentMeta>'
        "<contentCreated>2020-07-07T09:00:00Z</contentCreated>"
        '<subject qcode="x"><name>dams</name></subject><headline>Dam opens</headline></contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )


NITF_INSIDE = (
    '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">'
    + NITF_BODY
    + "</nitf></inlineXML>"
)
XHTML_INSIDE = (
    '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>'
    "<p>The dam was opened.</p><p>Nobody was hurt.</p></body></html></inlineXML>"
)
PLAIN_INSIDE = f'<inlineData contenttype="text/plain">{TEXT}</inlineData>'
VERSION = "<versionCreated>2020-07-08T09:00:00Z</versionCreated>"


def read(data: str) -> list[Document | Problem]:
    return list(read_bytes(data.encode(), "n.xml"))


def one(data: str) -> Document:
    (document,) = read(data)
    assert isinstance(document, Document)
    return document


def test_an_item_whatever_its_text_is_marked_up_in() -> None:
    for content in (NITF_INSIDE, XHTML_INSIDE, PLAIN_INSIDE):
        document = one('<?xml version="1.0"?>' + item(VERSION, content))
        assert (document.text, document.file) == (TEXT, "n.xml")
        metadata = document.metadata
        assert (metadata.title, metadata.publisher, metadata.lang) == ("Dam opens", "The Agency", "en")
        assert (metadata.date, metadata.date_basis) == ("2020-07-08T09:00:00Z", "newsml")
        assert metadata.tags == ("dams",)
        assert metadata.byline == (("Ann Reed",) if content is NITF_INSIDE else ())


def test_a_later_version_is_a_change() -> None:
    document = one(item(VERSION, NITF_INSIDE, version=3))
    assert document.metadata.date == "2020-07-07T09:00:00Z"
    assert [(found.kind, found.text) for found in document.metadata.dates] == [
        ("modified", "2020-07-08T09:00:00Z")
    ]
    first = "<firstCreated>2020-07-06T09:00:00Z</firstCreated>"
    assert one(item(first + VERSION, NITF_INSIDE, version=3)).metadata.date == "2020-07-06T09:00:00Z"


def test_a_message_holds_several_items_and_pictures_are_none() -> None:
    message = "<newsMessage><itemSet>%s</itemSet></newsMessage>"
    items = item(VERSION, NITF_INSIDE) + item(VERSION, "", "picture") + item(VERSION, PLAIN_INSIDE)
    assert [found.file for found in read(message % items)] == ["n.xml#1", "n.xml#3"]
    (problem,) = read(message % item(VERSION, "", "picture"))
    assert isinstance(problem, Problem)
    assert problem.code == "empty"


NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.example/nitf.dtd">
<nitf><head><title>Dam opens: a report</title><docdata><date.issue norm="20200708T090000Z"/>
<key-list><keyword key="dams"/></key-list></docdata>
<pubdata date.publication="20200709T000000" name="The Paper" ex-ref="https://p.example/1"
 position.section="World"/></head>%s</nitf>"""


def test_nitf() -> None:
    document = one(NITF % NITF_BODY)
    assert document.text == TEXT
    metadata = document.metadata
    assert (metadata.title, metadata.publisher, metadata.section) == ("Dam opens", "The Paper", "World")
    assert (metadata.date, metadata.date_basis) == ("20200709T000000", "nitf")
    assert (metadata.byline, metadata.tags, metadata.url) == (("Ann Reed",), ("dams",), "https://p.example/1")


def test_the_full_text_is_read_once() -> None:
    blocks = (
        '<block class="lead_paragraph"><p>Lead.</p></block>'
        '<block class="full_text"><p>Lead.</p><p>Rest.</p></block>'
    )
    document = one(NITF % f"<body><body.content>{blocks}</body.content></body>")
    assert document.text == "Lead.\n\nRest."


def test_declared_entities_are_refused() -> None:
    (problem,) = read(NITF.replace('nitf.dtd"', 'nitf.dtd" [<!ENTITY a "b">]') % NITF_BODY)
    assert isinstance(problem, Problem)
    assert problem.code == "bad-xml"


NEWSML1 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd">
<NewsML Version="1.2"><Catalog Href="http://agency.example/catalog.xml"/>
<NewsEnvelope><DateAndTime>20200709T120000Z</DateAndTime></NewsEnvelope>
<NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>agency.example</ProviderId>
<DateId>20200708</DateId><NewsItemId>x</NewsItemId><RevisionId PreviousRevision="1" Update="N">2</RevisionId>
</NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20200708T090000Z</FirstCreated>
<ThisRevisionCreated>20200709T090000+0100</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Dam opens</HeadLine><ByLine>By Ann Reed</ByLine>
<KeywordLine>dams</KeywordLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="The Agency"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
%s</NewsComponent></NewsItem></NewsML>"""
CONTENT = (
    '<NewsComponent><ContentItem><MediaType FormalName="%s"/><DataContent>%s</DataContent></ContentItem>'
    "</NewsComponent>"
)
CONTENTS = [
    f"<nitf>{NITF_BODY}</nitf>",
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>The dam was opened.</p>'
    "<p>Nobody was hurt.</p></body></html>",
    "<p>The dam was opened.</p><p>Nobody was hurt.</p>",
    "<![CDATA[<p>The dam was opened.</p><p>Nobody was hurt.</p>]]>",
    TEXT,
]


def test_newsml_1_whatever_its_text_is_marked_up_in() -> None:
    for content in CONTENTS:
        picture = CONTENT % ("Photo", "R0lGODlhAQABAAAAACw=" * 20)
        document = one(NEWSML1 % (CONTENT % ("Text", content) + picture))
        assert (document.text, document.file) == (TEXT, "n.xml")
        metadata = document.metadata
        assert (metadata.title, metadata.publisher, metadata.lang) == ("Dam opens", "The Agency", "en")
        assert (metadata.date, metadata.date_basis) == ("20200708T090000Z", "newsml")
        assert (metadata.byline, metadata.tags) == (("Ann Reed",), ("dams",))
        assert [(found.kind, found.text) for found in metadata.dates] == [
            ("modified", "20200709T090000+0100")
        ]
        event = parse_document(document)
        assert event.date is not None
        assert (event.date.edtf, event.date.time) == ("2020-07-08", "2020-07-08T09:00:00+00:00")


def test_newsml_1_with_the_text_twice_and_items_without_any() -> None:
    twice = CONTENT % ("Text", CONTENTS[2]) + CONTENT % ("Text", "The dam was opened.")
    assert one(NEWSML1 % twice).text == TEXT
    assert one(
        (NEWSML1 % twice).replace("<FirstCreated>20200708T090000Z</FirstCreated>", "")
    ).metadata.date == ("20200708")
    for none in (CONTENT % ("Photo", "x"), '<NewsItemRef NewsItem="urn:y"/>'):
        (problem,) = read(NEWSML1 % none)
        assert isinstance(problem, Problem)
        assert problem.code == "empty"
    items = (NEWSML1 % twice).partition("<NewsItem ")
    several = items[0] + (items[1] + items[2]).replace("</NewsML>", "") * 2 + "</NewsML>"
    assert [found.file for found in read(several)] == ["n.xml#1", "n.xml#2"]
