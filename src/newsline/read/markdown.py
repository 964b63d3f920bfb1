"""Markdown files: read as text; what the marks mean is the layout's business."""

from collections.abc import Iterator

from newsline.errors import Problem
from newsline.model import Document
from newsline.read.limits import Limits
from newsline.read.source import Source
from newsline.read.text import read_page


def read(source: Source, limits: Limits) -> Iterator[Document | Problem]:
    """The document that a markdown file holds."""
    yield read_page(source, limits, "markdown")
