"""One field table, the query language, search to hits."""

from newsline.query.ast import Query
from newsline.query.criteria import Criteria
from newsline.query.fields import FIELDS, Field
from newsline.query.search import Answer, answer, search, select
from newsline.query.syntax import parse_query

__all__ = [
    "FIELDS",
    "Answer",
    "Criteria",
    "Field",
    "Query",
    "answer",
    "parse_query",
    "search",
    "select",
]
