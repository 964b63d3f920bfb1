"""The fields of the query language: one table, from which errors and documentation are made."""

from typing import NamedTuple

from newsline.index.plan import PostingField, WordField


class Field(NamedTuple):
    """A field of the query language.

    Exactly one of `postings` (a table of names), `words` (a field of the text index)
    and `is_date` says how it is answered.
    """

    name: str
    meaning: str
    example: str
    postings: PostingField | None = None
    words: WordField | None = None
    is_date: bool = False


FIELDS = (
    Field(
        "entity",
        "a named person, organisation or place",
        'entity:"Bashar al-Assad"',
        postings="entity",
    ),
    Field("speaker", "somebody who is quoted", "speaker:lavrov", postings="speaker"),
    Field("source", "the publisher", "source:reuters", postings="source"),
    Field("tag", "a tag or category of the page", "tag:syria", postings="tag"),
    Field("title", "words of the headline", "title:asylum", words="title"),
    Field("text", "words of the article's text", 'text:"live and die"', words="text"),
    Field("quote", "words of a quotation", "quote:secularism", words="quotes"),
    Field("date", "a date or a range of dates", "date:2012..2016-07", is_date=True),
)

BY_NAME = {field.name: field for field in FIELDS}
