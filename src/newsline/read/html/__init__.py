"""Saved web pages: the article of an HTML file, and all that the page says about its date.

Why it is done so, and what was measured: docs/decisions/0015-html.md.
"""

from newsline.read.html.page import read, read_page

__all__ = ["read", "read_page"]
