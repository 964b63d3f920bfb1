"""Under which names sources keep what: the one table of the names of fields."""

from newsline.model.document import EvidenceKind

# Names in order of preference, as `squash` leaves them. Those of the record come first
# (docs/record.md), then those of site generators (Hugo, Jekyll), clippers, feeds, crawlers
# (trafilatura, news-please, Fundus, newspaper4k, Scrapy items), interfaces (NewsAPI, GNews,
# GDELT DOC, Guardian, New York Times, Event Registry, Webz, Diffbot, WordPress), schema.org,
# ninjs and the columns of exported tables. docs/formats.md tells which field becomes what.
TITLE = tuple(
    "title headline webtitle articletitle newstitle headlines heading posttitle titlepage pagetitle"
    " ogtitle titlerss headlinetext".split()
)
TEXT = tuple(
    "text body content articlebody maintext plaintext bodytext fulltext articletext cleanedtext"
    " contenttext textcontent rawtext story articlecontent newstext posttext bodies bodyxhtml bodyhtml"
    " contenthtml contentencoded articlehtml contents contentelements html article".split()
)
# A teaser is not the article, but it is all that lists of articles hold.
TEASER = tuple(
    "selftext tweet description summary abstract excerpt shortdescription leadparagraph lead lede standfirst"
    " trailtext teaser snippet metadescription subtitle deck abstractnote".split()
)
DATE = tuple(
    "datetimepub date published datepublished publisheddate publishedat publishedon publishedtime pubdate"
    " publishdate datepublish publicationdate publishingdate publishtime publishedutc webpublicationdate"
    " firstpublished firstpublishedat firstpublishdate articlepublishedtime dateofpublication"
    " articledate newsdate postdate dateposted postedat postedon issued dateissued issuedate releasedate"
    " dcdate dctermsissued datetime timestamp publishedtimestamp displaydate time day createdutc".split()
)
# When an agency made the item; it carries no other date.
MADE = ("contentcreated", "firstcreated", "versioncreated")
# When an index of the world's news first saw the article, minutes after it came out (GDELT).
SEEN = ("seendate", "firstseen")
# Who writes a post without a headline publishes it in the same act (Twitter, Mastodon).
OF_POSTS = frozenset(("fulltext", "account", "user", "authorid", "retweetcount", "inreplytoid"))
POSTED = ("createdat", "created")
# Columns that only lists of kept links have (Instapaper, ArchiveBox): their "timestamp" is when it was kept.
OF_KEPT_LINKS = frozenset(("folder", "selection", "bookmarkeddate", "isarchived"))
# Sets made of the Common Crawl give the crawl's time such a name (C4; FineWeb, whose "dump" is the crawl).
CRAWLED = frozenset(("text", "timestamp", "url"))
# Dates of changing, making and saving: they bound the publication and never date it.
OTHER_DATES: tuple[tuple[EvidenceKind, tuple[str, ...]], ...] = (
    (
        "modified",
        tuple(
            "modified datemodified modifiedat modifiedtime updated updatedat updateddate dateupdated"
            " lastmod lastmodified lastupdated lastupdateddate datemodify contentmodified articlemodifiedtime"
            " edited editdate changed changedat".split()
        ),
    ),
    ("created", ("created", "createdat", "datecreated", "createddate")),
    (
        "captured",
        tuple(
            "crawled crawledat crawldate datedownload filedate fetched fetchedat retrieved retrievedat"
            " scrapedat datecrawled accessed accessdate saved savedat clipped downloaded downloadedat"
            " timeadded dateadded indexeddate bookmarkeddate retrievedon collectionutc warcdate".split()
        ),
    ),
)
URL = tuple(
    "url link canonical canonicalurl sourceurl originalurl permalink weburl articleurl newsurl pageurl"
    " canonicallink documenturl requestedurl externalurl href ogurl".split()
)
MAYBE_URL = ("mainentityofpage", "uri", "guid", "id", "alternate")
PUBLISHER = tuple(
    "source publisher site sitename sourcename publication newspaper outlet sourcehostname metasitename"
    " publicationtitle publicationname publishername sourcetitle provider medianame journal ogsitename"
    " copyrightholder containertitle namesource sourcedomain domain domainname cleanurl hostname sourceid"
    " origin feed".split()
)
BYLINE = tuple(
    "byline author authors creator creators dccreator writer writers reporter reporters journalist"
    " authorname authornames authorlist authorslist publishedby by".split()
)
SECTION = tuple(
    "section category sectionname articlesection rubric sectiontitle desk newsdesk headlinecategory".split()
)
TAGS = tuple(
    "tags keywords categories topics metakeywords newskeywords subjects subject concepts labels".split()
)
LANG = tuple("lang language metalang inlanguage humanlanguage languagecode languageofpublication".split())

# Languages by their English names and codes of three letters, as exports and interfaces write them,
# in ISO 639-1.
LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "arabic:ar bengali:bn bulgarian:bg catalan:ca chinese:zh croatian:hr czech:cs danish:da dutch:nl"
        " english:en estonian:et finnish:fi french:fr german:de greek:el hebrew:he hindi:hi hungarian:hu"
        " indonesian:id italian:it japanese:ja korean:ko latvian:lv lithuanian:lt malay:ms norwegian:no"
        " persian:fa polish:pl portuguese:pt romanian:ro russian:ru serbian:sr slovak:sk slovenian:sl"
        " spanish:es swedish:sv thai:th turkish:tr ukrainian:uk urdu:ur vietnamese:vi"
        " eng:en ara:ar zho:zh chi:zh ces:cs cze:cs dan:da nld:nl dut:nl fin:fi fra:fr fre:fr deu:de ger:de"
        " ell:el gre:el hin:hi hun:hu ita:it jpn:ja kor:ko nor:no pol:pl por:pt ron:ro rum:ro rus:ru spa:es"
        " swe:sv tur:tr ukr:uk"
    ).split()
)
# Where an object keeps the one value it stands for: `{"rendered": "…"}`, `{"name": "…"}`.
VALUE_KEYS = (
    "value",
    "text",
    "rendered",
    "main",
    "name",
    "label",
    "term",
    "title",
    "original",
    "#text",
    "webTitle",
    "tag",
    "basic",
    "en",
    "eng",
    "displayname",
    "display_name",
    "screen_name",
)
DATE_KEYS = ("$date", "$numberLong", "@value", "value", "iso", "raw", "text", "date-parts")
ADDRESS_KEYS = ("href", "url", "@id", "@rdf:about", "#text")
